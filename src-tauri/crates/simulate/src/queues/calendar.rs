//! Who is on duty when: the week of a team, moved into the zone of the demand,
//! with its holidays taken out, as changes in the order of time.

use journey::model::HOURS_OF_WEEK;
use std::collections::BTreeSet;

/// The calendar of a team.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rota {
    /// On duty in each hour of the team's week.
    pub(crate) week: [u32; HOURS_OF_WEEK],
    /// Minutes to add to the team's time to get that of the demand.
    pub(crate) shift: i32,
    /// Days without anybody, from the first Monday on, in the team's zone. A
    /// shift that reaches into such a day ends at midnight.
    pub(crate) closed: BTreeSet<i64>,
}

/// From now on so many of a team are on duty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Change {
    /// Minutes since the start of the run.
    pub(crate) at: f64,
    pub(crate) team: usize,
    pub(crate) staff: u32,
}

const HOURS: i64 = HOURS_OF_WEEK as i64;
/// No two zones are further apart than this.
const FURTHEST: i64 = 28;

impl Rota {
    /// So many people round the clock.
    pub(crate) fn always(staff: u32) -> Self {
        Self { week: [staff; HOURS_OF_WEEK], shift: 0, closed: BTreeSet::new() }
    }

    /// Mean number on duty in an ordinary week.
    pub(crate) fn mean(&self) -> f64 {
        self.week.iter().map(|staff| f64::from(*staff)).sum::<f64>() / HOURS_OF_WEEK as f64
    }

    /// Where the number on duty changes within so many weeks; the first one is
    /// at minute 0.
    fn changes(&self, team: usize, weeks: u32) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for hour in -FURTHEST..i64::from(weeks) * HOURS + FURTHEST {
            let at = (hour * 60 + i64::from(self.shift)).max(0) as f64;
            let staff = self.on_duty(hour);
            if changes.last().is_some_and(|last| last.at == at) {
                changes.pop();
            }
            if changes.last().is_none_or(|last| last.staff != staff) {
                changes.push(Change { at, team, staff });
            }
        }
        changes
    }

    fn on_duty(&self, hour: i64) -> u32 {
        if self.closed.contains(&hour.div_euclid(24)) {
            return 0;
        }
        self.week.get(hour.rem_euclid(HOURS) as usize).copied().unwrap_or(0)
    }

    /// Whether anybody is on duty at any time of so many weeks.
    pub(crate) fn ever_open(&self, weeks: u32) -> bool {
        let end = f64::from(weeks) * super::WEEK;
        self.changes(0, weeks).iter().any(|change| change.staff > 0 && change.at < end)
    }
}

/// The changes of all teams.
pub(crate) fn changes<'a>(rotas: impl Iterator<Item = &'a Rota>, weeks: u32) -> Vec<Change> {
    let mut all: Vec<Change> = rotas.enumerate().flat_map(|(team, rota)| rota.changes(team, weeks)).collect();
    all.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.team.cmp(&b.team)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nine_to_five() -> Rota {
        let mut week = [0; HOURS_OF_WEEK];
        (0..5).for_each(|day| week[day * 24 + 9..day * 24 + 17].fill(3));
        Rota { week, ..Rota::always(0) }
    }

    fn minutes(changes: &[Change]) -> Vec<(f64, u32)> {
        changes.iter().map(|c| (c.at / 60.0, c.staff)).collect()
    }

    #[test]
    fn a_week_repeats() {
        let changes = nine_to_five().changes(0, 2);
        assert_eq!(minutes(&changes)[..4], [(0.0, 0), (9.0, 3), (17.0, 0), (33.0, 3)]);
        assert_eq!(changes.iter().filter(|c| c.staff == 3 && c.at < 2.0 * super::super::WEEK).count(), 10);
        assert_eq!(minutes(&Rota::always(4).changes(0, 3)), [(0.0, 4)]);
    }

    #[test]
    fn a_team_in_the_east_begins_earlier() {
        // 9:00 in Kolkata (+330) is 4:30 in Berlin (+60).
        let rota = Rota { shift: 60 - 330, ..nine_to_five() };
        assert_eq!(minutes(&rota.changes(0, 1))[..3], [(0.0, 0), (4.5, 3), (12.5, 0)]);
        // And a team in the west still works on Sunday when Monday begins.
        let rota = Rota { shift: 600, week: [2; HOURS_OF_WEEK], closed: [0].into() };
        assert_eq!(minutes(&rota.changes(0, 1))[..3], [(0.0, 2), (10.0, 0), (34.0, 2)]);
    }

    #[test]
    fn nobody_is_there_on_a_holiday() {
        let rota = Rota { closed: [0, 8].into(), ..nine_to_five() };
        let changes = rota.changes(0, 2);
        assert_eq!(minutes(&changes)[..2], [(0.0, 0), (33.0, 3)], "Monday is free");
        assert_eq!(changes.iter().filter(|c| c.staff == 3 && c.at < 2.0 * super::super::WEEK).count(), 8);
        let all = Rota { closed: (-1..14).collect(), ..nine_to_five() };
        assert!(!all.ever_open(2) && all.ever_open(3));
    }
}
