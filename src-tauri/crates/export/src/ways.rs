//! What stands on a way, in words.

use crate::clean::one_line;
use journey::JourneyMap;
use journey::model::{Transition, TransitionKind};

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

fn word(kind: TransitionKind) -> Option<&'static str> {
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
