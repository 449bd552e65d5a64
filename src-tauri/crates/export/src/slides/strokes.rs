//! Lines and curves as DrawingML.

use super::forms::{frame, geometry, properties};
use super::ink::{fill, outline, paragraphs};
use super::shapes::{Connector, Course, Line, Place, Side};
use super::xml::{Xml, emu};

pub(super) fn connector(xml: &mut Xml, id: u32, connector: &Connector) {
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

pub(super) fn curve(xml: &mut Xml, id: u32, points: &[(f64, f64)], line: Line, about: &str) {
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
