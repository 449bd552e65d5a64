//! What one element says: its name, its figures, and what else is written in it.

use super::super::draft::Step;
use super::super::table::cells;
use super::super::{called, name};
use super::collect::{Collected, Place};
use super::words::{OURS, children, id, its_unread, kind, minutes, name_of, ours, spaced, text_of, told};
use journey::model::{LaneRole, Outcome};
use roxmltree::Node;

/// Lanes of the map for what is said besides.
const WHO: &str = "Who";
const PART_OF: &str = "Part of";
const DESCRIPTION: &str = "Description";

/// An end of BPMN does not say how it ends, but by its name.
fn sounds_given_up(name: &str) -> bool {
    let name = name.to_lowercase();
    ["gave up", "gives up", "given up", "abandon", "cancel", "withdr", "reject", "fail"]
        .iter()
        .any(|word| name.contains(word))
}

impl<'a> Collected<'a> {
    pub(super) fn step(&mut self, node: Node<'a, 'a>, kind: &str, is_end: bool, place: Place<'_>) -> Step {
        let said = ours(node, "step");
        let about = |name: &str| said.and_then(|said| said.attribute(name));
        let number = |name: &str| about(name).and_then(cells::number);
        let stops =
            node.children().any(|n| matches!(self::kind(&n), Some("errorEventDefinition" | "cancelEventDefinition")));
        let named = name_of(&node).is_some_and(|name| sounds_given_up(&name));
        let usual = if stops || named { Outcome::Abandoned } else { Outcome::ResolvedUnverified };
        let mut step = Step {
            name: name_of(&node).unwrap_or_else(|| unnamed(node, kind, stops)),
            key: about("key").map(String::from),
            outcome: is_end.then(|| about("endsAs").and_then(cells::outcome).unwrap_or(usual)),
            channel: about("channel").and_then(name).unwrap_or_default(),
            level: about("level").and_then(cells::level),
            wait: (number("waiting"), number("waitingBadDay")),
            active: (number("doing"), number("doingBadDay")),
            patience: number("givesUpAfter"),
            emotion: number("feels"),
            cost: number("cost"),
            ..Step::default()
        };
        if let Some(timer) = children(node, "timerEventDefinition").next() {
            match children(timer, "timeDuration").next().map(text_of) {
                Some(text) if !is_end => match minutes(&text) {
                    Some(minutes) => step.wait.0 = Some(minutes),
                    None => {
                        self.draft.leave_out(format!("{}: the time {} is not read.", told(&node), called(&text, "")))
                    }
                },
                _ => self.draft.leave_out(format!("{}: when its timer runs out is not read.", told(&node))),
            }
        }
        let description = children(node, "documentation").map(text_of).collect::<Vec<_>>().join("\n");
        let who = self.frame.who(id(&node)).map(String::from);
        // What we write ourselves there is what the figures say.
        let texts = [
            (WHO, who),
            (PART_OF, place.part_of.map(String::from)),
            (DESCRIPTION, Some(description).filter(|text| !text.is_empty() && said.is_none())),
        ];
        for (lane, text) in texts {
            if let Some(text) = text {
                step.cells.push((self.draft.lane(lane, LaneRole::Custom), text));
            }
        }
        step
    }

    /// What else an element holds.
    pub(super) fn besides(&mut self, node: Node<'a, 'a>, kind_of: &str) {
        let is_foreign = |n: &Node<'_, '_>| n.tag_name().namespace() != Some(OURS);
        let extended = children(node, "extensionElements").flat_map(|extended| extended.children());
        let has_foreign = extended.into_iter().any(|n| n.is_element() && is_foreign(&n));
        self.foreign += usize::from(has_foreign || node.attributes().any(|attribute| attribute.namespace().is_some()));
        for child in node.children().filter(Node::is_element) {
            let Some(kind) = kind(&child) else { continue };
            let known = kind.ends_with("EventDefinition")
                || matches!(kind, "incoming" | "outgoing" | "documentation" | "extensionElements" | "categoryValueRef");
            if !known {
                self.draft.leave_out(format!("{}: {}.", told(&node), its_unread(kind)));
            }
        }
        if kind_of.ends_with("Gateway") && children(node, "documentation").next().is_some() {
            self.draft.leave_out(format!("{}: what is written about it is not on the map.", told(&node)));
        }
    }
}

/// What has no name is called by what it is.
pub(super) fn unnamed(node: Node<'_, '_>, kind_of: &str, stops: bool) -> String {
    let event =
        node.children().find_map(|n| kind(&n).and_then(|kind| kind.strip_suffix("EventDefinition")).map(String::from));
    match (kind_of, event.as_deref()) {
        ("endEvent", _) if stops => "Given up".into(),
        ("endEvent", _) => "Done".into(),
        ("boundaryEvent", Some("timer")) => "takes too long".into(),
        ("boundaryEvent", Some(event)) => spaced(event),
        (_, Some("timer")) => "Wait".into(),
        (_, Some("message")) => "A message comes".into(),
        (_, Some("signal")) => "A signal comes".into(),
        (_, Some("conditional")) => "Wait for a condition".into(),
        (kind, _) => {
            let words = spaced(kind);
            let mut letters = words.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
    }
}
