//! Which slides there are, in which order; the title, and tables as the report
//! has them.

use super::fit::Fit;
use super::scene::standing;
use super::shapes::{
    BODY, CELL, Cell, Font, Form, HEIGHT, LINE, MARGIN, Paragraph, Place, Shape, Slide, Table, WIDTH, bold, line,
    regular,
};
use super::{overview, stage};
use crate::clean::one_line;
use crate::report::{Block, Found, blocks, flow, level_zero, who};
use draw::decor::Decor;
use draw::layout::{LayoutOptions, layout};
use draw::theme::LIGHT;
use journey::JourneyMap;
use journey::model::MapState;

/// Pain points that are shown.
const PAINS: usize = 10;
/// Text of a table: the largest with which it is on one slide, or the last.
const TEXTS: [f64; 5] = [14.0, 13.0, 12.0, 11.0, 10.0];
/// Lines of a cell.
const MOST_LINES: usize = 5;

/// All slides.
pub(super) fn of(map: &JourneyMap, decor: &Decor, found: &Found<'_>) -> Vec<Slide> {
    let fit = Fit::new();
    let decor = &flow(map, decor, found.run);
    let mut slides = vec![title(map, found, &fit)];
    if map.touchpoint_count() > 0 {
        slides.push(overview::slide(map, decor, found, &fit));
    }
    let whole = layout(map, decor, &LayoutOptions::wall());
    let all = standing(&whole);
    for one in map.stages() {
        slides.extend(stage::slides(map, &whole, &all, one, &fit));
    }
    slides.extend(tables(blocks::pain_points(map), PAINS, &fit));
    if let Some(run) = found.run {
        slides.extend(tables(level_zero::gaps(map, run), usize::MAX, &fit));
    }
    if let Some((ranking, who)) = found.ranking {
        slides.extend(tables(blocks::what_if(map, ranking, who), usize::MAX, &fit));
    }
    slides
}

/// Left and right of everything on the title slide.
const TITLE_SIDE: f64 = 60.0;
/// Below it stands what its figures rest on.
const TITLE_BOTTOM: f64 = HEIGHT - 52.0;

/// Title, actor, scenario, and where there is a run its figures, in the middle
/// of the slide.
fn title(map: &JourneyMap, found: &Found<'_>, fit: &Fit) -> Slide {
    let room = WIDTH - 2.0 * TITLE_SIDE;
    let font = |size: f64| bold(size, LIGHT.ink);
    let name = &map.details().title;
    let size = [36.0, 30.0].into_iter().find(|size| fit.lines(name, font(*size), room, 3) <= 2).unwrap_or(24.0);
    let name = fit.cut(name, font(size), room, 3);
    let mut slide = Slide::new(if name.is_empty() { "A journey".into() } else { name });
    (slide.opens, slide.title_size) = (true, size);
    let lines = fit.lines(&slide.title, font(size), room, 3).max(1) as f64;
    let high = lines * size * LINE + 8.0;
    let about = about(map, found, fit, room);
    let about_high = fit.height(&about, room) + 8.0;
    let figures = found.run.map(|run| blocks::figures(map, run)).unwrap_or_default();
    let rows = figures.len().div_ceil(abreast(figures.len())) as f64;
    let whole = high + 12.0 + about_high + if rows > 0.0 { 22.0 + rows * (FIGURE + GAP) - GAP } else { 0.0 };
    slide.title_place = Place::new(TITLE_SIDE, ((TITLE_BOTTOM - whole) / 2.0).clamp(20.0, 150.0), room, high);
    slide.shape(Shape::filled(Place::new(0.0, 0.0, 14.0, HEIGHT), Form::Rectangle, LIGHT.accent));
    let below = Place::new(TITLE_SIDE, slide.title_place.bottom() + 12.0, room, about_high);
    slide.shape(Shape::words(below, about));
    figures_on(&mut slide, fit, &figures, below.bottom() + 22.0);
    if let Some(run) = found.run {
        let words = format!("{}. {}.", blocks::simulated(map, run), blocks::rests_on(map));
        let place = Place::new(TITLE_SIDE, TITLE_BOTTOM + 8.0, room, 28.0);
        let font = regular(10.0, LIGHT.muted);
        slide.shape(Shape::words(place, vec![Paragraph::new(fit.cut(&words, font, room, 2), font)]));
    }
    slide
}

/// Who, when, which state of it, and the day.
fn about(map: &JourneyMap, found: &Found<'_>, fit: &Fit, room: f64) -> Vec<Paragraph> {
    let details = map.details();
    let state = if details.state == MapState::AsIs { "As it is today" } else { "As it could be" };
    let date = one_line(found.date);
    let who = found.run.map(|run| who(map, run.who)).unwrap_or_default();
    let state: Vec<&str> = [state, &date, &who].into_iter().filter(|part| !part.is_empty()).collect();
    let state = state.join(" · ");
    let (said, small) = (regular(16.0, LIGHT.label), regular(14.0, LIGHT.muted));
    let lines = [(details.actor.as_str(), said, 2), (&details.scenario, said, 2), (&state, small, 1)];
    let lines = lines.map(|(text, font, most)| (fit.cut(text, font, room, most), font));
    lines.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, font)| Paragraph::new(text, font)).collect()
}

/// Figures side by side: in two rows, four of them at least.
fn abreast(figures: usize) -> usize {
    figures.div_ceil(2).max(4)
}

/// The height of a figure, and the room between them.
const FIGURE: f64 = 88.0;
const GAP: f64 = 14.0;

/// Headline figures with their ranges.
fn figures_on(slide: &mut Slide, fit: &Fit, figures: &[(String, String)], top: f64) {
    let abreast = abreast(figures.len());
    let width = (WIDTH - 2.0 * TITLE_SIDE - (abreast - 1) as f64 * GAP) / abreast as f64;
    let room = width - 20.0;
    for (n, (figure, about)) in figures.iter().enumerate() {
        let (mean, range) = figure.split_once(" (").map_or((figure.as_str(), ""), |(mean, range)| (mean, range));
        let range = if range.is_empty() { String::new() } else { format!("({range}") };
        let paragraphs = vec![
            Paragraph::new(mean, bold(22.0, LIGHT.ink)),
            Paragraph::new(range, regular(10.0, LIGHT.muted)),
            Paragraph::new(fit.cut(about, regular(10.0, LIGHT.label), room, 2), regular(10.0, LIGHT.label)),
        ];
        let (column, row) = ((n % abreast) as f64, (n / abreast) as f64);
        let place = Place::new(TITLE_SIDE + column * (width + GAP), top + row * (FIGURE + GAP), width, FIGURE);
        slide.shape(Shape {
            line: Some(line(LIGHT.line, 1.0)),
            paragraphs,
            inset: (10.0, 8.0),
            ..Shape::filled(place, Form::Rounded(8.0), LIGHT.surface)
        });
    }
}

/// A part of the report with a table, its heading as the title; over several
/// slides where it is long.
fn tables(blocks: Vec<Block>, most: usize, fit: &Fit) -> Vec<Slide> {
    let (mut heading, mut table, mut note) = ("", None, None);
    for block in blocks {
        match block {
            Block::Heading(words) => heading = words,
            Block::Table { heads, rows } => table = Some((heads, rows)),
            Block::Paragraph(words) => note = Some(words),
            Block::Figures(_) | Block::List(_) | Block::Map | Block::Command(_) => {}
        }
    }
    let Some((heads, mut rows)) = table else { return Vec::new() };
    let left_out = rows.len().saturating_sub(most);
    rows.truncate(most);
    if left_out > 0 {
        note = Some(format!("The first {most}; {left_out} more are on the map."));
    }
    let shaped = |size: f64| Shaped::new(fit, &heads, &rows, size);
    let room = BODY.height - if note.is_some() { 34.0 } else { 0.0 };
    let fits =
        |whole: bool| TEXTS.into_iter().map(shaped).find(|table| table.height() <= room && (table.is_whole || !whole));
    let fits = fits(true).or_else(|| fits(false));
    let Shaped { columns, head, rows, .. } = fits.unwrap_or_else(|| shaped(TEXTS.into_iter().fold(f64::MAX, f64::min)));
    let room = room - head.0;
    let mut pages: Vec<Vec<Row>> = Vec::new();
    let mut left = 0.0;
    for (height, cells) in rows {
        if pages.is_empty() || left < height {
            pages.push(vec![head.clone()]);
            left = room;
        }
        left -= height;
        if let Some(page) = pages.last_mut() {
            page.push((height, cells));
        }
    }
    let count = pages.len();
    let slide = |(n, rows): (usize, Vec<Row>)| {
        let part = if count > 1 { format!(" ({} of {count})", n + 1) } else { String::new() };
        let mut slide = Slide::new(format!("{heading}{part}"));
        let bottom = BODY.y + rows.iter().map(|(height, _)| height).sum::<f64>();
        slide.table(Table { x: BODY.x, y: BODY.y, columns: columns.clone(), rows, head: true, about: heading.into() });
        if let Some(words) = note.as_ref().filter(|_| n + 1 == count) {
            let place = Place::new(MARGIN, bottom + 8.0, BODY.width, 26.0);
            let words =
                Paragraph::new(fit.cut(words, regular(10.0, LIGHT.muted), BODY.width, 2), regular(10.0, LIGHT.muted));
            slide.shape(Shape::words(place, vec![words]));
        }
        slide
    };
    pages.into_iter().enumerate().map(slide).collect()
}

type Row = (f64, Vec<Cell>);

/// A table in text of one size.
struct Shaped {
    columns: Vec<f64>,
    head: Row,
    rows: Vec<Row>,
    /// Nothing in it is cut.
    is_whole: bool,
}

impl Shaped {
    fn new(fit: &Fit, heads: &[&'static str], rows: &[Vec<String>], size: f64) -> Self {
        let columns = widths(fit, heads, rows, size);
        let head = row(fit, heads.iter().copied(), &columns, bold(size - 1.0, LIGHT.muted), LIGHT.sunken);
        let filled = rows.iter().zip([LIGHT.surface, LIGHT.header].into_iter().cycle());
        let shaped = |(cells, fill): (&Vec<String>, _)| {
            row(fit, cells.iter().map(String::as_str), &columns, regular(size, LIGHT.ink), fill)
        };
        let shaped: Vec<Row> = filled.map(shaped).collect();
        let said = rows.iter().flatten().map(|text| one_line(text));
        let written = shaped.iter().flat_map(|(_, cells)| cells).flat_map(|cell| &cell.paragraphs).map(Paragraph::text);
        let is_whole = said.eq(written);
        Self { columns, head, rows: shaped, is_whole }
    }

    fn height(&self) -> f64 {
        self.head.0 + self.rows.iter().map(|(height, _)| height).sum::<f64>()
    }
}

fn row<'a>(fit: &Fit, texts: impl Iterator<Item = &'a str>, columns: &[f64], font: Font, fill: &'static str) -> Row {
    let cells = texts.zip(columns).map(|(text, width)| {
        let room = width - 2.0 * CELL.0;
        let paragraph = Paragraph::new(fit.cut(text, font, room, MOST_LINES), font);
        (fit.height([&paragraph], room), Cell { paragraphs: vec![paragraph], fill: Some(fill) })
    });
    let (heights, cells): (Vec<f64>, Vec<Cell>) = cells.unzip();
    (heights.into_iter().fold(font.size * LINE, f64::max) + 2.0 * CELL.1, cells)
}

/// As wide as what stands in them: never narrower than their widest word, and
/// long texts share what is left.
fn widths(fit: &Fit, heads: &[&'static str], rows: &[Vec<String>], size: f64) -> Vec<f64> {
    const WIDEST: f64 = 320.0;
    const FIGURE: usize = 24;
    let font = regular(size, LIGHT.ink);
    let own = |n: usize| {
        let cells = || rows.iter().filter_map(move |row| row.get(n));
        let head = heads.get(n).map_or(0.0, |head| fit.word(head, bold(size - 1.0, LIGHT.ink)));
        // A figure stays on one line with its range.
        let whole =
            |text: &String| if text.chars().count() < FIGURE { fit.width(text, font) } else { fit.word(text, font) };
        let least = cells().map(whole).fold(head, f64::max).min(170.0) + 2.0 * CELL.0;
        let wanted = cells().map(|text| fit.width(text, font)).fold(head, f64::max).min(WIDEST) + 2.0 * CELL.0;
        (least, wanted.max(least))
    };
    let own: Vec<(f64, f64)> = (0..heads.len()).map(own).collect();
    let (least, wanted): (f64, f64) = own.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    if wanted <= BODY.width {
        return own.iter().map(|(_, own)| own * BODY.width / wanted.max(1.0)).collect();
    }
    let part = ((BODY.width - least) / (wanted - least).max(1.0)).max(0.0);
    let shrunk = own.iter().map(|(least, wanted)| least + (wanted - least) * part);
    let whole: f64 = shrunk.clone().sum();
    shrunk.map(|width| width * BODY.width / whole).collect()
}
