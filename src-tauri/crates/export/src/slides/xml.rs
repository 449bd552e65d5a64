//! A slide as PresentationML and DrawingML (ECMA-376, part 1): the order of the
//! elements is that of its schema.

use super::shapes::{
    Align, CELL, Cell, Connector, Course, Dash, Font, Form, HEIGHT, Item, Line, Paragraph, Place, Shape, Side, Slide,
    Table, WIDTH,
};
use crate::clean::one_line;
use draw::theme::LIGHT;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

pub(super) const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];
const TABLE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";
/// How far text is from the side of a rounded rectangle, in radii: 1 − √½.
const CORNER: f64 = 0.292_89;
/// A descriptive text is no document either.
const LONGEST: usize = 500;

/// XML that is being written; a list of bytes takes everything.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Self {
        let mut writer = Writer::new(Vec::new());
        let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        Self(writer)
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = self.0.create_element(name).with_attributes(attributes.iter().copied()).write_empty();
    }

    pub(super) fn words(&mut self, name: &str, text: &str) {
        let _ = self.0.create_element(name).write_text_content(BytesText::new(text));
    }

    pub(super) fn node(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        let mut own = Self(Writer::new(Vec::new()));
        inner(&mut own);
        let inner = own.finish();
        let element = self.0.create_element(name).with_attributes(attributes.iter().copied());
        let _ = element.write_inner_content(|writer| {
            writer.get_mut().extend_from_slice(&inner);
            Ok(())
        });
    }
}

/// English Metric Units: 12,700 of a point.
pub(super) fn emu(points: f64) -> String {
    format!("{}", (points * 12_700.0).round() as i64)
}

/// The slide as a part of the file.
pub(super) fn slide(slide: &Slide) -> Vec<u8> {
    let mut xml = Xml::new();
    let shown: &[(&str, &str)] = if slide.opens { &[("showMasterSp", "0")] } else { &[] };
    xml.node("p:sld", &[&NAMESPACES[..], shown].concat(), |xml| {
        xml.node("p:cSld", &[], |xml| {
            xml.node("p:spTree", &[], |xml| {
                tree_head(xml);
                title(xml, slide);
                for item in &slide.items {
                    write(xml, item);
                }
                number(xml, slide);
            });
        });
        xml.node("p:clrMapOvr", &[], |xml| xml.leaf("a:masterClrMapping", &[]));
    });
    xml.finish()
}

/// Of a tree of shapes, which has a place of its own.
pub(super) fn tree_head(xml: &mut Xml) {
    xml.node("p:nvGrpSpPr", &[], |xml| {
        xml.leaf("p:cNvPr", &[("id", "1"), ("name", "")]);
        xml.leaf("p:cNvGrpSpPr", &[]);
        xml.leaf("p:nvPr", &[]);
    });
    xml.node("p:grpSpPr", &[], |xml| {
        xml.node("a:xfrm", &[], |xml| {
            for name in ["a:off", "a:chOff"] {
                if name == "a:chOff" {
                    xml.leaf("a:ext", &[("cx", "0"), ("cy", "0")]);
                }
                xml.leaf(name, &[("x", "0"), ("y", "0")]);
            }
            xml.leaf("a:chExt", &[("cx", "0"), ("cy", "0")]);
        });
    });
}

fn title(xml: &mut Xml, slide: &Slide) {
    xml.node("p:sp", &[], |xml| {
        xml.node("p:nvSpPr", &[], |xml| {
            xml.leaf("p:cNvPr", &[("id", "2"), ("name", "Title")]);
            xml.node("p:cNvSpPr", &[], |xml| xml.leaf("a:spLocks", &[("noGrp", "1")]));
            xml.node("p:nvPr", &[], |xml| xml.leaf("p:ph", &[("type", "title")]));
        });
        xml.node("p:spPr", &[], |xml| frame(xml, "a:xfrm", &[], slide.title_place));
        xml.node("p:txBody", &[], |xml| {
            xml.node("a:bodyPr", &[], |xml| xml.leaf("a:normAutofit", &[]));
            xml.leaf("a:lstStyle", &[]);
            let font = super::shapes::bold(slide.title_size, LIGHT.ink);
            paragraph(xml, &Paragraph::new(slide.title.clone(), font));
        });
    });
}

/// Which slide it is, at the right of its foot.
fn number(xml: &mut Xml, slide: &Slide) {
    if slide.opens {
        return;
    }
    xml.node("p:sp", &[], |xml| {
        xml.node("p:nvSpPr", &[], |xml| {
            xml.leaf("p:cNvPr", &[("id", "3"), ("name", "Slide number")]);
            xml.node("p:cNvSpPr", &[], |xml| xml.leaf("a:spLocks", &[("noGrp", "1")]));
            xml.node("p:nvPr", &[], |xml| {
                xml.leaf("p:ph", &[("type", "sldNum"), ("sz", "quarter"), ("idx", "12")]);
            });
        });
        xml.leaf("p:spPr", &[]);
        xml.node("p:txBody", &[], |xml| {
            xml.leaf("a:bodyPr", &[]);
            xml.leaf("a:lstStyle", &[]);
            xml.node("a:p", &[], |xml| {
                xml.node("a:fld", &[("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), ("type", "slidenum")], |xml| {
                    xml.leaf("a:rPr", &[("lang", "en-US")]);
                    xml.words("a:t", "‹#›");
                });
            });
        });
    });
}

fn write(xml: &mut Xml, item: &Item) {
    match item {
        Item::Shape(id, own) => shape(xml, *id, own),
        Item::Group(id, name, shapes) => group(xml, *id, name, shapes),
        Item::Connector(id, own) => connector(xml, *id, own),
        Item::Curve(id, points, line, about) => curve(xml, *id, points, *line, about),
        Item::Table(id, own) => table(xml, *id, own),
    }
}

fn properties(xml: &mut Xml, id: u32, name: &str, about: &str) {
    let (id, about): (String, String) = (id.to_string(), one_line(about).chars().take(LONGEST).collect());
    let name: String = one_line(name).chars().take(80).collect();
    let mut attributes = vec![("id", id.as_str()), ("name", name.as_str())];
    if !about.is_empty() {
        attributes.push(("descr", &about));
    }
    xml.leaf("p:cNvPr", &attributes);
}

fn shape(xml: &mut Xml, id: u32, shape: &Shape) {
    let words = shape.paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join(" ");
    let name = if words.is_empty() { "Shape" } else { words.as_str() };
    xml.node("p:sp", &[], |xml| {
        xml.node("p:nvSpPr", &[], |xml| {
            properties(xml, id, name, if shape.about.is_empty() { &words } else { &shape.about });
            let box_only = shape.fill.is_none() && shape.line.is_none();
            xml.leaf("p:cNvSpPr", if box_only { &[("txBox", "1")] } else { &[] });
            xml.leaf("p:nvPr", &[]);
        });
        xml.node("p:spPr", &[], |xml| {
            frame(xml, "a:xfrm", &[], shape.place);
            let (form, adjust) = preset(shape.form, shape.place);
            geometry(xml, form, &adjust);
            fill(xml, shape.fill);
            outline(xml, shape.line, false);
        });
        xml.node("p:txBody", &[], |xml| {
            // Round corners keep text away by themselves.
            let corner = if let Form::Rounded(radius) = shape.form { radius * CORNER } else { 0.0 };
            let [side, above] = [shape.inset.0, shape.inset.1].map(|inset| emu((inset - corner).max(0.0)));
            let wrap = if shape.one_line { "none" } else { "square" };
            let anchor = if shape.middle { "ctr" } else { "t" };
            let insets = [("lIns", side.as_str()), ("tIns", &above), ("rIns", &side), ("bIns", &above)];
            let attributes = [&[("wrap", wrap)], &insets[..], &[("rtlCol", "0"), ("anchor", anchor)]].concat();
            xml.node("a:bodyPr", &attributes, |xml| {
                // Texts are cut to what has room; programs that shrink them do so unevenly.
                xml.leaf("a:noAutofit", &[]);
            });
            xml.leaf("a:lstStyle", &[]);
            paragraphs(xml, &shape.paragraphs);
        });
    });
}

fn preset(form: Form, place: Place) -> (&'static str, Vec<(&'static str, f64)>) {
    match form {
        Form::Rectangle => ("rect", Vec::new()),
        Form::Rounded(radius) => {
            let part = radius / place.width.min(place.height).max(0.01);
            ("roundRect", vec![("adj", part.min(0.5))])
        }
        Form::Diamond => ("diamond", Vec::new()),
        // The mouth of a face, from its lowest to its highest.
        Form::Face(value) => ("smileyFace", vec![("adj", value.clamp(-2.0, 2.0) / 2.0 * 0.04653)]),
    }
}

fn geometry(xml: &mut Xml, form: &str, adjust: &[(&str, f64)]) {
    xml.node("a:prstGeom", &[("prst", form)], |xml| {
        xml.node("a:avLst", &[], |xml| {
            for (name, part) in adjust {
                let formula = format!("val {}", (part * 100_000.0).round().clamp(-2e9, 2e9) as i64);
                xml.leaf("a:gd", &[("name", name), ("fmla", &formula)]);
            }
        });
    });
}

fn group(xml: &mut Xml, id: u32, name: &str, shapes: &[(u32, Shape)]) {
    let place = shapes.first().map_or_else(Place::default, |(_, shape)| shape.place);
    xml.node("p:grpSp", &[], |xml| {
        xml.node("p:nvGrpSpPr", &[], |xml| {
            properties(xml, id, name, "");
            xml.leaf("p:cNvGrpSpPr", &[]);
            xml.leaf("p:nvPr", &[]);
        });
        // What is in it keeps its size and place.
        let whole = shapes.iter().fold(place, |whole, (_, shape)| around(whole, shape.place));
        let [x, y, width, height] = [whole.x, whole.y, whole.width, whole.height].map(emu);
        xml.node("p:grpSpPr", &[], |xml| {
            xml.node("a:xfrm", &[], |xml| {
                xml.leaf("a:off", &[("x", &x), ("y", &y)]);
                xml.leaf("a:ext", &[("cx", &width), ("cy", &height)]);
                xml.leaf("a:chOff", &[("x", &x), ("y", &y)]);
                xml.leaf("a:chExt", &[("cx", &width), ("cy", &height)]);
            });
        });
        for (id, own) in shapes {
            shape(xml, *id, own);
        }
    });
}

fn around(a: Place, b: Place) -> Place {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Place::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
}

/// Rotation and flips come first in `attributes`.
fn frame(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], place: Place) {
    let [x, y, width, height] = [place.x, place.y, place.width, place.height].map(emu);
    xml.node(name, attributes, |xml| {
        xml.leaf("a:off", &[("x", &x), ("y", &y)]);
        xml.leaf("a:ext", &[("cx", &width), ("cy", &height)]);
    });
}

fn connector(xml: &mut Xml, id: u32, connector: &Connector) {
    xml.node("p:cxnSp", &[], |xml| {
        xml.node("p:nvCxnSpPr", &[], |xml| {
            properties(xml, id, "Line", &connector.about);
            xml.node("p:cNvCxnSpPr", &[], |xml| {
                for (name, (shape, side)) in [("a:stCxn", connector.from), ("a:endCxn", connector.to)] {
                    let (shape, side) = (shape.to_string(), (side as u8).to_string());
                    xml.leaf(name, &[("id", &shape), ("idx", &side)]);
                }
            });
            xml.leaf("p:nvPr", &[]);
        });
        xml.node("p:spPr", &[], |xml| {
            course(xml, connector);
            outline(xml, Some(connector.line), connector.arrow);
        });
    });
}

/// The box between the ends, turned and flipped so that the form runs from the
/// start to the end.
fn course(xml: &mut Xml, connector: &Connector) {
    let ((x1, y1), (x2, y2)) = (connector.start, connector.end);
    let (wide, high) = (x2 - x1, y2 - y1);
    let upright = matches!(connector.from.1, Side::Top | Side::Bottom);
    let form = match connector.course {
        Course::Straight => "straightConnector1",
        Course::Curved => "curvedConnector3",
        Course::Corner => "bentConnector2",
        Course::Step => "bentConnector3",
    };
    let turned = upright && connector.course != Course::Straight;
    let mut attributes = Vec::new();
    let mut place = Place::new(x1.min(x2), y1.min(y2), wide.abs(), high.abs());
    let (mut across, mut down) = (wide < 0.0, high < 0.0);
    if turned {
        // A quarter to the right: what ran to the right runs down, what ran down
        // runs to the left.
        attributes.push(("rot", "5400000"));
        place = Place::new(
            place.centre() - place.height / 2.0,
            place.middle() - place.width / 2.0,
            place.height,
            place.width,
        );
        (across, down) = (high < 0.0, wide > 0.0);
    }
    if across {
        attributes.push(("flipH", "1"));
    }
    if down {
        attributes.push(("flipV", "1"));
    }
    frame(xml, "a:xfrm", &attributes, place);
    geometry(xml, form, &[]);
}

fn curve(xml: &mut Xml, id: u32, points: &[(f64, f64)], line: Line, about: &str) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let (low, high) = points.iter().fold((f64::MAX, f64::MIN), |(low, high), (_, y)| (low.min(*y), high.max(*y)));
    let place = Place::new(first.0, low, last.0 - first.0, high - low);
    if place.height < 0.5 {
        xml.node("p:cxnSp", &[], |xml| {
            xml.node("p:nvCxnSpPr", &[], |xml| {
                properties(xml, id, "Line", about);
                xml.leaf("p:cNvCxnSpPr", &[]);
                xml.leaf("p:nvPr", &[]);
            });
            xml.node("p:spPr", &[], |xml| {
                frame(xml, "a:xfrm", &[], place);
                geometry(xml, "line", &[]);
                outline(xml, Some(line), false);
            });
        });
        return;
    }
    xml.node("p:sp", &[], |xml| {
        xml.node("p:nvSpPr", &[], |xml| {
            properties(xml, id, "Curve", about);
            xml.leaf("p:cNvSpPr", &[]);
            xml.leaf("p:nvPr", &[]);
        });
        xml.node("p:spPr", &[], |xml| {
            frame(xml, "a:xfrm", &[], place);
            xml.node("a:custGeom", &[], |xml| {
                for name in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
                    xml.leaf(name, &[]);
                }
                xml.leaf("a:rect", &[("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")]);
                let (width, height) = (emu(place.width), emu(place.height));
                let path = [("w", width.as_str()), ("h", &height), ("fill", "none")];
                xml.node("a:pathLst", &[], |xml| xml.node("a:path", &path, |xml| smooth(xml, points, place)));
            });
            fill(xml, None);
            outline(xml, Some(line), false);
        });
        xml.node("p:txBody", &[], |xml| {
            xml.leaf("a:bodyPr", &[]);
            xml.leaf("a:lstStyle", &[]);
            paragraphs(xml, &[]);
        });
    });
}

/// Level at each point.
fn smooth(xml: &mut Xml, points: &[(f64, f64)], place: Place) {
    let point = |xml: &mut Xml, x: f64, y: f64| {
        let (x, y) = (emu(x - place.x), emu(y - place.y));
        xml.leaf("a:pt", &[("x", &x), ("y", &y)]);
    };
    if let Some((x, y)) = points.first() {
        xml.node("a:moveTo", &[], |xml| point(xml, *x, *y));
    }
    for ((x1, y1), (x2, y2)) in points.iter().zip(points.iter().skip(1)) {
        let middle = (x1 + x2) / 2.0;
        xml.node("a:cubicBezTo", &[], |xml| {
            point(xml, middle, *y1);
            point(xml, middle, *y2);
            point(xml, *x2, *y2);
        });
    }
}

fn table(xml: &mut Xml, id: u32, table: &Table) {
    let width: f64 = table.columns.iter().sum();
    let height: f64 = table.rows.iter().map(|(height, _)| height).sum();
    xml.node("p:graphicFrame", &[], |xml| {
        xml.node("p:nvGraphicFramePr", &[], |xml| {
            properties(xml, id, "Table", &table.about);
            xml.node("p:cNvGraphicFramePr", &[], |xml| xml.leaf("a:graphicFrameLocks", &[("noGrp", "1")]));
            xml.leaf("p:nvPr", &[]);
        });
        frame(xml, "p:xfrm", &[], Place::new(table.x, table.y, width, height));
        xml.node("a:graphic", &[], |xml| {
            xml.node("a:graphicData", &[("uri", TABLE)], |xml| {
                xml.node("a:tbl", &[], |xml| {
                    let first = if table.head { ("firstRow", "1") } else { ("firstCol", "1") };
                    xml.leaf("a:tblPr", &[first]);
                    xml.node("a:tblGrid", &[], |xml| {
                        for width in &table.columns {
                            xml.leaf("a:gridCol", &[("w", &emu(*width))]);
                        }
                    });
                    for (height, cells) in &table.rows {
                        xml.node("a:tr", &[("h", &emu(*height))], |xml| cells.iter().for_each(|own| cell(xml, own)));
                    }
                });
            });
        });
    });
}

fn cell(xml: &mut Xml, cell: &Cell) {
    let (side, above) = (emu(CELL.0), emu(CELL.1));
    xml.node("a:tc", &[], |xml| {
        xml.node("a:txBody", &[], |xml| {
            xml.leaf("a:bodyPr", &[]);
            xml.leaf("a:lstStyle", &[]);
            paragraphs(xml, &cell.paragraphs);
        });
        let insets = [("marL", side.as_str()), ("marR", &side), ("marT", &above), ("marB", &above)];
        xml.node("a:tcPr", &insets, |xml| {
            for name in ["a:lnL", "a:lnR"] {
                xml.node(name, &[("w", "0")], |xml| xml.leaf("a:noFill", &[]));
            }
            for name in ["a:lnT", "a:lnB"] {
                xml.node(name, &[("w", "9525")], |xml| fill(xml, Some(LIGHT.line)));
            }
            fill(xml, cell.fill);
        });
    });
}

fn fill(xml: &mut Xml, colour: Option<&'static str>) {
    match colour {
        None => xml.leaf("a:noFill", &[]),
        Some(colour) => xml.node("a:solidFill", &[], |xml| match super::package::scheme(colour) {
            Some(name) => xml.leaf("a:schemeClr", &[("val", name)]),
            None => xml.leaf("a:srgbClr", &[("val", colour.trim_start_matches('#'))]),
        }),
    }
}

fn outline(xml: &mut Xml, line: Option<Line>, arrow: bool) {
    let Some(line) = line else {
        xml.node("a:ln", &[], |xml| xml.leaf("a:noFill", &[]));
        return;
    };
    let cap = if line.dash == Dash::Dotted { "rnd" } else { "flat" };
    xml.node("a:ln", &[("w", &emu(line.width)), ("cap", cap)], |xml| {
        fill(xml, Some(line.colour));
        let dash = match line.dash {
            Dash::Solid => "solid",
            Dash::Dashed => "dash",
            Dash::Dotted => "sysDot",
        };
        xml.leaf("a:prstDash", &[("val", dash)]);
        xml.leaf("a:round", &[]);
        if arrow {
            xml.leaf("a:tailEnd", &[("type", "triangle")]);
        }
    });
}

fn paragraphs(xml: &mut Xml, all: &[Paragraph]) {
    if all.is_empty() {
        xml.node("a:p", &[], |xml| xml.leaf("a:endParaRPr", &[("lang", "en-US"), ("sz", "900")]));
    }
    for one in all {
        paragraph(xml, one);
    }
}

fn paragraph(xml: &mut Xml, paragraph: &Paragraph) {
    let turned = is_right_to_left(&paragraph.text());
    let align = match (paragraph.align, turned) {
        (Align::Centre, _) => "ctr",
        (Align::Start, false) | (Align::End, true) => "l",
        (Align::Start, true) | (Align::End, false) => "r",
    };
    xml.node("a:p", &[], |xml| {
        xml.leaf("a:pPr", &[("algn", align), ("rtl", if turned { "1" } else { "0" })]);
        for (text, font) in &paragraph.runs {
            xml.node("a:r", &[], |xml| {
                letters(xml, *font);
                xml.words("a:t", text);
            });
        }
    });
}

fn letters(xml: &mut Xml, font: Font) {
    let size = format!("{}", (font.size * 100.0).round() as i64);
    let mut attributes = vec![("lang", "en-US"), ("sz", size.as_str()), ("b", if font.bold { "1" } else { "0" })];
    if font.italic {
        attributes.push(("i", "1"));
    }
    if font.struck {
        attributes.push(("strike", "sngStrike"));
    }
    xml.node("a:rPr", &attributes, |xml| fill(xml, Some(font.colour)));
}

/// By its first letter that has a direction (Unicode Annex 9, P2).
pub(super) fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'))
}

/// The size of a slide for the presentation.
pub(super) fn size() -> [String; 2] {
    [emu(WIDTH), emu(HEIGHT)]
}
