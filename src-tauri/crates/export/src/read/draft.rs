//! A map in the making: what a file says, in its own order, before it becomes
//! edits.

use journey::model::{Anchor, ExitReason, LaneRole, Level, Opportunity, Outcome, PainPoint, TransitionKind, WaitFlag};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) actor: String,
    pub(super) scenario: String,
    /// Names; each as frequent as the others.
    pub(super) personas: Vec<String>,
    pub(super) stages: Vec<String>,
    pub(super) lanes: Vec<(String, LaneRole)>,
    pub(super) steps: Vec<Step>,
    pub(super) ways: Vec<Way>,
    /// Which step; none: the first that is no end.
    pub(super) start: Option<usize>,
    /// Where each hangs, and what it says; its own place and identity are not
    /// yet known.
    pub(super) pains: Vec<(At, PainPoint)>,
    pub(super) ideas: Vec<(At, Opportunity)>,
    pub(super) questions: Vec<(At, String, String)>,
    /// What stands at a stage itself: which stage, which lane, and the text.
    pub(super) cells: Vec<(usize, usize, String)>,
    pub(super) left_out: Vec<String>,
}

/// A step or, with an outcome, an end. Times in minutes: typical, bad day.
#[derive(Debug, Default)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) key: Option<String>,
    pub(super) stage: usize,
    pub(super) outcome: Option<Outcome>,
    pub(super) channel: String,
    pub(super) level: Option<Level>,
    pub(super) wait: (Option<f64>, Option<f64>),
    pub(super) active: (Option<f64>, Option<f64>),
    /// Mean time after which people give up waiting, minutes.
    pub(super) patience: Option<f64>,
    pub(super) emotion: Option<f64>,
    pub(super) cost: Option<f64>,
    /// Shares, 0 to 1: of the wait that one has to stay for, of the rest that is
    /// lost, of the doing that is of value.
    pub(super) attended: Option<f64>,
    pub(super) blocked: Option<f64>,
    pub(super) of_value: Option<f64>,
    pub(super) wait_flags: BTreeSet<WaitFlag>,
    pub(super) easy_questions: u32,
    pub(super) hard_questions: u32,
    pub(super) repeat_info: u32,
    pub(super) generic_answer: u32,
    /// The provider cannot change it.
    pub(super) is_given: bool,
    pub(super) moment_of_truth: bool,
    /// Name of the team that serves it.
    pub(super) team: Option<String>,
    /// Names of needs, by what they have to do with it.
    pub(super) needs: BTreeMap<NeedPart, Vec<String>>,
    /// Which lane, and what stands in it.
    pub(super) cells: Vec<(usize, String)>,
}

/// What a need has to do with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NeedPart {
    Begins,
    Met,
    Solved,
    Achieved,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) said: Said,
}

/// What is said of a way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) kind: TransitionKind,
    /// 0 to 1 of those who leave in the same way; none: what the others leave.
    pub(super) share: Option<f64>,
    pub(super) reason: Option<ExitReason>,
    pub(super) label: String,
}

impl Default for Said {
    fn default() -> Self {
        Self { kind: TransitionKind::Next, share: None, reason: None, label: String::new() }
    }
}

/// Simply on, as far as nothing else is said.
pub(super) fn next(source: usize, target: usize) -> Way {
    Way { source, target, said: Said::default() }
}

/// What something hangs on, by its number.
#[derive(Clone, Copy, Debug)]
pub(super) enum At {
    Step(usize),
    Stage(usize),
}

impl Draft {
    /// The number of a stage of this name, a new one where there is none.
    pub(super) fn stage(&mut self, name: &str) -> usize {
        find_or_add(&mut self.stages, name.to_owned(), |there| there == name)
    }

    /// The number of a lane of this name, a new one where there is none.
    pub(super) fn lane(&mut self, name: &str, role: LaneRole) -> usize {
        find_or_add(&mut self.lanes, (name.to_owned(), role), |there| there.0 == name)
    }

    pub(super) fn leave_out(&mut self, sentence: impl Into<String>) {
        self.left_out.push(sentence.into());
    }
}

/// Shares that sum to 1, and what they summed to as they were said. Those that
/// were not said share what is left; where nothing is to be had, all are equal.
pub(super) fn in_proportion(said: &[Option<f64>]) -> (Vec<f64>, f64) {
    let of_those: f64 = said.iter().flatten().sum();
    let silent = said.iter().filter(|share| share.is_none()).count();
    let rest = if silent == 0 { 0.0 } else { (1.0 - of_those).max(0.0) / silent as f64 };
    let sum = of_those + rest * silent as f64;
    let even = 1.0 / said.len().max(1) as f64;
    let share = |share: &Option<f64>| if sum > 0.0 { share.unwrap_or(rest) / sum } else { even };
    (said.iter().map(share).collect(), sum)
}

/// What hangs somewhere that is not known yet.
pub(super) fn pain(text: String) -> PainPoint {
    PainPoint::new(Uuid::nil().into(), Anchor::Stage(Uuid::nil().into()), text)
}

/// As [`pain`].
pub(super) fn idea(text: String) -> Opportunity {
    Opportunity::new(Uuid::nil().into(), Anchor::Stage(Uuid::nil().into()), text)
}

fn find_or_add<T>(all: &mut Vec<T>, new: T, is: impl Fn(&T) -> bool) -> usize {
    all.iter().position(is).unwrap_or_else(|| {
        all.push(new);
        all.len() - 1
    })
}
