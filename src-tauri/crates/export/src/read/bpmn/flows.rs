//! What leads where, with what only parts and joins the ways (gateways, unnamed
//! starts, borders of sub-processes) taken out again: whoever came to it goes on
//! as it says.

use super::super::draft::{Said, in_proportion};
use super::super::{MOST_WAYS, ReadError};
use journey::model::TransitionKind;
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) target: usize,
    pub(super) said: Said,
}

impl Flow {
    pub(super) fn to(target: usize) -> Self {
        Self { target, said: Said::default() }
    }
}

/// The flows that leave each node.
#[derive(Debug, Default)]
pub(super) struct Flows {
    from: Vec<Vec<Flow>>,
    into: Vec<BTreeSet<usize>>,
    count: usize,
}

impl Flows {
    /// The number of a new node.
    pub(super) fn node(&mut self) -> usize {
        self.from.push(Vec::new());
        self.into.push(BTreeSet::new());
        self.from.len() - 1
    }

    pub(super) fn from(&self, node: usize) -> &[Flow] {
        self.from.get(node).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_entered(&self, node: usize) -> bool {
        self.into.get(node).is_some_and(|into| !into.is_empty())
    }

    /// Flows to the same place in the same way are one.
    pub(super) fn add(&mut self, source: usize, flow: Flow) -> Result<(), ReadError> {
        let (Some(from), Some(into)) = (self.from.get_mut(source), self.into.get_mut(flow.target)) else {
            return Ok(());
        };
        into.insert(source);
        let is_same = |there: &&mut Flow| {
            let of_one_kind = Said { share: flow.said.share, ..there.said.clone() } == flow.said;
            there.target == flow.target && of_one_kind && flow.said.share.is_some()
        };
        if let Some(there) = from.iter_mut().find(is_same) {
            there.said.share = there.said.share.zip(flow.said.share).map(|(one, other)| one + other);
            return Ok(());
        }
        from.push(flow);
        self.count += 1;
        // Between many gateways in a row, ways multiply.
        if self.count > MOST_WAYS { Err(ReadError::TooLarge("ways")) } else { Ok(()) }
    }

    /// Every share is said: those of one node that go on and those that give up
    /// each sum to 1. The number of branches of which no share was said at all.
    pub(super) fn settle(&mut self) -> usize {
        let mut unsaid = 0;
        for from in &mut self.from {
            for gives_up in [false, true] {
                let group = || from.iter().filter(|flow| flow.said.kind.gives_up() == gives_up);
                unsaid += usize::from(group().count() > 1 && group().all(|flow| flow.said.share.is_none()));
                let (shares, _) = in_proportion(&group().map(|flow| flow.said.share).collect::<Vec<_>>());
                let group = from.iter_mut().filter(|flow| flow.said.kind.gives_up() == gives_up);
                group.zip(shares).for_each(|(flow, share)| flow.said.share = Some(share));
            }
        }
        unsaid
    }

    /// Takes a node out. A circle that leads nowhere else goes with it.
    pub(super) fn dissolve(&mut self, node: usize) -> Result<(), ReadError> {
        let into = self.into.get_mut(node).map(std::mem::take).unwrap_or_default();
        let mut onward = self.from.get_mut(node).map(std::mem::take).unwrap_or_default();
        self.count -= onward.len();
        for flow in &onward {
            if let Some(into) = self.into.get_mut(flow.target) {
                into.remove(&node);
            }
        }
        let again: f64 = onward.iter().filter(|flow| flow.target == node).filter_map(|flow| flow.said.share).sum();
        onward.retain(|flow| flow.target != node);
        for source in into.into_iter().filter(|source| *source != node) {
            let Some(from) = self.from.get_mut(source) else { continue };
            let before = from.len();
            let (here, others) = std::mem::take(from).into_iter().partition(|flow| flow.target == node);
            *from = others;
            self.count -= before - from.len();
            let here: Vec<Flow> = here;
            for (first, then) in here.iter().flat_map(|first| onward.iter().map(move |then| (first, then))) {
                let share = first.said.share.unwrap_or(1.0) * then.said.share.unwrap_or(1.0)
                    / (1.0 - again).max(f64::MIN_POSITIVE);
                let kind = if then.said.kind == TransitionKind::Next { first.said.kind } else { then.said.kind };
                let labels = [&first.said.label, &then.said.label].into_iter().filter(|label| !label.is_empty());
                let label = labels.map(String::as_str).collect::<Vec<_>>().join(", ");
                let reason = then.said.reason.or(first.said.reason);
                let said = Said { kind, share: Some(share.min(1.0)), reason, label };
                self.add(source, Flow { target: then.target, said })?;
            }
        }
        Ok(())
    }
}
