//! Who walked, and how they went over the map.

use crate::clean::one_line;
use draw::decor::Decor;
use journey::JourneyMap;
use simulate::Who;
use simulate::report::{Figure, SimulationReport};
use std::collections::BTreeMap;

/// "as Having a bad day", "all personas mixed", "neutral customer".
pub fn who(map: &JourneyMap, who: Who) -> String {
    match who {
        Who::Persona(id) => match map.persona(id) {
            Some(persona) => format!("as {}", one_line(&persona.name)),
            None => "as a persona that is gone".into(),
        },
        Who::Mixed if map.personas().any(|persona| persona.share > 0.0) => "all personas mixed".into(),
        Who::Mixed | Who::Neutral => "neutral customer".into(),
    }
}

/// A drawing's flow of customers as those go who walked; without a run as it was.
/// Ends have the simulated shares that stand beside them in the figures.
#[must_use]
pub fn flow(map: &JourneyMap, decor: &Decor, run: Option<&SimulationReport>) -> Decor {
    let Some(run) = run else { return decor.clone() };
    let expected = |figure: &Figure| figure.exact.unwrap_or(figure.mean);
    let traversals = run.transitions.iter().map(|way| (way.id, expected(&way.traversals)));
    let mut visits: BTreeMap<_, _> = run.touchpoints.iter().map(|step| (step.id, expected(&step.visits))).collect();
    for end in map.touchpoints().filter(|touchpoint| touchpoint.is_end()) {
        let leads_here = |id| map.transition(id).is_some_and(|way| way.target == end.id);
        let ways = run.transitions.iter().filter(|way| leads_here(way.id));
        visits.insert(end.id, ways.map(|way| way.traversals.mean).sum());
    }
    Decor { visits, traversals: traversals.collect(), ..decor.clone() }
}
