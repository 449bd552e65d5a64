//! Steps and ends in the order in which a person reads the drawing.

use draw::decor::Decor;
use draw::layout::{Layout, LayoutOptions};
use journey::JourneyMap;
use journey::model::{Stage, Touchpoint};

/// The map as it is drawn, nothing laid over it.
pub(crate) fn drawn(map: &JourneyMap) -> Layout {
    draw::layout::layout(map, &Decor::default(), &LayoutOptions::wall())
}

/// Each stage with its steps and ends: by column, then by track.
pub(crate) fn by_stage<'a>(map: &'a JourneyMap, layout: &Layout) -> Vec<(&'a Stage, Vec<&'a Touchpoint>)> {
    let cards = layout.cards.iter().map(|card| (card.column, card.track, card.touchpoint));
    let ends = layout.ends.iter().map(|end| (end.column, end.track, end.touchpoint));
    let mut places: Vec<_> = cards.chain(ends).collect();
    places.sort_unstable();
    let of = |stage: &Stage| -> Vec<&'a Touchpoint> {
        let here = places.iter().filter_map(|(_, _, id)| map.touchpoint(*id)).filter(|t| t.stage == stage.id);
        here.collect()
    };
    map.stages().into_iter().map(|stage| (stage, of(stage))).collect()
}
