//! A region of a picture for a sheet of paper: what is in sight there, under
//! the heads of the stages and beside the names of the rows, which every sheet
//! has anew.

use super::Picture;
use super::pen::Pen;
use crate::geometry::Rect;
use crate::layout::measures;
use crate::text::{Type, semi_bold};

/// A rectangle of a picture, in its units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Of the names of the rows at the left of every sheet.
const GUTTER: f64 = 76.0;
const ROW_NAME: Type = semi_bold(9.5);
const ROW_NAME_LINE: f64 = 12.0;

impl Picture<'_> {
    /// What the heads take of a sheet beside a region that begins at `y`: width
    /// at the left, height at the top.
    #[must_use]
    pub fn heads(&self, y: f64) -> (f64, f64) {
        (GUTTER, if y > self.above() { self.layout.header_height } else { 0.0 })
    }

    /// A region with its heads, as large as both.
    #[must_use]
    pub fn tile(&self, region: Region) -> String {
        let Region { x, y, width, height } = region;
        let (left, top) = self.heads(y);
        let mut pen = Pen::default();
        pen.open(width + left, height + top, None, &self.map.details().title);
        pen.clip(&Rect { x: left, y: top, width, height });
        pen.group(left - x, top - y);
        self.draw(&mut pen, Some(Rect { x, y, width, height }));
        pen.end_group();
        pen.end_group();
        // Where the heads themselves are in sight, in their place.
        let heads = if top > 0.0 { 0.0 } else { self.above() - y };
        pen.group(left, heads);
        self.draw_stage_heads(&mut pen, region);
        pen.end_group();
        self.draw_row_heads(&mut pen, region, left, top);
        pen.finish()
    }

    /// A stage that began on another sheet has its name where it comes in.
    fn draw_stage_heads(&self, pen: &mut Pen, region: Region) {
        let (theme, height) = (&self.options.theme, self.layout.header_height);
        pen.rect(0.0, 0.0, region.width, height, 0.0, theme.header, None);
        pen.line(0.0, height, region.width, height, theme.line, "");
        let names = self.map.stages();
        for stage in &self.layout.stages {
            let from = (stage.x - region.x).max(0.0);
            let room = (stage.x + stage.width - region.x).min(region.width) - from - 2.0 * measures::STAGE_PADDING;
            let Some(name) = names.iter().find(|it| it.id == stage.stage).filter(|_| room > 40.0) else { continue };
            let lines = self.ruler.wrap(&name.name, measures::STAGE_NAME, room, stage.lines.len().max(1));
            let top = (height - 16.0 * lines.len() as f64) / 2.0;
            for (i, line) in lines.iter().enumerate() {
                let y = top + 16.0 * i as f64 + 12.5;
                pen.text(from + measures::STAGE_PADDING, y, line, measures::STAGE_NAME, theme.ink);
            }
            if stage.x > region.x {
                pen.line(from, 0.0, from, height, theme.line, "");
            }
        }
    }

    /// At the top of what is in sight of each row.
    fn draw_row_heads(&self, pen: &mut Pen, region: Region, left: f64, top: f64) {
        for band in &self.layout.bands {
            let y = band.y + self.above();
            let from = y.max(region.y);
            let room = (y + band.height).min(region.y + region.height) - from;
            let most = ((room - 8.0) / ROW_NAME_LINE).max(0.0) as usize;
            if most == 0 {
                continue;
            }
            for (i, line) in self.ruler.wrap(&band.name, ROW_NAME, left - 8.0, most).iter().enumerate() {
                let y = from - region.y + top + 17.0 + ROW_NAME_LINE * i as f64;
                pen.text(0.0, y, line, ROW_NAME, self.options.theme.label);
            }
        }
    }
}
