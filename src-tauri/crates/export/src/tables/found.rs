//! Tables of what was found out: of a run what is expected, where the effort
//! goes, and what people solve or could have solved without us, each with whose
//! figures these are; of tickets, where they leave the map.

use super::build::table;
use super::{Cell, Column, Table};
use crate::clean::one_line;
use crate::report::{level_zero, who, words};
use journey::JourneyMap;
use journey::ids::TouchpointId;
use simulate::levelzero::{self, Stake};
use simulate::report::SimulationReport;
use tickets::{Conformance, Deviation};

/// Names of the sheets, which reading a workbook back leaves out.
pub(crate) const FOUND: [&str; 5] = ["Expected", "Friction", "Level Zero", "Level Zero gaps", "Deviations"];

/// The tables of a run; a last column says who walked.
pub(super) fn of_run(map: &JourneyMap, run: &SimulationReport) -> Vec<Table> {
    let walked = Cell::text(&who(map, run.who));
    let with_who = |mut table: Table| {
        table.columns.push(Column { head: "who walked".into(), width: 20.0 });
        table.rows.iter_mut().for_each(|row| row.push(walked.clone()));
        table
    };
    [expected(map, run), friction(run), solved(map, run), gaps(map, run)].map(with_who).into()
}

fn expected(map: &JourneyMap, run: &SimulationReport) -> Table {
    let heads = [("figure", 44.0), ("mean", 12.0), ("95 % from", 12.0), ("to", 12.0), ("unit", 16.0)];
    let (outcomes, totals) = (&run.outcomes, &run.totals);
    let currency = map.details().currency.as_str();
    let share = |about: &str, mean, low, high| {
        let cells = [mean, low, high].map(|value| Cell::share(Some(value)));
        std::iter::once(Cell::text(about)).chain(cells).chain([Cell::Empty]).collect()
    };
    let mut rows: Vec<Vec<Cell>> = [
        ("solved and checked", &outcomes.resolved_verified),
        ("solved, not checked", &outcomes.resolved_unverified),
        ("given up", &outcomes.abandoned),
    ]
    .map(|(about, of)| share(about, of.mean, of.low, of.high))
    .into();
    let solved = level_zero::share(run);
    rows.extend(solved.map(|of| share("of all needs solved without us (level 0)", of.mean, of.low, of.high)));
    rows.extend(
        [
            ("effort of a journey", &totals.friction_em, "em"),
            ("remembered effort", &totals.remembered_em, "em"),
            ("time lost", &totals.lost_min, "min"),
            ("time until it is over", &totals.elapsed_min, "min"),
            ("cost of a journey to the provider", &totals.cost, currency),
        ]
        .map(|(about, of, unit)| {
            let cells = [of.mean, of.low, of.high].map(|value| Cell::number(Some(value)));
            std::iter::once(Cell::text(about)).chain(cells).chain([Cell::text(unit)]).collect()
        }),
    );
    table("Expected", &heads, rows)
}

/// Of each need, the share that is solved without us.
fn solved(map: &JourneyMap, run: &SimulationReport) -> Table {
    let heads = [
        ("need", 26.0),
        ("a month", 10.0),
        ("solved without us", 10.0),
        ("95 % from", 10.0),
        ("to", 10.0),
        ("of them a month", 10.0),
        ("given up", 10.0),
    ];
    let demand = map.details().demand.value.max(0.0);
    let rows = run.needs.iter().filter(|need| need.episodes.mean > 0.0).map(|need| {
        let a_month = need.episodes.mean * demand;
        let level0 = &need.level0;
        vec![
            Cell::text(&need.name),
            Cell::number(Some(a_month)),
            Cell::share(Some(level0.mean)),
            Cell::share(Some(level0.low)),
            Cell::share(Some(level0.high)),
            Cell::number(Some(a_month * level0.mean)),
            Cell::share(Some(need.given_up.mean)),
        ]
    });
    table("Level Zero", &heads, rows.collect())
}

fn friction(run: &SimulationReport) -> Table {
    let heads = [
        ("step", 30.0),
        ("effort (em per journey)", 12.0),
        ("95 % from", 10.0),
        ("to", 10.0),
        ("share of all", 10.0),
        ("visits per journey", 10.0),
        ("is the peak", 10.0),
        ("ours to change", 10.0),
        ("why", 44.0),
    ];
    let sum: f64 = run.touchpoints.iter().map(|t| t.friction_em.mean).sum();
    let row = |t: &simulate::report::TouchpointReport| {
        vec![
            Cell::text(&t.name),
            Cell::number(Some(t.friction_em.mean)),
            Cell::number(Some(t.friction_em.low)),
            Cell::number(Some(t.friction_em.high)),
            Cell::share((sum > 0.0).then(|| t.friction_em.mean / sum)),
            Cell::number(Some(t.visits.mean)),
            Cell::share(Some(t.peak_share)),
            Cell::text(if t.controllable { "yes" } else { "no" }),
            Cell::text(&t.causes.why(3)),
        ]
    };
    table("Friction", &heads, run.touchpoints.iter().map(row).collect())
}

fn gaps(map: &JourneyMap, run: &SimulationReport) -> Table {
    let heads = [
        ("need", 26.0),
        ("gap", 30.0),
        ("a month", 10.0),
        ("95 % from", 10.0),
        ("to", 10.0),
        ("hours a month", 10.0),
        ("95 % from", 10.0),
        ("to", 10.0),
        ("capacity a month", 12.0),
        ("effort (em a month)", 12.0),
        ("what usually helps", 44.0),
    ];
    let mean = |stake: Option<Stake>| Cell::number(stake.map(|s| s.mean));
    let mut rows = Vec::new();
    for need in levelzero::at_stake(run, map) {
        for gap in need.gaps {
            rows.push(vec![
                Cell::text(&need.name),
                Cell::text(words::gap(gap.class)),
                Cell::number(Some(gap.volume.mean)),
                Cell::number(Some(gap.volume.low)),
                Cell::number(Some(gap.volume.high)),
                mean(gap.hours),
                Cell::number(gap.hours.map(|s| s.low)),
                Cell::number(gap.hours.map(|s| s.high)),
                mean(gap.cost),
                mean(gap.effort_em),
                Cell::text(&gap.remedy),
            ]);
        }
    }
    table("Level Zero gaps", &heads, rows)
}

/// Where tickets part from the map, the most tickets first.
#[must_use]
pub fn deviations(map: &JourneyMap, conformance: &Conformance) -> Table {
    let heads = [
        ("deviation", 54.0),
        ("step", 30.0),
        ("state", 24.0),
        ("after", 30.0),
        ("tickets", 10.0),
        ("share of all tickets", 12.0),
        ("times", 10.0),
    ];
    let step = |id: Option<TouchpointId>| {
        id.and_then(|id| map.touchpoint(id)).map_or(Cell::Empty, |step| Cell::text(&one_line(&step.name)))
    };
    let row = |it: &Deviation| {
        vec![
            Cell::text(&it.words),
            step(it.touchpoint),
            Cell::text(it.state.as_deref().unwrap_or_default()),
            step(it.after),
            Cell::number(Some(f64::from(it.tickets))),
            Cell::share(Some(it.share)),
            Cell::number(Some(f64::from(it.times))),
        ]
    };
    table("Deviations", &heads, conformance.deviations.iter().map(row).collect())
}
