//! Slides as a strict reader takes them (ECMA-376): every part is declared and
//! every reference resolves, elements stand in the order of the schema, and
//! what is on a slide is on it whole.

use crate::{sample, samples};
use draw::decor::Decor;
use export::report::Found;
use export::slides;
use journey::JourneyMap;
use journey::edit::Edit;
use journey::ids::MapId;
use journey::model::Details;
use roxmltree::{Document, Node};
use simulate::{Cast, Who, monte_carlo, rank};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use uuid::Uuid;
use zip::ZipArchive;

type Parts = BTreeMap<String, String>;

fn parts(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is a ZIP archive");
    assert_eq!(archive.by_index(0).unwrap().name().unwrap(), "[Content_Types].xml", "which readers look for first");
    (0..archive.len())
        .map(|n| {
            let mut file = archive.by_index(n).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn written(map: &JourneyMap) -> Parts {
    parts(&slides::pptx(map, &Decor::default(), &Found::default()).unwrap())
}

/// In the order of their numbers.
fn slides_of(parts: &Parts) -> Vec<&str> {
    let number = |name: &str| name.strip_prefix("ppt/slides/slide")?.strip_suffix(".xml")?.parse::<u32>().ok();
    let slides: BTreeMap<_, _> = parts.iter().filter_map(|(name, text)| Some((number(name)?, text.as_str()))).collect();
    slides.into_values().collect()
}

fn named<'a>(document: &'a Document<'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

/// All texts of a slide, a line for each paragraph.
fn words(document: &Document<'_>) -> Vec<String> {
    let text =
        |p: Node<'_, '_>| p.descendants().filter(|n| n.tag_name().name() == "t").filter_map(|t| t.text()).collect();
    document.descendants().filter(|node| node.tag_name().name() == "p").map(text).collect()
}

fn title(document: &Document<'_>) -> String {
    let holder = named(document, "ph").find(|ph| ph.attribute("type") == Some("title")).expect("it has a title");
    let shape = holder.ancestors().find(|node| node.tag_name().name() == "sp").unwrap();
    shape.descendants().filter(|n| n.tag_name().name() == "t").filter_map(|t| t.text()).collect()
}

/// Children in the order in which the schema has them.
const ORDER: [(&str, &[&str]); 17] = [
    ("presentation", &["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz"]),
    ("sldMaster", &["cSld", "clrMap", "sldLayoutIdLst", "txStyles"]),
    ("sldLayout", &["cSld", "clrMapOvr"]),
    ("sld", &["cSld", "clrMapOvr"]),
    ("cSld", &["bg", "spTree"]),
    ("sp", &["nvSpPr", "spPr", "style", "txBody"]),
    ("cxnSp", &["nvCxnSpPr", "spPr"]),
    ("cNvCxnSpPr", &["cxnSpLocks", "stCxn", "endCxn"]),
    ("graphicFrame", &["nvGraphicFramePr", "xfrm", "graphic"]),
    ("spPr", &["xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "ln"]),
    ("xfrm", &["off", "ext", "chOff", "chExt"]),
    ("ln", &["noFill", "solidFill", "prstDash", "round", "headEnd", "tailEnd"]),
    ("custGeom", &["avLst", "gdLst", "ahLst", "cxnLst", "rect", "pathLst"]),
    ("txBody", &["bodyPr", "lstStyle", "p"]),
    ("p", &["pPr", "r", "fld", "endParaRPr"]),
    ("tcPr", &["lnL", "lnR", "lnT", "lnB", "noFill", "solidFill"]),
    ("tbl", &["tblPr", "tblGrid", "tr"]),
];

fn is_in_order(document: &Document<'_>) {
    for (name, order) in ORDER {
        for node in named(document, name).filter(|node| node.is_element()) {
            let children = node.children().filter(Node::is_element).map(|child| child.tag_name().name());
            let places: Vec<_> = children
                .map(|child| order.iter().position(|one| *one == child).unwrap_or_else(|| panic!("{child} in {name}")))
                .collect();
            assert!(places.is_sorted(), "children of {name}");
        }
    }
}

/// Parts, their types, and what refers to them.
fn belongs_together(parts: &Parts) {
    let documents: BTreeMap<&str, Document<'_>> =
        parts.iter().map(|(name, text)| (name.as_str(), Document::parse(text).expect("it is XML"))).collect();
    let types = &documents["[Content_Types].xml"];
    let declared: BTreeSet<_> = named(types, "Override").filter_map(|part| part.attribute("PartName")).collect();
    for name in parts.keys().filter(|name| !name.ends_with(".rels") && *name != "[Content_Types].xml") {
        assert!(declared.contains(format!("/{name}").as_str()), "{name} has a type");
    }
    for part in &declared {
        assert!(parts.contains_key(part.trim_start_matches('/')), "{part} is there");
    }
    for (name, document) in documents.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let (folder, file) = name.split_once("_rels/").unwrap();
        let mut ids = BTreeSet::new();
        for relation in named(document, "Relationship") {
            let target = relation.attribute("Target").unwrap();
            let whole = match target.strip_prefix("../") {
                Some(above) => format!("{}/{above}", folder.trim_end_matches('/').rsplit_once('/').unwrap().0),
                None => format!("{folder}{target}"),
            };
            assert!(parts.contains_key(&whole), "{name} leads to {whole}");
            ids.insert(relation.attribute("Id").unwrap());
        }
        let Some(owner) = documents.get(format!("{folder}{}", file.trim_end_matches(".rels")).as_str()) else {
            continue;
        };
        for node in owner.descendants() {
            let relations = node.attributes().filter(|a| a.namespace().is_some_and(|n| n.ends_with("/relationships")));
            for id in relations {
                assert!(ids.contains(id.value()), "{name} has {}", id.value());
            }
        }
    }
    documents.values().for_each(is_in_order);
}

/// Ids are unique, lines lead to what is there, nothing reaches beyond the slide.
fn is_whole(text: &str) {
    let document = Document::parse(text).unwrap();
    let ids: Vec<_> = named(&document, "cNvPr").filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "every shape has an id of its own");
    for end in ["stCxn", "endCxn"] {
        for glue in named(&document, end) {
            assert!(ids.contains(&glue.attribute("id").unwrap()), "a line is glued to a shape of the slide");
            assert!(["0", "1", "2", "3"].contains(&glue.attribute("idx").unwrap()));
        }
    }
    assert!(!title(&document).trim().is_empty(), "{text}");
    let number =
        |node: Option<Node<'_, '_>>, name: &str| -> i64 { node.unwrap().attribute(name).unwrap().parse().unwrap() };
    for frame in named(&document, "xfrm").filter(|frame| frame.attribute("rot").is_none()) {
        let (off, ext) = (
            frame.children().find(|n| n.has_tag_name((DRAWING, "off"))),
            frame.children().find(|n| n.has_tag_name((DRAWING, "ext"))),
        );
        let (x, y) = (number(off, "x"), number(off, "y"));
        assert!(x >= 0 && y >= 0, "{x} {y}: {}", title(&document));
        assert!(x + number(ext, "cx") <= 12_192_000, "it ends on the slide: {}", title(&document));
        assert!(y + number(ext, "cy") <= 6_858_000, "it ends on the slide: {}", title(&document));
    }
    assert!(!text.contains("blip") && !text.contains("p:pic"), "nothing is a picture");
}

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

#[test]
fn a_strict_reader_takes_the_slides_of_every_sample() {
    for map in samples() {
        let parts = written(&map);
        belongs_together(&parts);
        let slides = slides_of(&parts);
        slides.iter().for_each(|slide| is_whole(slide));
        let documents: Vec<_> = slides.iter().map(|slide| Document::parse(slide).unwrap()).collect();
        let all: String = documents.iter().skip(2).flat_map(words).collect::<Vec<_>>().join("\n");
        for step in map.touchpoints() {
            assert!(all.contains(&step.name), "“{}” is on the slide of its stage", step.name);
        }
        let titles: Vec<_> = documents.iter().map(title).collect();
        assert_eq!(titles.first(), Some(&map.details().title));
        for stage in map.stages() {
            let here = map.touchpoints().any(|t| t.stage == stage.id);
            assert_eq!(titles.iter().any(|title| title.starts_with(&stage.name)), here, "{}: {titles:?}", stage.name);
        }
        let lines = documents.iter().flat_map(|document| named(document, "stCxn")).count();
        assert!(lines >= map.transitions().count(), "every way is a line");
    }
}

#[test]
fn the_same_map_is_the_same_bytes() {
    let map = sample("walk-up");
    let write = || slides::pptx(&map, &Decor::default(), &Found::default()).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn what_was_found_is_told_as_in_the_report() {
    let map = sample("password-reset");
    let cast = Cast::of(&map, Who::Neutral).unwrap();
    let go_on = |_| ControlFlow::Continue(());
    let run = monte_carlo::run_cast(&cast, 2_000, 7, &go_on).unwrap();
    let ranking = rank::rank(&map, &cast, 2_000, 7, &go_on).unwrap();
    let found =
        Found { date: "1 March 2026", run: Some(&run), ranking: Some((&ranking, Who::Neutral)), ..Found::default() };
    let parts = parts(&slides::pptx(&map, &Decor::default(), &found).unwrap());
    belongs_together(&parts);
    let slides = slides_of(&parts);
    slides.iter().for_each(|slide| is_whole(slide));
    let documents: Vec<_> = slides.iter().map(|slide| Document::parse(slide).unwrap()).collect();
    let titles: Vec<_> = documents.iter().map(title).collect();
    let last = [
        "Pain points that are open",
        "What people could have solved themselves",
        "What opportunities are expected to change",
    ];
    assert_eq!(titles[titles.len() - 3..], last);
    let first = words(&documents[0]).join("\n");
    let gave_up = &run.outcomes.abandoned;
    assert!(
        first.contains(&format!(
            "{:.1} %\n({:.1} to {:.1})",
            gave_up.mean * 100.0,
            gave_up.low * 100.0,
            gave_up.high * 100.0
        )),
        "{first}"
    );
    assert!(first.contains("1 March 2026"));
    let pains = named(&documents[titles.len() - 3], "tr").count();
    assert_eq!(pains, 11, "heads, and the first ten of twelve");
    let ours = |document: &Document<'_>| {
        let of_map: BTreeSet<_> = named(document, "tbl")
            .flat_map(|table| table.descendants())
            .filter_map(|n| n.text())
            .map(str::to_owned)
            .collect();
        words(document).into_iter().filter(|text| !of_map.contains(text)).collect::<Vec<_>>()
    };
    let ours: Vec<_> = documents[..1].iter().chain(&documents[titles.len() - 3..]).flat_map(ours).collect();
    assert!(ours.len() > 20 && !ours.iter().any(|text| text.contains(" will ")), "expected, never certain: {ours:?}");
    let alone = written(&map);
    let titles: Vec<_> = slides_of(&alone).iter().map(|slide| title(&Document::parse(slide).unwrap())).collect();
    assert_eq!(titles.last().map(String::as_str), Some("Pain points that are open"), "without a run the map alone");
}

#[test]
fn a_name_is_text_whatever_it_is() {
    const EVIL: [&str; 8] = [
        "<script>alert(1)</script>",
        "\"quoted\" & 'quoted' ]]>",
        "=cmd|' /C calc'!A0",
        "\u{202e}turned\u{7} round\u{0}\u{ffff}",
        "إعادة تعيين كلمة المرور",
        "איפוס סיסמה",
        "予約 👩‍💻 を確認する",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    ];
    let mut map = sample("password-reset");
    let steps: Vec<_> = map.touchpoints().map(|t| t.id).collect();
    let long = "long ".repeat(2_000);
    for (step, name) in steps.iter().zip(EVIL.into_iter().chain([long.trim()])) {
        map.edit(&[Edit::RenameTouchpoint { touchpoint: *step, name: name.into() }]).unwrap();
    }
    map.edit(&[Edit::RenameMap { title: long.trim().into() }]).unwrap();
    let stage = map.stages()[0].id;
    map.edit(&[Edit::RenameStage { stage, name: EVIL[3].into() }]).unwrap();
    let parts = written(&map);
    belongs_together(&parts);
    let slides = slides_of(&parts);
    slides.iter().for_each(|slide| is_whole(slide));
    let documents: Vec<_> = slides.iter().map(|slide| Document::parse(slide).unwrap()).collect();
    let all = documents.iter().flat_map(words).collect::<Vec<_>>();
    for name in [EVIL[0], EVIL[1], EVIL[2], "turned round", EVIL[4], EVIL[5], EVIL[6]] {
        assert!(all.iter().any(|text| text == name), "{name} is kept: {all:?}");
    }
    assert!(!slides.concat().contains(['\u{202e}', '\u{7}']), "nothing commands a reader");
    assert!(all.iter().any(|text| text.starts_with("long long") && text.ends_with('…')));
    assert!(all.iter().all(|text| text.len() < 1_000), "what has no room is cut");
    let amid = format!("back to {}\u{200e} · ", EVIL[5]);
    assert!(all.iter().any(|text| text.starts_with(&amid)), "a figure behind a name is not read with it: {all:?}");
    for document in &documents {
        for p in named(document, "p").filter(|p| p.descendants().any(|t| t.text() == Some(EVIL[5]))) {
            let turned = p.children().find(|n| n.has_tag_name((DRAWING, "pPr"))).and_then(|n| n.attribute("rtl"));
            assert_eq!(turned, Some("1"), "Hebrew runs to the left");
        }
    }
    let page = slides::page(&map, &Decor::default(), &Found::default());
    assert!(!page.contains("<script") && page.matches("<svg ").count() == slides.len(), "the preview has each slide");
}

/// A made-up map of many steps in many stages, every third with an alternative.
fn large(stages: usize, steps: usize) -> JourneyMap {
    let mut outline = String::new();
    for n in 0..stages {
        outline += &format!("# Stage number {n}\n");
        for step in 0..steps / stages {
            let aside = if step % 3 == 2 { "  " } else { "" };
            outline += &format!("{aside}- Step {} of a journey that never ends (3m-12m)\n", n * steps / stages + step);
        }
    }
    let mut map = JourneyMap::new(Details::untitled(MapId(Uuid::from_u128(1))));
    let mut last = 1;
    let mut next = || {
        last += 1;
        Uuid::from_u128(last)
    };
    let edits = journey::outline::edits(&map, &outline, None, &mut next).unwrap();
    map.edit(&edits).unwrap();
    map
}

#[test]
fn an_overview_can_be_read_however_large_the_map_is() {
    for (stages, steps) in [(1, 1), (6, 150), (20, 160), (40, 200)] {
        let map = large(stages, steps);
        let parts = written(&map);
        belongs_together(&parts);
        let slides = slides_of(&parts);
        slides.iter().for_each(|slide| is_whole(slide));
        for slide in &slides {
            let document = Document::parse(slide).unwrap();
            let sizes = named(&document, "rPr").filter_map(|letters| letters.attribute("sz")?.parse::<u32>().ok());
            assert!(sizes.min().unwrap() >= 900, "no text is smaller than nine points: {}", title(&document));
        }
        let overview = Document::parse(slides[1]).unwrap();
        let said = words(&overview).join("\n");
        assert!(map.stages().iter().all(|stage| said.contains(&stage.name)), "{said}");
    }
}

#[test]
fn a_legend_tells_what_is_on_its_slide_and_nothing_else() {
    let parts = written(&large(1, 4));
    let overview = Document::parse(slides_of(&parts)[1]).unwrap();
    let said = words(&overview);
    let legend = said.iter().find(|text| text.contains("doing")).expect("it says what the bars are");
    assert!(!["gives up", "back again", "pain points", "level 0", "person"].iter().any(|one| legend.contains(one)));
    let parts = written(&sample("walk-up"));
    let overview = words(&Document::parse(slides_of(&parts)[1]).unwrap()).join("\n");
    assert!(["┈ gives up", "┅ back again", "● pain points"].iter().all(|one| overview.contains(one)), "{overview}");
}

#[test]
fn long_names_are_whole_where_there_is_room() {
    let name = |n: usize| {
        format!("Somebody at the counter verifies the identity of the caller and asks once more for number {n}")
    };
    let stage = |n: usize| format!("Stage number {n} with a remarkably long name that nobody would want");
    let mut outline = String::new();
    for n in 0..36 {
        if n % 3 == 0 {
            outline += &format!("# {}\n", stage(n / 3));
        }
        outline += &format!("- {} (3m)\n", name(n));
    }
    let mut map = JourneyMap::new(Details::untitled(MapId(Uuid::from_u128(1))));
    let edits = journey::outline::edits(&map, &outline, None, &mut crate::new_id()).unwrap();
    map.edit(&edits).unwrap();
    let parts = written(&map);
    let slides = slides_of(&parts);
    slides.iter().for_each(|slide| is_whole(slide));
    let documents: Vec<_> = slides.iter().map(|slide| Document::parse(slide).unwrap()).collect();
    let overview = words(&documents[1]);
    assert!((0..12).all(|n| overview.contains(&stage(n))), "{overview:?}");
    for (n, slide) in documents.iter().skip(2).enumerate() {
        assert_eq!(title(slide), stage(n));
        let said = words(slide);
        assert!((3 * n..3 * n + 3).all(|step| said.contains(&name(step))), "{said:?}");
    }
}

#[test]
fn an_overview_shows_how_those_went_who_walked() {
    let mut map = sample("walk-up");
    let mut persona = map.personas().find(|persona| persona.key == "having-a-bad-day").unwrap().clone();
    for name in ["Having a bad day".to_owned(), "x ".repeat(4_000)] {
        persona.name = name;
        map.edit(&[Edit::ChangePersona { persona: persona.clone() }]).unwrap();
        let cast = Cast::of(&map, Who::Persona(persona.id)).unwrap();
        let run = monte_carlo::run_cast(&cast, 1_000, 7, &|_| ControlFlow::Continue(())).unwrap();
        let found = Found { run: Some(&run), ..Found::default() };
        let parts = parts(&slides::pptx(&map, &Decor::default(), &found).unwrap());
        let slides = slides_of(&parts);
        slides.iter().for_each(|slide| is_whole(slide));
        let overview = Document::parse(slides[1]).unwrap();
        let (title, said) = (title(&overview), words(&overview).join("\n"));
        let whole = title.ends_with(" (as Having a bad day)");
        assert!(whole || title.contains(" (as x x x") && title.len() < 300, "{title}");
        for share in [&run.outcomes.resolved_verified, &run.outcomes.abandoned] {
            let share = draw::words::percent(share.mean).replace(' ', "\u{a0}");
            assert!(said.contains(&format!(" {share}")), "{share}: {said}");
        }
    }
}
