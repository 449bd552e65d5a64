//! What people solve without us, and what they could have solved.

use super::blocks::section;
use super::ranges::{Range, Style, percent};
use super::{Block, who, words};
use crate::clean::one_line;
use draw::words::count;
use journey::JourneyMap;
use simulate::levelzero::{self, Stake};
use simulate::report::SimulationReport;

/// Of all needs, the share that is solved without us; none where the map has no
/// need. How often each comes is taken as known, and their errors add up by their
/// squares.
pub(crate) fn share(run: &SimulationReport) -> Option<Range> {
    let all: f64 = run.needs.iter().map(|need| need.episodes.mean).sum();
    if all <= 0.0 {
        return None;
    }
    let mut share = Range { mean: 0.0, low: 0.0, high: 0.0 };
    for need in &run.needs {
        let (part, level0) = (need.episodes.mean / all, &need.level0);
        share.mean += part * level0.mean;
        share.low = share.low.hypot(part * (level0.mean - level0.low));
        share.high = share.high.hypot(part * (level0.high - level0.mean));
    }
    Some(Range { mean: share.mean, low: share.mean - share.low, high: share.mean + share.high })
}

/// Of each need, the share that is solved without us.
pub(super) fn solved(map: &JourneyMap, run: &SimulationReport) -> Vec<Block> {
    let demand = map.details().demand.value.max(0.0);
    let rows = run.needs.iter().filter(|need| need.episodes.mean > 0.0).map(|need| {
        let a_month = need.episodes.mean * demand;
        let whole = |value: f64| count(value.round() as u64);
        vec![
            one_line(&need.name),
            whole(a_month),
            percent(&need.level0),
            whole(a_month * need.level0.mean),
            percent(&need.given_up),
        ]
    });
    section(
        "What people solve without us",
        &["need", "a month", "solved without us", "of them a month", "given up"],
        rows.collect(),
    )
}

/// What people could have solved themselves, and what is at stake there.
pub(crate) fn gaps(map: &JourneyMap, run: &SimulationReport) -> Vec<Block> {
    let currency = &map.details().currency;
    let said = |stake: Option<Stake>, style: Style<'_>| stake.map_or_else(|| "–".to_owned(), |stake| style.say(stake));
    let mut rows = Vec::new();
    for need in levelzero::at_stake(run, map) {
        for gap in &need.gaps {
            let at = gap
                .places
                .first()
                .and_then(|p| map.touchpoint(p.touchpoint))
                .map_or_else(String::new, |t| one_line(&t.name));
            rows.push(vec![
                one_line(&need.name),
                words::gap(gap.class).to_owned(),
                at,
                Style::COUNT.say(gap.volume),
                said(gap.hours, Style::unit("h").least(0)),
                said(gap.cost, Style::money(currency)),
                gap.remedy.clone(),
            ]);
        }
    }
    let heads = [
        "need",
        "why people did not help themselves",
        "mostly at",
        "a month",
        "hours lost",
        "capacity",
        "what usually helps",
    ];
    let mut blocks = section("What people could have solved themselves", &heads, rows);
    if !blocks.is_empty() {
        let demand = count(map.details().demand.value.max(0.0).round() as u64);
        blocks.push(Block::Paragraph(format!(
            "At {demand} journeys a month ({}). Capacity is what would be released, not what would be saved.",
            who(map, run.who)
        )));
    }
    blocks
}
