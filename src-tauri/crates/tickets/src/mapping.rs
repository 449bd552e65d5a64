//! Which state of the tickets is which touchpoint of a map, and a first
//! suggestion for it by names and positions. A person looks at it and changes
//! it: the suggestion is deterministic and claims nothing.

use crate::set::TicketSet;
use crate::states::{self, Role};
use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::{LaneRole, Level, Outcome, Touchpoint};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// State of the tickets → touchpoint of the map. A state that is not in it is
/// not on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct StateMapping(pub BTreeMap<String, TouchpointId>);

/// Suggests a touchpoint for each state that has a part in a journey and for
/// which the map has a fitting touchpoint; other states are left out.
#[must_use]
pub fn suggest_mapping(set: &TicketSet, map: &JourneyMap) -> StateMapping {
    let cast = Cast::of(map);
    let state = |name: &str| Some((String::from(name), cast.plays(states::role(name)?)?));
    StateMapping(set.states().iter().filter(|s| s.events > 0).filter_map(|s| state(s.name)).collect())
}

/// Beginnings of words by which a touchpoint, or its stage, is known to play a part.
struct Words {
    step: &'static [&'static str],
    stage: &'static [&'static str],
}

const CONTACT: Words = Words {
    step: &["agent", "ask", "call", "chat", "desk", "explain", "message", "report", "understand"],
    stage: &["contact", "call", "report", "chase", "intake"],
};
const FIX: Words = Words {
    step: &["fix", "handle", "install", "repair", "reset", "restore", "solve", "work"],
    stage: &["fix", "install", "repair", "resol", "solve", "stay", "work"],
};
const WAIT: Words = Words { step: &["answer", "hold", "pending", "reply", "wait"], stage: &["hold", "wait"] };
const VERIFY: Words =
    Words { step: &["check", "confirm", "see", "test", "try", "verif"], stage: &["check", "confirm", "verif"] };

/// Which touchpoint plays which part.
struct Cast(BTreeMap<Role, TouchpointId>);

impl Cast {
    /// Parts that hang on others by a transition come after those.
    fn of(map: &JourneyMap) -> Self {
        let scene = Scene { map };
        let mut cast = Self(BTreeMap::new());
        cast.give(Role::Contact, scene.best(|t| scene.contact(t)));
        cast.give(Role::Fix, scene.best(|t| scene.fix(t)));
        cast.give(Role::Wait, scene.best(|t| scene.wait(t)));
        let fix = cast.plays(Role::Fix);
        cast.give(Role::Verify, scene.best(|t| scene.verify(t, fix)));
        let verify = cast.plays(Role::Verify);
        cast.give(Role::Done, scene.best(|t| scene.done(t, verify)));
        cast.give(Role::Dropped, scene.best(|t| (t.outcome == Some(Outcome::Abandoned)).then_some(0)));
        cast
    }

    fn give(&mut self, role: Role, touchpoint: Option<TouchpointId>) {
        if let Some(touchpoint) = touchpoint {
            self.0.insert(role, touchpoint);
        }
    }

    fn plays(&self, role: Role) -> Option<TouchpointId> {
        self.0.get(&role).copied()
    }
}

struct Scene<'a> {
    map: &'a JourneyMap,
}

impl Scene<'_> {
    /// The touchpoint with the most points; of several the first by stage and id.
    fn best(&self, points: impl Fn(&Touchpoint) -> Option<i32>) -> Option<TouchpointId> {
        let order = |t: &Touchpoint| self.map.stage(t.stage).map_or(u32::MAX, |stage| stage.order);
        let candidates = self.map.touchpoints().filter_map(|t| Some((t, points(t)?)));
        candidates.min_by_key(|(t, points)| (-points, order(t), t.id)).map(|(t, _)| t.id)
    }

    /// Somebody takes it: assisted, by a person, in a stage of contact.
    fn contact(&self, t: &Touchpoint) -> Option<i32> {
        let points = self.named(t, &CONTACT) + 2 * i32::from(by_a_person(t));
        (assisted(t) && !only_waits(t)).then_some(points)
    }

    /// Somebody works on it.
    fn fix(&self, t: &Touchpoint) -> Option<i32> {
        let achieves = i32::from(!t.achieves.is_empty());
        let points = self.named(t, &FIX) + 2 * i32::from(by_a_person(t)) + achieves;
        (assisted(t) && !only_waits(t)).then_some(points)
    }

    /// Nothing but waiting for somebody, rather one during which one may go
    /// away: a ticket that awaits something is no queue on the phone.
    fn wait(&self, t: &Touchpoint) -> Option<i32> {
        let leaves = i32::from(t.attended.value < 0.5);
        let answered = self.named(t, &WAIT) + i32::from(assisted(t));
        (only_waits(t) && answered > 0).then_some(answered + 2 * leaves)
    }

    /// The customer sees that it works, behind the fix.
    fn verify(&self, t: &Touchpoint, fix: Option<TouchpointId>) -> Option<i32> {
        let named = self.named(t, &VERIFY);
        let behind = fix.is_some_and(|fix| self.leads(fix, t.id));
        let ends = self.map.outgoing(t.id).iter().any(|o| self.map.touchpoint(o.target).is_some_and(is_resolved));
        let points = named + 3 * i32::from(behind) + i32::from(ends) + i32::from(t.lane == LaneRole::Action);
        (!t.is_end() && named > 0 && (behind || ends) && Some(t.id) != fix).then_some(points)
    }

    /// The resolved end, rather one that the customer has verified and that
    /// verifying leads to.
    fn done(&self, t: &Touchpoint, verify: Option<TouchpointId>) -> Option<i32> {
        let verified = i32::from(t.outcome == Some(Outcome::ResolvedVerified));
        let behind = verify.is_some_and(|verify| self.leads(verify, t.id));
        is_resolved(t).then_some(2 * i32::from(behind) + verified)
    }

    fn leads(&self, source: TouchpointId, target: TouchpointId) -> bool {
        self.map.outgoing(source).iter().any(|t| t.target == target)
    }

    /// 3 for a stage that is known by its name, 2 for a touchpoint.
    fn named(&self, t: &Touchpoint, words: &Words) -> i32 {
        let stage = self.map.stage(t.stage).is_some_and(|stage| any_word(&stage.name, words.stage));
        3 * i32::from(stage) + 2 * i32::from(any_word(&t.name, words.step))
    }
}

fn any_word(name: &str, beginnings: &[&str]) -> bool {
    let name = name.to_lowercase();
    name.split(|c: char| !c.is_alphanumeric()).any(|word| beginnings.iter().any(|b| word.starts_with(b)))
}

fn assisted(t: &Touchpoint) -> bool {
    !t.is_end() && t.level.is_some_and(|level| !matches!(level, Level::Prevention | Level::Level0))
}

fn by_a_person(t: &Touchpoint) -> bool {
    t.lane == LaneRole::Frontstage
}

fn only_waits(t: &Touchpoint) -> bool {
    !t.is_end() && t.active.value.is_zero() && !t.wait.value.is_zero()
}

fn is_resolved(t: &Touchpoint) -> bool {
    t.outcome.is_some_and(|outcome| outcome != Outcome::Abandoned)
}
