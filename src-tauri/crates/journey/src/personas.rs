//! The six customers of Katherine Vail ("six customers", HDI SupportWorld
//! 2016), ready to use. The factors are defaults of ours, for a team to edit.

use crate::ids::PersonaId;
use crate::model::{Persona, PersonaTraits, WaitFlag};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The six, each with an equal share of the demand. `new_id` gives identities.
#[must_use]
pub fn six(new_id: &mut dyn FnMut() -> Uuid) -> Vec<Persona> {
    let neutral = PersonaTraits::default();
    let flags = |flag| BTreeSet::from([flag]);
    let all = [
        (
            "Having a bad day",
            "Comes last and reluctantly; the first seconds set the tone",
            PersonaTraits {
                patience: 0.5,
                discovers: 0.8,
                answers: 0.9,
                wait_flags: flags(WaitFlag::Anxious),
                unacknowledged: 2.0,
                ..neutral.clone()
            },
        ),
        (
            "Not daft",
            "An expert in their own work; an answer made for anybody is an insult",
            PersonaTraits { discovers: 1.2, answers: 1.1, generic_answer: 2.0, ..neutral.clone() },
        ),
        (
            "It worked before",
            "Has changed nothing, and hears “works for me”",
            PersonaTraits { answers: 0.7, distrusts: 1.2, wait_flags: flags(WaitFlag::Unexplained), ..neutral.clone() },
        ),
        (
            "Just fix it",
            "Wants it mended for good; a workaround comes back",
            PersonaTraits { patience: 0.8, discovers: 0.9, recurs: 2.0, ..neutral.clone() },
        ),
        (
            "It's your fault",
            "Skips instructions, tries several channels, says who is to blame",
            PersonaTraits {
                patience: 0.6,
                discovers: 0.5,
                answers: 0.7,
                distrusts: 1.3,
                blame: 5.0,
                ..neutral.clone()
            },
        ),
        (
            "You said you fixed it",
            "Is here again; only what has been checked ends it",
            PersonaTraits { patience: 0.8, discovers: 0.9, distrusts: 3.0, starts_again: true, ..neutral },
        ),
    ];
    let share = 1.0 / all.len() as f64;
    let persona = |(name, description, traits): (&str, &str, PersonaTraits)| Persona {
        id: PersonaId(new_id()),
        key: crate::key::from_name(name),
        name: name.into(),
        description: description.into(),
        share,
        traits,
    };
    all.into_iter().map(persona).collect()
}
