//! An overlay as readable text.

use super::super::states;
use super::{Against, Report};
use crate::text;
use ::tickets::{
    Clock, Contrast, OffMapMove, OverlayTouchpoint, PingPong, SlicedMove, SlicedTouchpoint, SlowMove, StateMapping,
    Transfers, UnmappedState, Variant,
};
use journey::JourneyMap;

/// Moves and variants that are printed; all of them are in the JSON.
const SHOWN: usize = 10;

/// How a time is said: calendar time, or business time.
type Time = fn(f64) -> String;

pub(super) fn report(map: &JourneyMap, mapping: &StateMapping, clock: &Clock, report: &Report) -> String {
    let overlay = &report.overlay;
    let time: Time = if *clock == Clock::Calendar { text::minutes } else { text::open_minutes };
    let parts = [
        format!(
            "{} tickets over “{}”; {:.1} % leave the map; {}\n",
            text::count(overlay.tickets),
            map.details().title,
            overlay.leaving_share * 100.0,
            overlay.time,
        ),
        part("states", &states(map, mapping)),
        steps(map, &overlay.touchpoints, overlay.open_tickets, time),
        part("moves that the map lacks", &lines(&overlay.off_map_moves, off_map)),
        part("moves that take most time", &lines(&overlay.slow_moves, |it| slow(it, time))),
        part(
            "ways that tickets took, the most frequent first",
            &lines(&report.variants.listed, |it| variant(it, time)),
        ),
        handed(&report.transfers),
        part("states not on the map", &overlay.unmapped.iter().map(unmapped).collect::<String>()),
        report.against.as_ref().map_or_else(String::new, |it| differences(it, time)),
        part("what tickets cannot show", &lines(&overlay.cannot_show, |sentence| format!("  {sentence}\n"))),
    ];
    parts.concat()
}

/// A heading and what stands below it; nothing where there is nothing.
fn part(heading: &str, lines: &str) -> String {
    if lines.is_empty() { String::new() } else { format!("\n{heading}\n{lines}") }
}

fn lines<T>(all: &[T], line: impl Fn(&T) -> String) -> String {
    all.iter().take(SHOWN).map(line).collect()
}

fn steps(map: &JourneyMap, touchpoints: &[OverlayTouchpoint], open: u32, time: Time) -> String {
    let is_end = |it: &OverlayTouchpoint| map.touchpoint(it.id).is_some_and(|touchpoint| touchpoint.is_end());
    let passed = touchpoints.iter().filter(|t| t.tickets > 0).map(|it| step(it, is_end(it), time));
    let passed: String = passed.collect();
    let head = ["step", "tickets", "visits", "came back", "median", "P90"];
    let [name, tickets, visits, back, median, p90] = head;
    let open = match open {
        0 => String::new(),
        1 => "  1 ticket is still at a step: that visit is in no median\n".into(),
        n => format!("  {} tickets are still at a step: those visits are in no median\n", text::count(n)),
    };
    format!("\n  {name:<44} {tickets:>9} {visits:>9} {back:>10} {median:>10} {p90:>10}\n{passed}{open}")
}

/// Nobody spends time at an end.
fn step(step: &OverlayTouchpoint, is_end: bool, time: Time) -> String {
    let time = |minutes: Option<f64>| minutes.map_or_else(|| "–".into(), time);
    let (tickets, visits) = (text::count(step.tickets), text::count(step.visits));
    let (median, p90) =
        if is_end { ("an end".into(), String::new()) } else { (time(step.median_min), time(step.p90_min)) };
    let back = format!("{:.1} %", step.came_back_share * 100.0);
    format!("  {:<44} {tickets:>9} {visits:>9} {back:>10} {median:>10} {p90:>10}\n", step.name)
}

fn off_map(a_move: &OffMapMove) -> String {
    format!("  {:<24} → {:<24} {:>9}\n", a_move.source_key, a_move.target_key, text::count(a_move.n))
}

fn slow(slow: &SlowMove, time: Time) -> String {
    let (n, mean) = (text::count(slow.n), time(slow.mean_min));
    let share = slow.share * 100.0;
    format!("  {:<24} → {:<24} {n:>9} × {mean:>10} = {share:.1} % of all time\n", slow.source_key, slow.target_key)
}

fn variant(variant: &Variant, time: Time) -> String {
    let time = variant.median_min.map_or_else(|| "–".into(), time);
    let (share, up_to) = (variant.share * 100.0, variant.cumulative * 100.0);
    let tickets = text::count(variant.tickets);
    format!("  {tickets:>9} {share:>5.1} % {up_to:>5.1} % {time:>10}  {}\n", variant.steps.join(" → "))
}

fn handed(transfers: &Transfers) -> String {
    if transfers.known == 0 {
        return String::new();
    }
    let pair = |p: &PingPong| {
        format!("  {} ⇄ {}: {} times, {} tickets\n", p.one, p.other, text::count(p.times), text::count(p.tickets))
    };
    let all = format!(
        "  {} of {} tickets were handed on ({:.1} %), {} times; {} came back to the team before\n",
        text::count(transfers.tickets),
        text::count(transfers.known),
        transfers.share * 100.0,
        text::count(transfers.times),
        text::count(transfers.ping_pong_tickets),
    );
    part("from team to team", &(all + &lines(&transfers.ping_pong, pair)))
}

fn unmapped(state: &UnmappedState) -> String {
    format!("  {:<28} {:>9} tickets ({:.1} %)\n", state.name, text::count(state.tickets), state.share * 100.0)
}

/// What can be seen to differ; the rest is in the JSON.
fn differences(against: &Against, time: Time) -> String {
    let found = &against.slices;
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    let at = |t: &SlicedTouchpoint| {
        let share = seen(&t.share, &percent).map(|words| format!("  {}: tickets {words}\n", t.name));
        let time = seen(&t.median_min, &time).map(|words| format!("  {}: median {words}\n", t.name));
        share.into_iter().chain(time).collect::<String>()
    };
    let moved = |m: &SlicedMove| {
        let words = seen(&m.share, &percent)?;
        Some(format!("  {} → {}: of the moves from there {words}\n", m.source_key, m.target_key))
    };
    let mut lines: String = found.touchpoints.iter().map(at).collect();
    lines.extend(found.moves.iter().filter_map(moved));
    if lines.is_empty() {
        lines = "  no difference can be seen\n".into();
    }
    let heading = format!("{} tickets, and the other {}", text::count(found.first), text::count(found.second));
    part(&heading, &lines)
}

/// "60.0 % → 20.0 %".
fn seen(contrast: &Contrast, words: &impl Fn(f64) -> String) -> Option<String> {
    let (first, second) = contrast.first.zip(contrast.second).filter(|_| contrast.seen)?;
    Some(format!("{} → {}", words(first), words(second)))
}
