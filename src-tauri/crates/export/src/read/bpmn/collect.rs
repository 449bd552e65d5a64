//! Everything in a file of BPMN that is a step or leads to one, and in words what
//! is neither.

use super::super::draft::Draft;
use super::super::{MOST_STEPS, ReadError, called};
use super::flows::Flows;
use super::frame::Frame;
use super::words::{children, id, its_unread, kind, name_of, text_of, told};
use roxmltree::Node;
use std::collections::BTreeMap;

/// Processes in processes that are looked into.
pub(super) const DEPTH: u32 = 40;

pub(super) struct Collected<'a> {
    pub(super) draft: Draft,
    pub(super) flows: Flows,
    /// For each node of the flows the step that it is; none: it is taken out.
    pub(super) steps: Vec<Option<usize>>,
    /// For each step its stage, as far as something says so.
    pub(super) stage_of: Vec<Option<usize>>,
    /// Nodes at which the first process begins.
    pub(super) starts: Vec<usize>,
    pub(super) frame: Frame<'a>,
    /// Where an element is entered and left, by its id.
    pub(super) doors: BTreeMap<&'a str, (usize, usize)>,
    pub(super) sequence: Vec<Node<'a, 'a>>,
    /// Events at the border of something.
    pub(super) borders: Vec<(Node<'a, 'a>, usize)>,
    /// Links in the process: where they are taken up again.
    pub(super) links: Vec<(String, usize, bool)>,
    /// Of each expanded sub-process, its doors and what is in it.
    pub(super) inside: Vec<((usize, usize), Vec<Inner>)>,
    pub(super) first: Vec<Inner>,
    stages: Stages,
    /// Elements with settings of other tools.
    pub(super) foreign: usize,
}

/// A part of a process: the nodes at which it is entered and left.
#[derive(Clone, Copy)]
pub(super) struct Inner {
    pub(super) enter: usize,
    pub(super) leave: usize,
    pub(super) is_start: bool,
    /// Nothing in the process leads to it by itself.
    pub(super) is_aside: bool,
}

/// What stages are made from.
#[derive(Clone, Copy, PartialEq)]
enum Stages {
    Groups,
    Pools,
    SubProcesses,
    One,
}

/// Where in the file we are.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    stage: Option<usize>,
    /// The sub-process around, where it is no stage.
    pub(super) part_of: Option<&'p str>,
    depth: u32,
}

pub(super) fn collect<'a>(root: Node<'a, 'a>, title: String) -> Result<Collected<'a>, ReadError> {
    let processes: Vec<_> =
        children(root, "process").filter(|process| process.children().any(|n| is_step(&n))).collect();
    let frame = Frame::of(root);
    let stages = if frame.groups().next().is_some() {
        Stages::Groups
    } else if processes.len() > 1 {
        Stages::Pools
    } else if processes.first().is_some_and(is_all_sub_processes) {
        Stages::SubProcesses
    } else {
        Stages::One
    };
    let first = processes.first().copied();
    let named = first.and_then(|process| name_of(&process).or_else(|| frame.pool(id(&process)).map(String::from)));
    let mut collected = Collected {
        draft: Draft { title: named.unwrap_or(title), ..Draft::default() },
        flows: Flows::default(),
        steps: Vec::new(),
        stage_of: Vec::new(),
        starts: Vec::new(),
        frame,
        doors: BTreeMap::new(),
        sequence: Vec::new(),
        borders: Vec::new(),
        links: Vec::new(),
        inside: Vec::new(),
        first: Vec::new(),
        stages,
        foreign: 0,
    };
    let groups: Vec<String> = collected.frame.groups().map(String::from).collect();
    for group in &groups {
        collected.draft.stage(group);
    }
    for process in processes {
        collected.process(process)?;
    }
    collected.wire()?;
    collected.others(root);
    Ok(collected)
}

pub(super) fn is_step(node: &Node<'_, '_>) -> bool {
    let Some(kind) = kind(node) else { return false };
    kind.ends_with("ask")
        || matches!(kind, "callActivity" | "subProcess" | "transaction" | "adHocSubProcess")
        || kind.ends_with("Event")
}

fn is_expanded(node: &Node<'_, '_>) -> bool {
    matches!(kind(node), Some("subProcess" | "transaction" | "adHocSubProcess")) && node.children().any(|n| is_step(&n))
}

/// Every task is in one: then they are stages.
fn is_all_sub_processes(process: &Node<'_, '_>) -> bool {
    let steps = || process.children().filter(|node| is_step(node) && !kind(node).is_some_and(|k| k.ends_with("Event")));
    steps().count() > 1 && steps().all(|step| is_expanded(&step))
}

impl<'a> Collected<'a> {
    fn process(&mut self, process: Node<'a, 'a>) -> Result<(), ReadError> {
        let called = self.frame.pool(id(&process)).map(String::from).or_else(|| name_of(&process));
        let stage = (self.stages == Stages::Pools)
            .then(|| self.draft.stage(&called.unwrap_or_else(|| super::super::ONE_STAGE.into())));
        if self.draft.scenario.is_empty() {
            self.draft.scenario = children(process, "documentation").map(text_of).collect::<Vec<_>>().join("\n");
        }
        let inner = self.inside(process, Place { stage, part_of: None, depth: 0 })?;
        if self.first.is_empty() {
            self.first = inner;
        }
        Ok(())
    }

    /// The parts of a process or sub-process.
    fn inside(&mut self, process: Node<'a, 'a>, place: Place<'_>) -> Result<Vec<Inner>, ReadError> {
        let mut all = Vec::new();
        for node in process.children().filter(Node::is_element) {
            let Some(kind) = kind(&node) else {
                self.draft.leave_out(format!("{} is not read: it is not of BPMN.", told(&node)));
                continue;
            };
            match kind {
                _ if is_expanded(&node) => all.push(self.sub_process(node, place)?),
                _ if is_step(&node) || kind.ends_with("Gateway") => all.push(self.node(node, kind, place)?),
                "sequenceFlow" => self.sequence.push(node),
                // Read with what they hang on, or said of the process.
                "laneSet" | "group" | "incoming" | "outgoing" | "documentation" | "categoryValueRef" => {}
                "association" if self.frame.ties_note(&node) => {}
                "extensionElements" => self.foreign += 1,
                _ if kind.ends_with("LoopCharacteristics") => {
                    self.draft.leave_out(format!("{}: {}.", told(&process), its_unread(kind)));
                }
                _ => {
                    let at =
                        self.frame.noted(id(&node)).map_or_else(String::new, |at| format!(", at {}", called(at, "")));
                    self.draft.leave_out(format!("{} is not on the map{at}.", told(&node)));
                }
            }
            if self.draft.steps.len() > MOST_STEPS {
                return Err(ReadError::TooLarge("steps"));
            }
        }
        Ok(all)
    }

    fn sub_process(&mut self, node: Node<'a, 'a>, place: Place<'_>) -> Result<Inner, ReadError> {
        if place.depth >= DEPTH {
            return Err(ReadError::TooLarge("processes in processes"));
        }
        let label = name_of(&node);
        let stage = (self.stages == Stages::SubProcesses && place.depth == 0)
            .then(|| self.draft.stage(label.as_deref().unwrap_or(super::super::ONE_STAGE)));
        let part_of = if stage.is_some() { None } else { label.as_deref().or(place.part_of) };
        let doors = (self.pass(), self.pass());
        self.doors.insert(id(&node), doors);
        let inner = self.inside(node, Place { stage: stage.or(place.stage), part_of, depth: place.depth + 1 })?;
        self.inside.push((doors, inner));
        let is_aside = node.attribute("triggeredByEvent") == Some("true");
        if is_aside {
            self.draft.leave_out(format!("{} begins by an event: no way leads to it.", told(&node)));
        }
        Ok(Inner { enter: doors.0, leave: doors.1, is_start: false, is_aside })
    }

    /// A node that is no step.
    fn pass(&mut self) -> usize {
        self.steps.push(None);
        self.flows.node()
    }

    /// A task, an event or a gateway.
    fn node(&mut self, node: Node<'a, 'a>, kind: &'a str, place: Place<'_>) -> Result<Inner, ReadError> {
        let at = self.pass();
        self.doors.insert(id(&node), (at, at));
        let is_start = kind == "startEvent";
        let is_border = kind == "boundaryEvent";
        let is_end = kind == "endEvent";
        // Inside a sub-process it goes on after an end.
        let is_step = match kind {
            "startEvent" | "endEvent" if place.depth > 0 => false,
            "endEvent" => true,
            "intermediateCatchEvent" => !self.link(node, at),
            "intermediateThrowEvent" | "implicitThrowEvent" => !self.link(node, at) && name_of(&node).is_some(),
            "startEvent" => name_of(&node).is_some(),
            _ => !is_border && !kind.ends_with("Gateway"),
        };
        if is_border {
            self.borders.push((node, at));
        }
        if is_step {
            let step = self.step(node, kind, is_end, place);
            if let Some(slot) = self.steps.get_mut(at) {
                *slot = Some(self.draft.steps.len());
            }
            self.draft.steps.push(step);
            self.stage_of
                .push(self.frame.group_of(node).map(String::from).map(|name| self.draft.stage(&name)).or(place.stage));
        }
        if matches!(kind, "parallelGateway" | "inclusiveGateway" | "complexGateway")
            && self.frame.leaving(id(&node)) > 1
        {
            let several = if kind == "parallelGateway" { "All ways from" } else { "Several ways from" };
            self.draft.leave_out(format!(
                "{several} {} are gone at once; on the map a customer goes one of them.",
                told(&node)
            ));
        }
        self.besides(node, kind);
        Ok(Inner { enter: at, leave: at, is_start, is_aside: is_border })
    }

    /// Links are one way that is drawn in two pieces.
    fn link(&mut self, node: Node<'a, 'a>, at: usize) -> bool {
        let Some(link) = children(node, "linkEventDefinition").next() else { return false };
        let name = name_of(&link).or_else(|| name_of(&node)).unwrap_or_default();
        self.links.push((name, at, kind(&node) == Some("intermediateCatchEvent")));
        true
    }
}
