//! BPMN 2.0 (ISO/IEC 19510) as a map. Tasks, and events that have a name, are
//! steps; end events are ends; gateways are taken out, as a step can have several
//! ways. Stages are the groups of the drawing, or pools where there are several,
//! or sub-processes where everything is in one; else all is one stage. Lanes are
//! told in a lane of the map that says who does each step. All else is listed.

mod beside;
mod collect;
mod flows;
mod frame;
mod steps;
mod wiring;
mod words;

use super::draft::{Draft, Step, Way};
use super::{ReadError, called};
use collect::Collected;
use flows::Flow;
use journey::model::TransitionKind;
use roxmltree::{Document, ParsingOptions};
use std::collections::VecDeque;

/// Most elements and texts of a file.
const NODES: u32 = 1_000_000;
/// The step before several beginnings.
const BEGIN: &str = "Begin";

pub(super) fn read(text: &str, title: String) -> Result<Draft, ReadError> {
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(text.trim_start_matches('\u{feff}').trim_start(), options).map_err(broken)?;
    let root = document.root_element();
    if words::kind(&root) != Some("definitions") {
        return Err(ReadError::OtherXml(root.tag_name().name().chars().take(80).collect()));
    }
    let mut collected = collect::collect(root, title)?;
    if collected.draft.steps.is_empty() {
        return Err(ReadError::NoProcess);
    }
    let begin = begin(&mut collected)?;
    let Collected { mut draft, mut flows, steps, stage_of, .. } = collected;
    match flows.settle() {
        0 => {}
        1 => draft.leave_out("The file says no shares for 1 branch: equal ones were taken."),
        n => draft.leave_out(format!("The file says no shares for {n} branches: equal ones were taken.")),
    }
    for (node, step) in steps.iter().enumerate() {
        if step.is_none() && node != begin {
            flows.dissolve(node)?;
        }
    }
    let mut steps = steps;
    start(&mut draft, &mut steps, begin, flows.from(begin));
    for (node, source) in steps.iter().enumerate().filter_map(|(node, step)| Some((node, (*step)?))) {
        for Flow { target, said } in flows.from(node) {
            if let Some(target) = steps.get(*target).copied().flatten() {
                draft.ways.push(Way { source, target, said: said.clone() });
            }
        }
    }
    settle_stages(&mut draft, stage_of);
    Ok(draft)
}

fn broken(error: roxmltree::Error) -> ReadError {
    match error {
        roxmltree::Error::DtdDetected => ReadError::Other("XML with entities of its own, which BPMN has not".into()),
        roxmltree::Error::NodesLimitReached => ReadError::TooLarge("elements"),
        error => ReadError::BrokenXml(error.to_string()),
    }
}

/// A node before all beginnings of the first process.
fn begin(collected: &mut Collected<'_>) -> Result<usize, ReadError> {
    let begin = collected.flows.node();
    collected.steps.push(None);
    for start in std::mem::take(&mut collected.starts) {
        collected.flows.add(begin, Flow::to(start))?;
    }
    Ok(begin)
}

/// Where it begins: at the one step that comes first, or at a step before several.
fn start(draft: &mut Draft, steps: &mut [Option<usize>], begin: usize, flows: &[Flow]) {
    let mut first: Vec<usize> = flows.iter().filter_map(|flow| steps.get(flow.target).copied().flatten()).collect();
    first.dedup();
    let is_step = |at: &usize| draft.steps.get(*at).is_some_and(|step| step.outcome.is_none());
    match first.as_slice() {
        [] => {
            let at = draft.steps.iter().position(|step| step.outcome.is_none());
            if let Some(step) = at.and_then(|at| draft.steps.get(at)) {
                let name = called(&step.name, "");
                draft.leave_out(format!("Nothing says where it begins: it begins at {name}."));
            }
        }
        [one] if is_step(one) => draft.start = Some(*one),
        several => {
            let stage = several.first().and_then(|at| draft.steps.get(*at)).map_or(0, |step| step.stage);
            draft.start = Some(draft.steps.len());
            if let Some(slot) = steps.get_mut(begin) {
                *slot = draft.start;
            }
            draft.steps.push(Step { name: BEGIN.into(), stage, ..Step::default() });
        }
    }
}

/// What is in no group or sub-process stands in the stage of what leads there, or
/// of what it leads to. `known` is a stage for each step, as far as it is known.
fn settle_stages(draft: &mut Draft, mut known: Vec<Option<usize>>) {
    known.resize(draft.steps.len(), None);
    let ends = |way: &Way| (way.source, way.target);
    let ways: Vec<(usize, usize)> = draft.ways.iter().map(ends).collect();
    let back = ways.iter().map(|(source, target)| (*target, *source)).collect();
    spread(&mut known, ways);
    spread(&mut known, back);
    for (step, stage) in draft.steps.iter_mut().zip(known) {
        step.stage = stage.unwrap_or(0);
    }
    if draft.stages.is_empty() {
        draft.stages.push(super::ONE_STAGE.into());
    }
}

/// Along the ways, from each step whose stage is known to those whose is not.
fn spread(known: &mut [Option<usize>], mut ways: Vec<(usize, usize)>) {
    ways.sort_unstable();
    let mut front: VecDeque<usize> = known.iter().enumerate().filter_map(|(at, stage)| stage.map(|_| at)).collect();
    while let Some(at) = front.pop_front() {
        let stage = known.get(at).copied().flatten();
        let first = ways.partition_point(|(source, _)| *source < at);
        for (_, target) in ways.iter().skip(first).take_while(|(source, _)| *source == at) {
            if let Some(there) = known.get_mut(*target).filter(|there| there.is_none()) {
                *there = stage;
                front.push_back(*target);
            }
        }
    }
}

/// Simply on, unless Milewalk has written otherwise.
fn kind(said: Option<&str>) -> TransitionKind {
    said.and_then(crate::ways::kind).unwrap_or(TransitionKind::Next)
}
