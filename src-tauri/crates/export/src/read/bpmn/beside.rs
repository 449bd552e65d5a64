//! What stands beside the processes, in words: messages between pools, what only
//! machines read.

use super::super::called;
use super::collect::{Collected, is_step};
use super::frame::local;
use super::words::{id, kind, name_of, told};
use roxmltree::Node;

impl<'a> Collected<'a> {
    /// What stands beside the processes.
    pub(super) fn others(&mut self, root: Node<'a, 'a>) {
        for node in root.children().filter(|node| node.is_element()) {
            match kind(&node) {
                Some("process") if node.children().any(|n| is_step(&n)) => self.besides_process(node),
                Some("process") => self.draft.leave_out(format!("{} has no step.", told(&node))),
                Some("collaboration") => self.collaboration(node),
                Some("category") => {}
                Some("extensionElements") => self.foreign += 1,
                Some(_) => self.draft.leave_out(format!("{} is not on the map.", told(&node))),
                // The drawing: a map finds its own.
                None if node.tag_name().name() == "BPMNDiagram" => {}
                None => self.draft.leave_out(format!("{} is not read: it is not of BPMN.", told(&node))),
            }
        }
        if self.foreign > 0 {
            let n = self.foreign;
            self.draft.leave_out(format!(
                "Settings of other tools at {n} element{} are not read.",
                if n == 1 { "" } else { "s" }
            ));
        }
    }

    fn besides_process(&mut self, process: Node<'a, 'a>) {
        self.foreign += usize::from(process.attributes().any(|attribute| attribute.namespace().is_some()));
    }

    fn collaboration(&mut self, node: Node<'a, 'a>) {
        for part in node.children().filter(Node::is_element) {
            match kind(&part) {
                Some("participant") if part.has_attribute("processRef") => {}
                Some("participant") => self.draft.leave_out(format!(
                    "The pool {} is empty.",
                    called(&name_of(&part).unwrap_or_default(), id(&part))
                )),
                Some("messageFlow") => {
                    let end = |end: &str| {
                        let id = part.attribute(end).map(local).unwrap_or_default();
                        self.frame.name(id).map_or_else(|| called("", id), |name| called(name, ""))
                    };
                    let (from, to) = (end("sourceRef"), end("targetRef"));
                    self.draft.leave_out(format!("{} from {from} to {to} is not on the map.", told(&part)));
                }
                Some("extensionElements") => self.foreign += 1,
                _ => self.draft.leave_out(format!("{} is not on the map.", told(&part))),
            }
        }
    }
}
