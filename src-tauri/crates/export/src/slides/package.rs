//! The file: slides, the one master and layout that they have, the theme with
//! the colours of the map, and how these parts belong together (ECMA-376, part
//! 2). It is stored without a clock: the same slides are the same bytes.

use super::shapes::Slide;
use super::xml::{self, Xml};
use crate::clean::one_line;
use draw::theme::LIGHT;
use std::io::{Cursor, Write as _};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// Colours of the theme, in the order of its schema: slot, name on a slide.
const COLOURS: [(&str, &str, &str); 12] = [
    ("dk1", "tx1", LIGHT.ink),
    ("lt1", "bg1", LIGHT.surface),
    ("dk2", "tx2", LIGHT.muted),
    ("lt2", "bg2", LIGHT.paper),
    ("accent1", "accent1", LIGHT.accent),
    ("accent2", "accent2", LIGHT.doing),
    ("accent3", "accent3", LIGHT.waiting),
    ("accent4", "accent4", LIGHT.pain),
    ("accent5", "accent5", LIGHT.zero),
    ("accent6", "accent6", LIGHT.idea),
    ("hlink", "hlink", LIGHT.accent),
    ("folHlink", "folHlink", LIGHT.idea),
];

/// What a colour of the theme is called on a slide.
pub(super) fn scheme(colour: &str) -> Option<&'static str> {
    COLOURS.iter().find(|(_, _, own)| *own == colour).map(|(_, name, _)| *name)
}

pub(super) fn write(title: &str, slides: &[Slide]) -> ZipResult<Vec<u8>> {
    let mut file = File { zip: ZipWriter::new(Cursor::new(Vec::new())) };
    file.put("[Content_Types].xml", &content_types(slides.len()))?;
    file.put(
        "_rels/.rels",
        &relations(&[
            (OFFICE, "officeDocument", "ppt/presentation.xml".into()),
            (PACKAGE, "metadata/core-properties", "docProps/core.xml".into()),
            (OFFICE, "extended-properties", "docProps/app.xml".into()),
        ]),
    )?;
    file.put("docProps/core.xml", &core(title))?;
    file.put("docProps/app.xml", include_bytes!("parts/app.xml"))?;
    file.put("ppt/presentation.xml", &presentation(slides.len()))?;
    let mut parts = vec![(OFFICE, "slideMaster", "slideMasters/slideMaster1.xml".to_owned())];
    parts.extend((1..=slides.len()).map(|n| (OFFICE, "slide", format!("slides/slide{n}.xml"))));
    parts.extend(SETTINGS.map(|(name, _)| (OFFICE, name, format!("{name}.xml"))));
    parts.push((OFFICE, "theme", "theme/theme1.xml".into()));
    file.put("ppt/_rels/presentation.xml.rels", &relations(&parts))?;
    for (name, content) in SETTINGS {
        file.put(&format!("ppt/{name}.xml"), content)?;
    }
    file.put("ppt/theme/theme1.xml", theme().as_bytes())?;
    file.put("ppt/slideMasters/slideMaster1.xml", include_bytes!("parts/master.xml"))?;
    file.put(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        &relations(&[
            (OFFICE, "slideLayout", "../slideLayouts/slideLayout1.xml".into()),
            (OFFICE, "theme", "../theme/theme1.xml".into()),
        ]),
    )?;
    file.put("ppt/slideLayouts/slideLayout1.xml", include_bytes!("parts/layout.xml"))?;
    let master = [(OFFICE, "slideMaster", "../slideMasters/slideMaster1.xml".into())];
    file.put("ppt/slideLayouts/_rels/slideLayout1.xml.rels", &relations(&master))?;
    for (n, slide) in (1..).zip(slides) {
        file.put(&format!("ppt/slides/slide{n}.xml"), &xml::slide(slide))?;
        let layout = [(OFFICE, "slideLayout", "../slideLayouts/slideLayout1.xml".into())];
        file.put(&format!("ppt/slides/_rels/slide{n}.xml.rels"), &relations(&layout))?;
    }
    Ok(file.zip.finish()?.into_inner())
}

/// Parts that say nothing and are looked for.
const SETTINGS: [(&str, &[u8]); 3] = [
    ("presProps", include_bytes!("parts/presProps.xml")),
    ("viewProps", include_bytes!("parts/viewProps.xml")),
    ("tableStyles", include_bytes!("parts/tableStyles.xml")),
];

struct File {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl File {
    fn put(&mut self, name: &str, content: &[u8]) -> ZipResult<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(name, options)?;
        self.zip.write_all(content)?;
        Ok(())
    }
}

fn content_types(slides: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    let types = [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")];
    xml.node("Types", &types, |xml| {
        let rels = "application/vnd.openxmlformats-package.relationships+xml";
        for (ending, kind) in [("rels", rels), ("xml", "application/xml")] {
            xml.leaf("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut part = |name: &str, kind: &str| xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        part("/ppt/presentation.xml", &format!("{KIND}.presentation.main+xml"));
        for (name, _) in SETTINGS {
            part(&format!("/ppt/{name}.xml"), &format!("{KIND}.{name}+xml"));
        }
        part("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
        part("/ppt/slideMasters/slideMaster1.xml", &format!("{KIND}.slideMaster+xml"));
        part("/ppt/slideLayouts/slideLayout1.xml", &format!("{KIND}.slideLayout+xml"));
        for n in 1..=slides {
            part(&format!("/ppt/slides/slide{n}.xml"), &format!("{KIND}.slide+xml"));
        }
    });
    xml.finish()
}

/// Named rId1, rId2, …
fn relations(parts: &[(&str, &str, String)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.node("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        for (n, (from, kind, target)) in (1..).zip(parts) {
            let (id, kind) = (format!("rId{n}"), format!("{from}/{kind}"));
            xml.leaf("Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)]);
        }
    });
    xml.finish()
}

fn presentation(slides: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    let attributes = [&xml::NAMESPACES[..], &[("saveSubsetFonts", "1")]].concat();
    xml.node("p:presentation", &attributes, |xml| {
        xml.node("p:sldMasterIdLst", &[], |xml| {
            xml.leaf("p:sldMasterId", &[("id", "2147483648"), ("r:id", "rId1")]);
        });
        xml.node("p:sldIdLst", &[], |xml| {
            for n in 1..=slides {
                let (id, relation) = ((255 + n).to_string(), format!("rId{}", n + 1));
                xml.leaf("p:sldId", &[("id", &id), ("r:id", &relation)]);
            }
        });
        let [width, height] = xml::size();
        xml.leaf("p:sldSz", &[("cx", &width), ("cy", &height)]);
        xml.leaf("p:notesSz", &[("cx", "6858000"), ("cy", "9144000")]);
    });
    xml.finish()
}

fn core(title: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.node("cp:coreProperties", &namespaces, |xml| {
        xml.words("dc:title", &one_line(title).chars().take(250).collect::<String>());
        xml.words("dc:creator", "Milewalk");
    });
    xml.finish()
}

fn theme() -> String {
    let colour = |(slot, _, colour): &(&str, &str, &str)| {
        format!("<a:{slot}><a:srgbClr val=\"{}\"/></a:{slot}>", colour.trim_start_matches('#'))
    };
    include_str!("parts/theme.xml").replace("{COLOURS}", &COLOURS.iter().map(colour).collect::<String>())
}
