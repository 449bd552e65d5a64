//! What the run needs beyond the chain, as flat tables: which team serves which
//! touchpoint, who is on duty when, how many arrive. Refuses what cannot be run.

use super::arrivals::Demand;
use super::calendar::Rota;
use super::guests::NONE;
use super::refusal::QueueError;
use super::{Setting, WEEK};
use crate::chain::Chain;
use journey::JourneyMap;
use journey::ids::TeamId;
use journey::model::{ShiftEnd, Team};
use std::collections::BTreeSet;

/// Teams, posts and demand.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    pub(crate) teams: Vec<TeamTable>,
    /// By touchpoint of the chain.
    pub(crate) posts: Vec<Post>,
    pub(crate) demand: Demand,
}

/// A team that serves a touchpoint of the chain.
#[derive(Clone, Debug)]
pub(crate) struct TeamTable {
    pub(crate) id: Option<TeamId>,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) rota: Rota,
    /// Who has begun finishes, whatever the shift.
    pub(crate) finishes: bool,
    /// Most customers with the team at the same time, waiting or served.
    pub(crate) room: usize,
}

/// Who serves a touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// Index of the team, or [`NONE`].
    pub(crate) team: u32,
    /// 1 is served first, [`CLASSES`] last.
    pub(crate) class: u8,
    /// Whoever served the step before stays.
    pub(crate) same_person: bool,
}

/// Classes of priority.
pub(crate) const CLASSES: u8 = 5;
/// A month, in weeks: a year of 365.25 days has twelve.
const WEEKS_OF_MONTH: f64 = 365.25 / 12.0 / 7.0;
/// More journeys a month than this are a slip of the pen.
const MOST_DEMAND: f64 = 1e9;

impl Desk {
    /// From the map that the chain was made of.
    ///
    /// # Errors
    /// When demand or calendars cannot be read, or a calendar is never open.
    pub(crate) fn compile(map: &JourneyMap, chain: &Chain, setting: &Setting, weeks: u32) -> Result<Self, QueueError> {
        let demand = demand(map)?;
        let (mut teams, mut posts): (Vec<&Team>, Vec<Post>) = (Vec::new(), Vec::new());
        for node in &chain.nodes {
            let touchpoint = map.touchpoint(node.id);
            let team = touchpoint.and_then(|t| t.team).and_then(|id| map.team(id));
            let team = team.map_or(NONE, |team| {
                let place = teams.iter().position(|t| t.id == team.id).unwrap_or_else(|| {
                    teams.push(team);
                    teams.len() - 1
                });
                place as u32
            });
            let class = touchpoint.map_or(CLASSES, |t| t.priority.clamp(1, u32::from(CLASSES)) as u8);
            posts.push(Post { team, class, same_person: touchpoint.is_some_and(|t| t.same_person) });
        }
        let shifts = shifts(map, &teams, setting)?;
        let tables = teams.into_iter().zip(shifts).map(|(team, shift)| table(team, shift, setting, weeks));
        Ok(Self { teams: tables.collect::<Result<_, _>>()?, posts, demand })
    }

    pub(crate) fn post(&self, place: usize) -> Post {
        self.posts.get(place).copied().unwrap_or(Post { team: NONE, class: CLASSES, same_person: false })
    }
}

fn demand(map: &JourneyMap) -> Result<Demand, QueueError> {
    let details = map.details();
    let monthly = details.demand.value;
    if monthly == 0.0 {
        return Err(QueueError::NoDemand);
    }
    if !(0.0..=MOST_DEMAND).contains(&monthly) {
        return Err(QueueError::Demand(monthly));
    }
    Demand::new(monthly / WEEKS_OF_MONTH / WEEK, &details.demand_week).ok_or(QueueError::DemandWeek)
}

/// Minutes from each team's time to that of the demand.
fn shifts(map: &JourneyMap, teams: &[&Team], setting: &Setting) -> Result<Vec<i32>, QueueError> {
    let offset =
        |zone: &str| setting.offsets.get(zone).copied().ok_or_else(|| QueueError::Zone { zone: zone.to_owned() });
    let home = map.details().time_zone.as_str();
    if home.is_empty() {
        // All in one place, wherever that is.
        let zones: BTreeSet<&str> =
            teams.iter().map(|team| team.time_zone.as_str()).filter(|z| !z.is_empty()).collect();
        return if zones.len() > 1 { Err(QueueError::DemandZone) } else { Ok(vec![0; teams.len()]) };
    }
    let shift = |team: &&Team| match team.time_zone.as_str() {
        "" => Ok(0),
        zone if zone == home => Ok(0),
        zone => Ok(offset(home)? - offset(zone)?),
    };
    teams.iter().map(shift).collect()
}

fn table(team: &Team, shift: i32, setting: &Setting, weeks: u32) -> Result<TeamTable, QueueError> {
    let first = setting.start.monday();
    let closed = team.holidays.iter().map(|text| {
        let day = super::Day::parse(text);
        day.map(|day| day.since(first))
            .ok_or_else(|| QueueError::Holiday { team: team.name.clone(), day: text.clone() })
    });
    let rota = Rota { week: team.week(), shift, closed: closed.collect::<Result<_, _>>()? };
    let name = team.name.clone();
    if rota.mean() == 0.0 && !team.shifts.is_empty() {
        return Err(QueueError::NoOpenHour { team: name });
    }
    if rota.mean() > 0.0 && !rota.ever_open(weeks) {
        let (from, to) = (first.to_string(), first.plus(i64::from(weeks) * 7 - 1).to_string());
        return Err(QueueError::OnlyHolidays { team: name, from, to });
    }
    Ok(TeamTable {
        id: Some(team.id),
        key: team.key.clone(),
        name,
        rota,
        finishes: team.at_shift_end == ShiftEnd::Finish,
        room: usize::MAX,
    })
}
