//! What people do to a large map. No chance in it: the same number is always the same edit.

use journey::JourneyMap;
use journey::edit::{AddAfter, Edit};
use journey::figure::{self, Figure};
use journey::ids::TouchpointId;
use journey::model::{Anchor, PainPoint, Touchpoint, TransitionKind};
use uuid::Uuid;

/// What people do, one thing after the other all over the map.
///
/// # Panics
/// When the map is not a [`large_map`](crate::large_map::large_map), and lacks what is edited.
#[must_use]
pub fn edits(map: &JourneyMap, n: usize) -> Vec<Edit> {
    let steps: Vec<&Touchpoint> = map.touchpoints().filter(|t| !t.is_end()).collect();
    let step = steps[(n * 7919) % steps.len()];
    let other = near(&steps, step, n);
    let id = |of: usize| Uuid::from_u64_pair(0x0199_6000_0000_7000 | of as u64, 0x8000_0000_0000_0000 | n as u64);
    let (touchpoint, at) = (step.id, Anchor::Touchpoint(step.id));
    let minutes = |p50: f64| Figure::assumed(figure::Duration::Lognormal { p50, p90: 4.0 * p50 });
    let edit = match n % 14 {
        0 => Edit::RenameTouchpoint { touchpoint, name: format!("{}, again", step.name) },
        1 => Edit::SetWait { touchpoint, wait: minutes(2.0 + n as f64) },
        2 => Edit::SetActive { touchpoint, active: minutes(1.0 + n as f64 / 10.0) },
        3 => share(map, n),
        4 => {
            let lane = map.lanes()[0].id;
            Edit::WriteCell { id: id(1).into(), lane, at, text: "“Nobody has told me that”".into() }
        }
        5 => {
            let (onward, transition) = (id(3).into(), id(4).into());
            let after = AddAfter { touchpoint, insert: true, onward, transition };
            Edit::AddTouchpoint {
                id: id(2).into(),
                stage: step.stage,
                name: "Ask once more".into(),
                after: Some(after),
            }
        }
        6 => Edit::AddPainPoint { id: id(5).into(), at, text: "It takes three calls".into() },
        7 => Edit::SetEmotion { touchpoint, emotion: Some(Figure::assumed(-1.0)) },
        8 => Edit::Connect {
            id: id(6).into(),
            source: touchpoint,
            target: other.id,
            transition: TransitionKind::Transfer,
            share: Some(0.05),
        },
        9 => Edit::Place { touchpoint, stage: step.stage, column: (n % 8) as u32, track: 3 + (n / 14 % 5) as u32 },
        10 => Edit::SetLevel { touchpoint, level: other.level },
        11 => {
            let pain = map.pain_points().nth(n % map.pain_points().len()).expect("there are some");
            Edit::ChangePainPoint { pain_point: PainPoint { votes: pain.votes + 1, ..pain.clone() } }
        }
        12 => Edit::RemoveTouchpoint { touchpoint: passed_through(map, &steps, n) },
        _ => Edit::MoveToStage { touchpoint, stage: other.stage },
    };
    vec![edit]
}

/// One of the thirty before or behind it.
fn near<'map>(steps: &[&'map Touchpoint], step: &Touchpoint, n: usize) -> &'map Touchpoint {
    let at = steps.iter().position(|t| t.id == step.id).unwrap_or(0);
    let on = n % 29 + 1;
    steps[if n.is_multiple_of(2) && at >= on { at - on } else { (at + on) % steps.len() }]
}

/// A step with one way on, which leaves no loose end when it goes.
fn passed_through(map: &JourneyMap, steps: &[&Touchpoint], n: usize) -> TouchpointId {
    let one_way = |t: &&&Touchpoint| map.outgoing(t.id).len() == 1 && map.outgoing(t.id)[0].share.value == 1.0;
    steps.iter().cycle().skip(n * 7919 % steps.len()).find(one_way).expect("there are many").id
}

/// One of the ways of a fork.
fn share(map: &JourneyMap, n: usize) -> Edit {
    let forks: Vec<_> = map.transitions().filter(|t| map.group(t.source, t.kind.gives_up()).len() > 1).collect();
    Edit::SetShare { transition: forks[n * 31 % forks.len()].id, share: Figure::assumed(0.4) }
}
