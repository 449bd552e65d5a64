//! What stands on a way, in words.

use crate::clean::one_line;
use journey::JourneyMap;
use journey::model::{ExitReason, Transition, TransitionKind};

/// Those that have a word.
pub(crate) const KINDS: [TransitionKind; 7] = [
    TransitionKind::Switch,
    TransitionKind::Repeat,
    TransitionKind::Transfer,
    TransitionKind::DeadEnd,
    TransitionKind::Abandon,
    TransitionKind::AbandonSwitch,
    TransitionKind::AbandonRepeat,
];

/// "45 %", "calls again · 9 %"; nothing where all go this way and nothing else
/// is to be said.
pub(crate) fn label(map: &JourneyMap, way: &Transition) -> String {
    let gives_up = way.kind.gives_up();
    let alone = map.group(way.source, gives_up).len() == 1;
    let of = if gives_up { " of those who give up" } else { "" };
    let share = (!alone || way.share.value < 1.0).then(|| format!("{}{of}", journey::words::percent(way.share.value)));
    let said = Some(one_line(&way.label)).filter(|label| !label.is_empty());
    let name = said.or_else(|| word(way.kind).map(str::to_owned));
    name.into_iter().chain(share).collect::<Vec<_>>().join(" · ")
}

/// Whether it leads back, or is taken by those who do not go on.
pub(crate) fn is_aside(way: &Transition) -> bool {
    way.kind.gives_up() || way.kind == TransitionKind::Repeat
}

/// The kind that a word means.
pub(crate) fn kind(said: &str) -> Option<TransitionKind> {
    KINDS.into_iter().find(|kind| word(*kind) == Some(said))
}

/// Why people leave self-service there.
const REASONS: [(ExitReason, &str); 8] = [
    (ExitReason::NoAnswerThere, "no answer there"),
    (ExitReason::Access, "cannot get in"),
    (ExitReason::NotFound, "did not find it"),
    (ExitReason::ChosePerson, "chose a person"),
    (ExitReason::CannotAnswer, "cannot answer a question"),
    (ExitReason::Error, "something broke"),
    (ExitReason::DidNotLast, "it did not last"),
    (ExitReason::Distrust, "does not trust it"),
];

/// A reason in words.
pub(crate) fn because(reason: ExitReason) -> Option<&'static str> {
    REASONS.iter().find(|(of, _)| *of == reason).map(|(_, words)| *words)
}

/// The reason that words mean.
pub(crate) fn reason(said: &str) -> Option<ExitReason> {
    REASONS.iter().find(|(_, words)| *words == said).map(|(reason, _)| *reason)
}

/// What is not simply on, in a word.
pub(crate) fn word(kind: TransitionKind) -> Option<&'static str> {
    match kind {
        TransitionKind::Next => None,
        TransitionKind::Switch => Some("changes channel"),
        TransitionKind::Repeat => Some("again"),
        TransitionKind::Transfer => Some("handed on"),
        TransitionKind::DeadEnd => Some("dead end"),
        TransitionKind::Abandon => Some("gives up"),
        TransitionKind::AbandonSwitch => Some("gives up, changes channel"),
        TransitionKind::AbandonRepeat => Some("gives up, tries again"),
    }
}
