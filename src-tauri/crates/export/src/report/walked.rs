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

/// A drawing's flow of customers as those went who walked; without a run as it
/// was. Ends are where nobody goes on: visits are those who come.
#[must_use]
pub fn flow(map: &JourneyMap, decor: &Decor, run: Option<&SimulationReport>) -> Decor {
    let Some(run) = run else { return decor.clone() };
    let expected = |figure: &Figure| figure.exact.unwrap_or(figure.mean);
    let traversals: BTreeMap<_, _> = run.transitions.iter().map(|way| (way.id, expected(&way.traversals))).collect();
    let mut visits: BTreeMap<_, _> = run.touchpoints.iter().map(|step| (step.id, expected(&step.visits))).collect();
    for end in map.touchpoints().filter(|touchpoint| touchpoint.is_end()) {
        let ways = map.transitions().filter(|way| way.target == end.id);
        visits.insert(end.id, ways.filter_map(|way| traversals.get(&way.id)).sum());
    }
    Decor { visits, traversals, ..decor.clone() }
}
