//! Colours, outlines and text as DrawingML.

use super::package::scheme;
use super::shapes::{Align, Dash, Font, Line, Paragraph};
use super::xml::{Xml, emu};
use draw::measure::is_right_to_left;

pub(super) fn fill(xml: &mut Xml, colour: Option<&'static str>) {
    match colour {
        None => xml.leaf("a:noFill", &[]),
        Some(colour) => xml.node("a:solidFill", &[], |xml| match scheme(colour) {
            Some(name) => xml.leaf("a:schemeClr", &[("val", name)]),
            None => xml.leaf("a:srgbClr", &[("val", colour.trim_start_matches('#'))]),
        }),
    }
}

pub(super) fn outline(xml: &mut Xml, line: Option<Line>, arrow: bool) {
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

pub(super) fn paragraphs(xml: &mut Xml, all: &[Paragraph]) {
    if all.is_empty() {
        xml.node("a:p", &[], |xml| xml.leaf("a:endParaRPr", &[("lang", "en-US"), ("sz", "900")]));
    }
    for one in all {
        paragraph(xml, one);
    }
}

pub(super) fn paragraph(xml: &mut Xml, paragraph: &Paragraph) {
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
