//! A slide as PresentationML (ECMA-376, part 1): the order of the elements is
//! that of its schema, here and in what it is made of.

use super::forms::{frame, write};
use super::ink::paragraph;
use super::shapes::{HEIGHT, Paragraph, Slide, WIDTH, bold};
use draw::theme::LIGHT;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

pub(super) const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];

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
fn tree_head(xml: &mut Xml) {
    xml.node("p:nvGrpSpPr", &[], |xml| {
        xml.leaf("p:cNvPr", &[("id", "1"), ("name", "")]);
        xml.leaf("p:cNvGrpSpPr", &[]);
        xml.leaf("p:nvPr", &[]);
    });
    xml.node("p:grpSpPr", &[], |xml| {
        xml.node("a:xfrm", &[], |xml| {
            xml.leaf("a:off", &[("x", "0"), ("y", "0")]);
            xml.leaf("a:ext", &[("cx", "0"), ("cy", "0")]);
            xml.leaf("a:chOff", &[("x", "0"), ("y", "0")]);
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
            let font = bold(slide.title_size, LIGHT.ink);
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

/// The size of a slide for the presentation.
pub(super) fn size() -> [String; 2] {
    [emu(WIDTH), emu(HEIGHT)]
}
