//! What leads where: flows with what they are called, borders of tasks and
//! sub-processes, links.

use super::super::draft::Said;
use super::super::table::cells;
use super::super::{ReadError, called, name};
use super::collect::{Collected, Inner};
use super::flows::{Flow, Flows};
use super::frame::local;
use super::steps::unnamed;
use super::words::{children, label_and_share, minutes, name_of, ours, text_of, told};
use journey::model::TransitionKind;
use roxmltree::Node;

impl<'a> Collected<'a> {
    /// All that leads from one to another.
    pub(super) fn wire(&mut self) -> Result<(), ReadError> {
        for flow in std::mem::take(&mut self.sequence) {
            let door = |end: &str| flow.attribute(end).and_then(|id| self.doors.get(local(id)).copied());
            let (Some((_, source)), Some((target, _))) = (door("sourceRef"), door("targetRef")) else {
                self.draft.leave_out(format!("{} leads from or to what is not there.", told(&flow)));
                continue;
            };
            let wired = self.flow(flow, target);
            self.flows.add(source, wired)?;
        }
        for (name, at, _) in self.links.iter().filter(|(_, _, catches)| !catches) {
            for (_, to, _) in self.links.iter().filter(|(other, _, catches)| *catches && other == name) {
                self.flows.add(*at, Flow::to(*to))?;
            }
        }
        for (event, at) in std::mem::take(&mut self.borders) {
            let of = event.attribute("attachedToRef").and_then(|id| self.doors.get(local(id)).copied());
            let Some((_, leave)) = of else {
                self.draft.leave_out(format!("{} stands at the border of what is not there.", told(&event)));
                continue;
            };
            if event.attribute("cancelActivity") == Some("false") {
                self.draft.leave_out(format!("{} interrupts nothing: the way by it is not on the map.", told(&event)));
                continue;
            }
            let timer = children(event, "timerEventDefinition").next();
            let kind = timer.map_or(TransitionKind::Next, |timer| self.runs_out(event, timer, leave));
            let label = name_of(&event).unwrap_or_else(|| unnamed(event, "boundaryEvent", false));
            self.flows.add(leave, Flow { target: at, said: Said { kind, label, ..Said::default() } })?;
        }
        for ((enter, leave), inner) in std::mem::take(&mut self.inside) {
            for part in starts_of(&self.flows, &inner) {
                self.flows.add(enter, Flow::to(part))?;
            }
            let ends: Vec<usize> =
                inner.iter().map(|part| part.leave).filter(|leave| self.flows.from(*leave).is_empty()).collect();
            for end in ends {
                self.flows.add(end, Flow::to(leave))?;
            }
        }
        self.starts = starts_of(&self.flows, &self.first);
        Ok(())
    }

    /// Whoever leaves a step when its time is up gives up waiting there.
    fn runs_out(&mut self, event: Node<'a, 'a>, timer: Node<'a, 'a>, leave: usize) -> TransitionKind {
        let said = children(timer, "timeDuration").next().map(text_of);
        let Some(minutes) = said.as_deref().and_then(minutes).filter(|minutes| *minutes > 0.0) else {
            self.draft.leave_out(format!("{}: when its timer runs out is not read.", told(&event)));
            return TransitionKind::Next;
        };
        let step = self.steps.get(leave).copied().flatten().and_then(|at| self.draft.steps.get_mut(at));
        let Some(step) = step.filter(|step| step.patience.is_none()) else {
            let time = draw::words::time(minutes);
            self.draft.leave_out(format!("{}: its time, {time}, stands at no step of the map.", told(&event)));
            return TransitionKind::Next;
        };
        step.patience = Some(minutes);
        if step.wait == (None, None) {
            let of = called(&step.name, "");
            self.draft.leave_out(format!(
                "{}: nothing says how long people wait at {of}, so nobody gives up there yet.",
                told(&event)
            ));
        }
        TransitionKind::Abandon
    }

    fn flow(&mut self, flow: Node<'a, 'a>, target: usize) -> Flow {
        let said = ours(flow, "way");
        if let Some(said) = said {
            let share = said.attribute("share").and_then(cells::number).filter(|share| (0.0..=1.0).contains(share));
            let label = said.attribute("label").and_then(name).unwrap_or_default();
            let reason = said.attribute("because").and_then(crate::ways::reason);
            return Flow { target, said: Said { kind: super::kind(said.attribute("kind")), share, reason, label } };
        }
        let condition = children(flow, "conditionExpression").next().map(text_of).filter(|text| !text.is_empty());
        let (mut label, share) = label_and_share(flow.attribute("name").unwrap_or_default());
        match condition {
            Some(condition) if label.is_empty() => label = name(&condition).unwrap_or_default(),
            Some(condition) => {
                self.draft.leave_out(format!("{}: the condition {} is not read.", told(&flow), called(&condition, "")));
            }
            None => {}
        }
        // A question at a gateway is answered by its ways.
        if let Some(question) = flow.attribute("sourceRef").and_then(|source| self.frame.question(local(source))) {
            label = [question, &label].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        }
        Flow { target, said: Said { share, label, ..Said::default() } }
    }
}

/// Start events; without, what nothing leads to.
fn starts_of(flows: &Flows, inner: &[Inner]) -> Vec<usize> {
    let said: Vec<usize> = inner.iter().filter(|part| part.is_start).map(|part| part.enter).collect();
    if !said.is_empty() {
        return said;
    }
    let free = inner.iter().filter(|part| !part.is_aside && !flows.is_entered(part.enter));
    free.map(|part| part.enter).collect()
}
