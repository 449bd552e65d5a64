//! What stands on a slide: shapes with text, lines between them, tables.
//! Lengths are points; a slide is 960 by 540 of them.

use draw::theme::LIGHT;

/// Width of a slide.
pub(super) const WIDTH: f64 = 960.0;
/// Height of a slide.
pub(super) const HEIGHT: f64 = 540.0;
/// Free at its sides.
pub(super) const MARGIN: f64 = 24.0;
/// From line to line, in sizes of the font.
pub(super) const LINE: f64 = 1.3;

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Place {
    pub(super) fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    pub(super) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub(super) fn centre(&self) -> f64 {
        self.x + self.width / 2.0
    }

    pub(super) fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Where a line reaches this side.
    pub(super) fn port(&self, side: Side) -> (f64, f64) {
        match side {
            Side::Top => (self.centre(), self.y),
            Side::Left => (self.x, self.middle()),
            Side::Bottom => (self.centre(), self.bottom()),
            Side::Right => (self.right(), self.middle()),
        }
    }
}

/// Of a shape, in the order in which presentations count its glue points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Top,
    Left,
    Bottom,
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Font {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
    pub(super) colour: &'static str,
}

pub(super) fn regular(size: f64, colour: &'static str) -> Font {
    Font { size, bold: false, italic: false, struck: false, colour }
}

pub(super) fn bold(size: f64, colour: &'static str) -> Font {
    Font { bold: true, ..regular(size, colour) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Centre,
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    /// Stretches of text, each in one font.
    pub(super) runs: Vec<(String, Font)>,
    pub(super) align: Align,
}

impl Paragraph {
    pub(super) fn new(text: impl Into<String>, font: Font) -> Self {
        Self { runs: vec![(text.into(), font)], align: Align::Start }
    }

    pub(super) fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// The largest of its fonts.
    pub(super) fn size(&self) -> f64 {
        self.runs.iter().map(|(_, font)| font.size).fold(0.0, f64::max)
    }
}

/// The outline of a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    Rectangle,
    /// With corners of this radius.
    Rounded(f64),
    Diamond,
    /// That feels so, −2 to +2.
    Face(f64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dash {
    Solid,
    Dashed,
    Dotted,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) colour: &'static str,
    pub(super) width: f64,
    pub(super) dash: Dash,
}

pub(super) fn line(colour: &'static str, width: f64) -> Line {
    Line { colour, width, dash: Dash::Solid }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) place: Place,
    pub(super) form: Form,
    pub(super) fill: Option<&'static str>,
    pub(super) line: Option<Line>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Between the outline and the text: at the sides, above and below.
    pub(super) inset: (f64, f64),
    /// The text stands in the middle instead of at the top.
    pub(super) middle: bool,
    /// Its text stays on one line, however narrow the shape is.
    pub(super) one_line: bool,
    /// What a screen reader says; empty: what stands in it.
    pub(super) about: String,
}

impl Shape {
    pub(super) fn new(place: Place, form: Form) -> Self {
        Self {
            place,
            form,
            fill: None,
            line: None,
            paragraphs: Vec::new(),
            inset: (0.0, 0.0),
            middle: false,
            one_line: false,
            about: String::new(),
        }
    }

    /// Words without an outline.
    pub(super) fn words(place: Place, paragraphs: Vec<Paragraph>) -> Self {
        Self { paragraphs, ..Self::new(place, Form::Rectangle) }
    }

    /// Full of one colour.
    pub(super) fn filled(place: Place, form: Form, fill: &'static str) -> Self {
        Self { fill: Some(fill), ..Self::new(place, form) }
    }
}

/// How a glued line runs; in no other way than programs draw it by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    Straight,
    /// An S with level ends.
    Curved,
    /// One right angle: level first where it leaves at the side, else upright.
    Corner,
    /// Down, along halfway, and down again.
    Step,
}

/// A line that is glued to two shapes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Connector {
    pub(super) from: (u32, Side),
    pub(super) to: (u32, Side),
    pub(super) start: (f64, f64),
    pub(super) end: (f64, f64),
    pub(super) course: Course,
    pub(super) line: Line,
    pub(super) arrow: bool,
    pub(super) about: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) fill: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) columns: Vec<f64>,
    /// Each with its height.
    pub(super) rows: Vec<(f64, Vec<Cell>)>,
    /// The first row holds the heads.
    pub(super) head: bool,
    pub(super) about: String,
}

/// Between the edge of a cell and its text: at the sides, above and below.
pub(super) const CELL: (f64, f64) = (6.0, 4.0);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Shape(u32, Shape),
    /// Shapes that move together; the id is that of the whole, each has its own.
    Group(u32, String, Vec<(u32, Shape)>),
    Connector(u32, Connector),
    /// A smooth line through points, from left to right.
    Curve(u32, Vec<(f64, f64)>, Line, String),
    Table(u32, Table),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slide {
    pub(super) title: String,
    pub(super) title_place: Place,
    pub(super) title_size: f64,
    /// Without the strip behind the title that the others have.
    pub(super) opens: bool,
    pub(super) items: Vec<Item>,
    /// The next id; 1 is that of the slide's own tree, 2 its title, 3 its number.
    next: u32,
}

/// Below the strip with the title.
pub(super) const BODY: Place = Place { x: MARGIN, y: 82.0, width: WIDTH - 2.0 * MARGIN, height: 426.0 };
/// Height of the strip with the title.
pub(super) const STRIP: f64 = 68.0;

impl Slide {
    pub(super) fn new(title: String) -> Self {
        let title_place = Place::new(MARGIN, 8.0, WIDTH - 2.0 * MARGIN - 130.0, 54.0);
        Self { title, title_place, title_size: 22.0, opens: false, items: Vec::new(), next: 4 }
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    pub(super) fn shape(&mut self, shape: Shape) -> u32 {
        let id = self.id();
        self.items.push(Item::Shape(id, shape));
        id
    }

    /// The id of the first of them.
    pub(super) fn group(&mut self, name: String, shapes: Vec<Shape>) -> u32 {
        let whole = self.id();
        let shapes: Vec<_> = shapes.into_iter().map(|shape| (self.id(), shape)).collect();
        let first = shapes.first().map_or(whole, |(id, _)| *id);
        self.items.push(Item::Group(whole, name, shapes));
        first
    }

    pub(super) fn connector(&mut self, connector: Connector) {
        let id = self.id();
        self.items.push(Item::Connector(id, connector));
    }

    pub(super) fn curve(&mut self, points: Vec<(f64, f64)>, line: Line, about: String) {
        let id = self.id();
        self.items.push(Item::Curve(id, points, line, about));
    }

    pub(super) fn table(&mut self, table: Table) {
        let id = self.id();
        self.items.push(Item::Table(id, table));
    }

    /// At the right of the title.
    pub(super) fn beside(&mut self, words: String) {
        let place = Place::new(WIDTH - MARGIN - 130.0, 8.0, 130.0, 54.0);
        let paragraph = Paragraph::new(words, regular(11.0, LIGHT.muted)).aligned(Align::End);
        self.shape(Shape { middle: true, ..Shape::words(place, vec![paragraph]) });
    }
}
