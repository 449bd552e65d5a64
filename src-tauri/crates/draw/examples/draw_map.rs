//! Draws a map: `draw_map MAP.journey.json OUT.svg|OUT.png [SCALE]`.

use draw::decor::Decor;
use draw::layout::{LayoutOptions, layout};
use draw::svg::RenderOptions;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err("draw_map MAP.journey.json OUT.svg|OUT.png [SCALE]".into());
    };
    let scale = arguments.next().map_or(Ok(1.0), |s| s.parse())?;
    let map = journey::file::read(&std::fs::read_to_string(from)?)?;
    let decor = Decor::default();
    let svg = draw::svg::render(&map, &layout(&map, &decor, &LayoutOptions::wall()), &RenderOptions::default());
    if to.ends_with(".png") {
        std::fs::write(to, draw::png::render(&svg, scale)?)?;
    } else {
        std::fs::write(to, svg)?;
    }
    Ok(())
}
