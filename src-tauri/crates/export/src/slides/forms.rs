//! Shapes, groups and tables as DrawingML.

use super::ink::{fill, outline, paragraphs};
use super::shapes::{CELL, Cell, Form, Item, Paragraph, Place, Shape, Table};
use super::strokes::{connector, curve};
use super::xml::{Xml, emu};
use crate::clean::one_line;
use draw::theme::LIGHT;

const TABLE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";
/// How far text is from the side of a rounded rectangle, in radii: 1 − √½.
const CORNER: f64 = 0.292_89;
/// A descriptive text is no document either.
const LONGEST: usize = 500;

pub(super) fn write(xml: &mut Xml, item: &Item) {
    match item {
        Item::Shape(id, own) => shape(xml, *id, own),
        Item::Group(id, name, shapes) => group(xml, *id, name, shapes),
        Item::Connector(id, own) => connector(xml, *id, own),
        Item::Curve(id, points, line, about) => curve(xml, *id, points, *line, about),
        Item::Table(id, own) => table(xml, *id, own),
    }
}

pub(super) fn properties(xml: &mut Xml, id: u32, name: &str, about: &str) {
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

pub(super) fn geometry(xml: &mut Xml, form: &str, adjust: &[(&str, f64)]) {
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
pub(super) fn frame(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], place: Place) {
    let [x, y, width, height] = [place.x, place.y, place.width, place.height].map(emu);
    xml.node(name, attributes, |xml| {
        xml.leaf("a:off", &[("x", &x), ("y", &y)]);
        xml.leaf("a:ext", &[("cx", &width), ("cy", &height)]);
    });
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
