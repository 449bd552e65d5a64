//! The tables of a map: its steps with their lanes, what hurts, what could be
//! better, what is asked.

use super::found::{deviations, of_run};
use super::{Cell, Column, Table};
use crate::clean::one_line;
use crate::order::{by_stage, drawn};
use crate::report::{Found, words};
use crate::ways;
use journey::JourneyMap;
use journey::edit::Edit;
use journey::model::{Anchor, Lane, LaneRole, Need, Touchpoint, Transition};

/// The steps, and every other table that has a row; those of a run and of
/// tickets where there are some.
#[must_use]
pub fn all(map: &JourneyMap, found: &Found<'_>) -> Vec<Table> {
    let of_map = [pain_points(map), opportunities(map), questions(map)];
    let of_run = found.run.map(|run| of_run(map, run)).into_iter().flatten();
    let of_tickets = found.conformance.map(|conformance| deviations(map, conformance));
    let others = of_map.into_iter().chain(of_run).chain(of_tickets).filter(|table| !table.rows.is_empty());
    std::iter::once(steps(map)).chain(others).collect()
}

/// What the map says of each step; its lanes follow. Reading a table back tells
/// ours by them.
pub(crate) const STEP_HEADS: [(&str, f64); 14] = [
    ("stage", 18.0),
    ("step", 30.0),
    ("key", 16.0),
    ("ends as", 16.0),
    ("channel", 14.0),
    ("level", 10.0),
    ("waiting, typical (min)", 12.0),
    ("waiting, bad day (min)", 12.0),
    ("doing, typical (min)", 12.0),
    ("doing, bad day (min)", 12.0),
    ("gives up after (min)", 12.0),
    ("feels (−2 to +2)", 10.0),
    ("cost of a visit", 10.0),
    ("leads on to", 36.0),
];

/// A head, its width, and what stands below it.
type Further = (&'static str, f64, fn(&JourneyMap, &Touchpoint) -> Cell);

/// What only some steps have; a column of it stands there where one has it.
/// What every step has as long as nobody says otherwise is left empty.
const FURTHER: [Further; 15] = [
    ("has to stay for (share of the wait)", 12.0, |_, step| but(step.attended.value, 1.0, Cell::Share)),
    ("blocked for (share of the rest)", 12.0, |_, step| but(step.blocked.value, 1.0, Cell::Share)),
    ("the wait feels", 20.0, |_, step| lines(step.wait_flags.iter().map(|flag| words::wait_flag(*flag)))),
    ("easy questions", 10.0, |_, step| but(step.easy_questions.into(), 0.0, Cell::Number)),
    ("hard questions", 10.0, |_, step| but(step.hard_questions.into(), 0.0, Cell::Number)),
    ("says it again", 10.0, |_, step| but(step.repeat_info.into(), 0.0, Cell::Number)),
    ("generic answers", 10.0, |_, step| but(step.generic_answer.into(), 0.0, Cell::Number)),
    ("of value (share of doing)", 10.0, |_, step| but(step.value_share.value, 0.0, Cell::Share)),
    ("we can change it", 10.0, |_, step| if step.controllable { Cell::Empty } else { Cell::text("no") }),
    ("moment of truth", 10.0, |_, step| if step.moment_of_truth { Cell::text("yes") } else { Cell::Empty }),
    ("team", 18.0, |map, step| lines(step.team.and_then(|id| map.team(id)).map(|team| team.name.as_str()))),
    ("need begins here", 24.0, |map, step| needs(map, |need| need.opens_at.contains(&step.id))),
    ("need met here", 24.0, |map, step| needs(map, |need| need.met_at.contains(&step.id))),
    ("solved alone here", 24.0, |map, step| needs(map, |need| step.solves.contains(&need.id))),
    ("achieved here", 24.0, |map, step| needs(map, |need| step.achieves.contains(&need.id))),
];

fn but(value: f64, usual: f64, cell: fn(f64) -> Cell) -> Cell {
    if value == usual { Cell::Empty } else { cell(value) }
}

fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> Cell {
    Cell::text(&texts.into_iter().map(one_line).collect::<Vec<_>>().join("\n"))
}

fn needs(map: &JourneyMap, is: impl Fn(&Need) -> bool) -> Cell {
    lines(map.needs().filter(|need| is(need)).map(|need| need.name.as_str()))
}

/// Steps in rows, with what the map says of each and what stands in its lanes;
/// before them a row for the stage itself, where something stands at it.
#[must_use]
pub fn steps(map: &JourneyMap) -> Table {
    let lanes: Vec<_> = map.lanes().into_iter().filter(|lane| !lane.hidden && lane.role != LaneRole::Emotion).collect();
    let by_stage = by_stage(map, &drawn(map));
    let further: Vec<_> = FURTHER
        .into_iter()
        .filter(|(.., cell)| by_stage.iter().flat_map(|(_, steps)| steps).any(|step| cell(map, step) != Cell::Empty))
        .collect();
    let mut heads = STEP_HEADS.to_vec();
    heads.extend(further.iter().map(|(head, width, _)| (*head, *width)));
    heads.extend(lanes.iter().map(|lane| (lane.name.as_str(), 28.0)));
    let mut rows = Vec::new();
    for (stage, steps) in by_stage {
        let texts = in_lanes(map, &lanes, Anchor::Stage(stage.id));
        if texts.iter().any(|text| *text != Cell::Empty) {
            let empty = heads.len() - 1 - texts.len();
            let row = std::iter::once(Cell::text(&stage.name)).chain(std::iter::repeat_n(Cell::Empty, empty));
            rows.push(row.chain(texts).collect());
        }
        for step in steps {
            let mut row = vec![Cell::text(&stage.name), Cell::text(&step.name), Cell::text(&step.key)];
            row.extend(figures(map, step));
            row.extend(further.iter().map(|(.., cell)| cell(map, step)));
            row.extend(in_lanes(map, &lanes, Anchor::Touchpoint(step.id)));
            rows.push(row);
        }
    }
    table("Steps", &heads, rows)
}

fn figures(map: &JourneyMap, step: &Touchpoint) -> Vec<Cell> {
    let end = step.is_end();
    let number = |value: f64| if end { Cell::Empty } else { Cell::number(Some(value)) };
    let (wait, active) = (step.wait.value.typical_and_bad_day(), step.active.value.typical_and_bad_day());
    let ways = map.outgoing(step.id).into_iter().filter_map(|way| onward(map, way));
    vec![
        step.outcome.map_or(Cell::Empty, |outcome| Cell::text(words::outcome(outcome))),
        Cell::text(&step.channel),
        step.level.map_or(Cell::Empty, |level| Cell::text(draw::words::level(level))),
        number(wait.0),
        number(wait.1),
        number(active.0),
        number(active.1),
        Cell::number(step.patience.as_ref().map(|patience| patience.value)),
        Cell::number(step.emotion.as_ref().map(|emotion| emotion.value)),
        number(step.cost.value),
        Cell::text(&ways.collect::<Vec<_>>().join("; ")),
    ]
}

/// "Call the desk 15 % (dead end) (because: cannot get in) “after an hour”": where
/// to, how many of those who leave in the same way, what it costs, why
/// self-service is left, what it is called.
fn onward(map: &JourneyMap, way: &Transition) -> Option<String> {
    let to = map.touchpoint(way.target)?;
    let name = one_line(&to.name);
    let alone = map.touchpoints().filter(|other| one_line(&other.name) == name).count() == 1;
    let key = if alone { String::new() } else { format!(" [{}]", to.key) };
    let kind = ways::word(way.kind).map_or_else(String::new, |word| format!(" ({word})"));
    let because = way.exit_reason.and_then(ways::because);
    let because = because.map_or_else(String::new, |words| format!(" (because: {words})"));
    let label = Some(one_line(&way.label)).filter(|label| !label.is_empty());
    let label = label.map_or_else(String::new, |label| format!(" “{label}”"));
    Some(format!("{name}{key} {}{kind}{because}{label}", journey::words::percent(way.share.value)))
}

/// What stands in each of these lanes at a step or a stage, a line for each.
fn in_lanes(map: &JourneyMap, lanes: &[&Lane], at: Anchor) -> Vec<Cell> {
    let of = |lane: &&Lane| match lane.role {
        LaneRole::Pain => lines(map.pain_points_at(at).map(|pain| pain.text.as_str())),
        LaneRole::Opportunity => lines(map.opportunities_at(at).map(|idea| idea.text.as_str())),
        _ => {
            let cells = map.cells().filter(|cell| cell.lane == lane.id && cell.at == at);
            Cell::text(&cells.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\n"))
        }
    };
    lanes.iter().map(of).collect()
}

fn pain_points(map: &JourneyMap) -> Table {
    let heads = [
        ("at", 28.0),
        ("pain point", 44.0),
        ("severity (1 to 5)", 10.0),
        ("how often", 16.0),
        ("layer", 8.0),
        ("kind", 16.0),
        ("votes", 8.0),
        ("status", 18.0),
        ("owner", 18.0),
        ("rests on", 20.0),
        ("mended, shown by", 30.0),
    ];
    let row = |pain: &journey::model::PainPoint| {
        vec![
            Cell::text(&place(map, pain.at)),
            Cell::text(&pain.text),
            Cell::number(pain.severity.map(f64::from)),
            pain.frequency.map_or(Cell::Empty, |f| Cell::text(words::frequency(f))),
            pain.layer.map_or(Cell::Empty, |layer| Cell::text(words::layer(layer))),
            pain.kind.map_or(Cell::Empty, |kind| Cell::text(words::kind(kind))),
            Cell::number(Some(f64::from(pain.votes))),
            Cell::text(words::status(pain.status)),
            Cell::text(&pain.owner),
            Cell::text(&words::evidence(&pain.evidence)),
            Cell::text(&pain.proof),
        ]
    };
    table("Pain points", &heads, map.pain_points().map(row).collect())
}

fn opportunities(map: &JourneyMap) -> Table {
    let heads = [
        ("at", 28.0),
        ("opportunity", 44.0),
        ("owner", 18.0),
        ("measured by", 30.0),
        ("price", 12.0),
        ("changes", 10.0),
        ("would change", 60.0),
    ];
    let row = |idea: &journey::model::Opportunity| {
        vec![
            Cell::text(&place(map, idea.at)),
            Cell::text(&idea.text),
            Cell::text(&idea.owner),
            Cell::text(&idea.measure),
            Cell::number(idea.price),
            Cell::number(Some(idea.edits.len() as f64)),
            would_change(map, &idea.edits),
        ]
    };
    table("Opportunities", &heads, map.opportunities().map(row).collect())
}

/// Edits in words, a line for each, as they would come one after the other.
fn would_change(map: &JourneyMap, edits: &[Edit]) -> Cell {
    let mut then = map.clone();
    let words: Vec<String> = edits
        .iter()
        .map(|edit| {
            let words = journey::words::of_edits(&then, std::slice::from_ref(edit));
            // One that is refused by now still says what it meant.
            let _ = then.edit(std::slice::from_ref(edit));
            words
        })
        .collect();
    lines(words.iter().map(String::as_str))
}

fn questions(map: &JourneyMap) -> Table {
    let heads = [("at", 28.0), ("question", 44.0), ("answer", 44.0)];
    let row = |q: &journey::model::OpenQuestion| {
        vec![Cell::text(&place(map, q.at)), Cell::text(&q.text), Cell::text(&q.answer)]
    };
    table("Questions", &heads, map.questions().map(row).collect())
}

/// What something stands at.
pub(crate) fn place(map: &JourneyMap, at: Anchor) -> String {
    match at {
        Anchor::Touchpoint(id) => map.touchpoint(id).map(|t| one_line(&t.name)),
        Anchor::Stage(id) => map.stage(id).map(|s| one_line(&s.name)),
    }
    .unwrap_or_default()
}

pub(super) fn table(name: &str, heads: &[(&str, f64)], rows: Vec<Vec<Cell>>) -> Table {
    let columns = heads.iter().map(|(head, width)| Column { head: one_line(head), width: *width }).collect();
    Table { name: name.into(), columns, rows }
}
