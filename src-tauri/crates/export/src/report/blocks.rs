//! What the report says, and in which order.

use super::ranges::{Range, Style, percent, time};
use super::{Block, Found, level_zero, walked, words};
use crate::clean::one_line;
use crate::tables::place;
use draw::words::count;
use journey::JourneyMap;
use journey::figure::Evidence;
use journey::model::{FrictionWeights, MapState, PainPoint, PainStatus};
use simulate::Who;
use simulate::rank::{Ranked, Ranking};
use simulate::report::SimulationReport;
use simulate::what_if::Difference;
use std::collections::BTreeSet;

/// So many steps of the friction ranking are named.
const RANKED: usize = 10;

pub(super) fn of(map: &JourneyMap, found: &Found<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(about(map, found.date))];
    blocks.push(Block::Map);
    if let Some(run) = found.run {
        blocks.extend(expected(map, run));
    }
    blocks.extend(personas(map));
    if let Some(run) = found.run {
        blocks.extend(friction(run));
        blocks.extend(level_zero::solved(map, run));
        blocks.extend(level_zero::gaps(map, run));
    }
    if let Some((ranking, who)) = found.ranking {
        blocks.extend(what_if(map, ranking, who));
    }
    blocks.extend(pain_points(map));
    blocks.extend(questions(map));
    blocks.extend(assumptions(map));
    blocks.extend(again(map, found));
    blocks
}

fn about(map: &JourneyMap, date: &str) -> String {
    let details = map.details();
    let state = if details.state == MapState::AsIs { "As it is today" } else { "As it could be" };
    let said =
        [("Whose journey: ", &details.actor), ("Situation: ", &details.scenario), ("Expected: ", &details.expectation)];
    let said =
        said.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(name, text)| format!("{name}{}.", ended(text)));
    let date = if date.is_empty() { state.to_owned() } else { format!("{state}, {date}") };
    std::iter::once(format!("{date}.")).chain(said).collect::<Vec<_>>().join(" ")
}

/// A sentence whose full stop is put behind it.
fn ended(text: &str) -> String {
    one_line(text).trim_end_matches(['.', ' ']).to_owned()
}

fn expected(map: &JourneyMap, run: &SimulationReport) -> Vec<Block> {
    vec![
        Block::Heading("What is expected"),
        Block::Figures(figures(map, run)),
        Block::Paragraph(format!("{}; what the figures of the map rest on is said below.", simulated(map, run))),
    ]
}

/// The headline figures of a run with their ranges, and what each is.
pub(crate) fn figures(map: &JourneyMap, run: &SimulationReport) -> Vec<(String, String)> {
    let (outcomes, totals) = (&run.outcomes, &run.totals);
    let em = |figure| Style::unit("em").say(figure);
    let mut figures = vec![
        (percent(&outcomes.resolved_verified), "solved and checked"),
        (percent(&outcomes.resolved_unverified), "solved, not checked"),
        (percent(&outcomes.abandoned), "given up"),
    ];
    figures.extend(level_zero::share(run).map(|share| (percent(share), "of all needs solved without us (level 0)")));
    figures.extend([
        (em(&totals.friction_em), "effort of a journey, in effort minutes (em)"),
        (em(&totals.remembered_em), "remembered: half the worst step, half the last"),
        (time(&totals.lost_min), "time lost"),
        (time(&totals.elapsed_min), "time until it is over"),
        (Style::money(&map.details().currency).least(1).say(&totals.cost), "cost of a journey to the provider"),
    ]);
    figures.into_iter().map(|(figure, about)| (figure, about.to_owned())).collect()
}

/// Where the figures come from, whose they are, and what their ranges are.
pub(crate) fn simulated(map: &JourneyMap, run: &SimulationReport) -> String {
    format!(
        "{} simulated customers ({}), seed {}. Ranges are 95 % intervals of the simulation",
        count(run.walks.into()),
        walked::who(map, run.who),
        run.seed
    )
}

fn personas(map: &JourneyMap) -> Vec<Block> {
    let factor = |value: f64| format!("×{value}");
    let rows = map.personas().map(|persona| {
        let traits = &persona.traits;
        vec![
            one_line(&persona.name),
            one_line(&persona.description),
            share(persona.share),
            factor(traits.patience),
            factor(traits.discovers),
            factor(traits.answers),
        ]
    });
    section(
        "Who the customers are",
        &["persona", "who it is", "share", "patience", "finds self-service", "answers questions"],
        rows.collect(),
    )
}

fn friction(run: &SimulationReport) -> Vec<Block> {
    let sum: f64 = run.touchpoints.iter().map(|t| t.friction_em.mean).sum();
    let rows = run.touchpoints.iter().filter(|t| t.friction_em.mean > 0.0).take(RANKED).map(|t| {
        let ours = if t.controllable { "" } else { " (not ours to change)" };
        vec![
            format!("{}{ours}", one_line(&t.name)),
            Style::unit("em").say(&t.friction_em),
            share(t.friction_em.mean / sum),
            share(t.peak_share),
            t.causes.why(3),
        ]
    });
    section(
        "Where the effort goes",
        &["step", "expected effort", "of all", "is the worst moment", "why"],
        rows.collect(),
    )
}

pub(crate) fn what_if(map: &JourneyMap, ranking: &Ranking, who: Who) -> Vec<Block> {
    let money = Style::money(&map.details().currency);
    let row = |idea: &Ranked| {
        let change = |of: Option<&Difference>, style| of.map_or_else(|| "–".to_owned(), |d| differs(d, style));
        let changes = idea.changes.as_ref();
        let price = idea
            .price
            .map_or_else(|| "–".to_owned(), |price| money.say(Range { mean: price, low: price, high: price }));
        vec![
            one_line(&idea.text),
            price,
            change(changes.map(|c| &c.friction_em), Style::unit("em")),
            change(changes.map(|c| &c.cost), money),
            change(changes.map(|c| &c.lost_min), Style::unit("min")),
        ]
    };
    let heads = ["opportunity", "price", "effort of a journey", "cost of a journey", "time lost"];
    let (reckoned, others): (Vec<_>, Vec<_>) = ranking.opportunities.iter().partition(|idea| idea.problem.is_none());
    let mut blocks =
        section("What opportunities are expected to change", &heads, reckoned.into_iter().map(row).collect());
    if !blocks.is_empty() {
        let names: Vec<_> = others.iter().map(|idea| format!("“{}”", one_line(&idea.text))).collect();
        let others = if names.is_empty() { String::new() } else { format!(" Not simulated: {}.", names.join(", ")) };
        let (walks, who) = (count(ranking.walks.into()), walked::who(map, who));
        blocks.push(Block::Paragraph(format!("{walks} simulated customers ({who}), seed {}.{others}", ranking.seed)));
    }
    blocks
}

pub(crate) fn pain_points(map: &JourneyMap) -> Vec<Block> {
    let mut open: Vec<_> = map.pain_points().filter(|pain| pain.status != PainStatus::Closed).collect();
    open.sort_by_key(|pain| std::cmp::Reverse(weight(pain)));
    let rows = open.into_iter().map(|pain| {
        vec![
            one_line(&pain.text),
            place(map, pain.at),
            pain.severity.map_or_else(|| "–".into(), |s| s.to_string()),
            pain.frequency.map_or_else(|| "–".into(), |often| words::frequency(often).to_owned()),
            pain.votes.to_string(),
            words::status(pain.status).to_owned(),
            Some(one_line(&pain.owner)).filter(|owner| !owner.is_empty()).unwrap_or_else(|| "nobody yet".into()),
        ]
    });
    section(
        "Pain points that are open",
        &["pain point", "at", "severity", "how often", "votes", "status", "owner"],
        rows.collect(),
    )
}

/// As the list in the window ranks them: severity times votes, and among equals
/// the one that hurts more.
fn weight(pain: &PainPoint) -> (u64, u8, u32) {
    let severity = pain.severity.unwrap_or(0);
    (u64::from(severity) * u64::from(pain.votes), severity, pain.votes)
}

fn questions(map: &JourneyMap) -> Vec<Block> {
    let open: Vec<_> = map.questions().filter(|q| q.answer.trim().is_empty()).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let lines = open.into_iter().map(|q| format!("{}: {}", place(map, q.at), one_line(&q.text)));
    vec![Block::Heading("What nobody knows yet"), Block::List(lines.collect())]
}

/// "Of 62 figures of the map: 40 assumed, …": what a map rests on, as a sentence without
/// its full stop.
pub(crate) fn rests_on(map: &JourneyMap) -> String {
    let all = evidence(map);
    let of = |kind: fn(&Evidence) -> bool| all.iter().filter(|evidence| kind(evidence)).count();
    let (assumed, told, tickets) = (
        of(|e| *e == Evidence::Assumed),
        of(|e| *e == Evidence::ToldByCustomers),
        of(|e| matches!(e, Evidence::FromTickets { .. })),
    );
    let parts = [(assumed, "assumed"), (told, "told by customers"), (tickets, "from tickets")];
    match parts.iter().filter(|(n, _)| *n > 0).collect::<Vec<_>>()[..] {
        [] => "The map has no figures yet".into(),
        [(n, what)] => format!("All {n} figures of the map are {what}"),
        ref some => {
            let some: Vec<_> = some.iter().map(|(n, what)| format!("{n} {what}")).collect();
            format!("Of {} figures of the map: {}", all.len(), some.join(", "))
        }
    }
}

fn assumptions(map: &JourneyMap) -> Vec<Block> {
    let all = evidence(map);
    let mut lines = vec![format!("{}.", rests_on(map))];
    let sets: BTreeSet<String> =
        all.iter().filter(|e| matches!(e, Evidence::FromTickets { .. })).map(|e| words::evidence(e)).collect();
    lines.extend(sets);
    let usual = map.details().weights == FrictionWeights::default();
    lines.push(format!(
        "Effort is counted in effort minutes: a minute of doing or of waiting, longer where the wait is uncertain, unfair or unexplained, \
         and a fixed sum for what happens on the way; the sizes are {}.",
        if usual { "Milewalk's own assumptions" } else { "set for this map" }
    ));
    lines.push(format!("A journey is reckoned with {} em of effort.", map.details().expected_effort.value));
    vec![Block::Heading("What this rests on"), Block::List(lines)]
}

/// What each figure of the map rests on.
fn evidence(map: &JourneyMap) -> Vec<&Evidence> {
    let mut all = vec![&map.details().demand.evidence, &map.details().expected_effort.evidence];
    for step in map.touchpoints().filter(|step| !step.is_end()) {
        all.extend([&step.active.evidence, &step.wait.evidence]);
        all.extend(step.patience.as_ref().map(|figure| &figure.evidence));
        all.extend(step.emotion.as_ref().map(|figure| &figure.evidence));
    }
    let forks = map.transitions().filter(|way| map.group(way.source, way.kind.gives_up()).len() > 1);
    all.extend(forks.map(|way| &way.share.evidence));
    all.extend(map.needs().filter_map(|need| Some(&need.solvable.as_ref()?.evidence)));
    all
}

fn again(map: &JourneyMap, found: &Found<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("How to get it again"),
        Block::Paragraph(format!(
            "Written by Milewalk {} from the map “{}”.",
            env!("CARGO_PKG_VERSION"),
            one_line(&map.details().title)
        )),
    ];
    if !found.again.is_empty() {
        blocks.push(Block::Command(found.again.to_owned()));
    }
    blocks
}

/// A heading and a table; nothing where there is no row.
pub(super) fn section(heading: &'static str, heads: &[&'static str], rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading), Block::Table { heads: heads.to_vec(), rows }]
}

fn share(of: f64) -> String {
    draw::words::percent(of)
}

/// "−1.4 em (−1.5 to −1.3)"; what cannot be told from nothing is said so.
fn differs(difference: &Difference, style: Style<'_>) -> String {
    if difference.low <= 0.0 && difference.high >= 0.0 {
        return "no difference that can be seen".into();
    }
    style.difference().say(difference)
}
