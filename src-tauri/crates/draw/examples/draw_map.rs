//! Draws a map: `draw_map MAP.journey.json OUT.svg|OUT.png [SCALE] [collapse=STAGE-KEY,…] [ghost=OTHER-MAP]`.

use draw::decor::{Decor, Ghost};
use draw::fonts::Fonts;
use draw::layout::{LayoutOptions, layout};
use draw::png::Pixels;
use draw::svg::RenderOptions;
use journey::JourneyMap;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err("draw_map MAP.journey.json OUT.svg|OUT.png [SCALE] [collapse=STAGE-KEY,…] [ghost=OTHER-MAP]".into());
    };
    let map = read(&from)?;
    let (mut scale, mut decor, mut options) = (1.0, Decor::default(), LayoutOptions::wall());
    for argument in arguments {
        match argument.split_once('=') {
            Some(("collapse", keys)) => {
                let stages = map.stages().into_iter().filter(|s| keys.split(',').any(|key| key == s.key));
                options.collapsed = stages.map(|s| s.id).collect();
            }
            Some(("ghost", other)) => decor.ghost = Some(ghost(&read(other)?)),
            _ => scale = argument.parse()?,
        }
    }
    let svg = draw::svg::render(&map, &layout(&map, &decor, &options), &RenderOptions::default());
    if to.ends_with(".png") {
        std::fs::write(to, draw::png::render(&svg, Pixels::Scale(scale), &Fonts::bundled())?)?;
    } else {
        std::fs::write(to, svg)?;
    }
    Ok(())
}

fn read(path: &str) -> Result<JourneyMap, Box<dyn Error>> {
    Ok(journey::file::read(&std::fs::read_to_string(path)?)?)
}

/// How another map feels.
fn ghost(map: &JourneyMap) -> Ghost {
    let felt = map.touchpoints().filter_map(|t| Some((t.id, t.emotion.as_ref()?.value)));
    Ghost { name: "to-be".into(), emotions: felt.collect() }
}
