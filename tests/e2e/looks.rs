//! How the window looks: in each of its colours, large for a room, with long names and with names from all over the
//! world, in small and large windows.

use crate::workspace::{sample, window, window_with};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::file;
use tests::window::{Home, Window};

/// A stage or lane name of 60 letters.
const LONG: &str = "Everything that happens before anybody thinks of asking help";

/// Names of steps, stages and lanes from all over the world.
const WORLD: [&str; 8] = [
    "パスワードを忘れたので社内ポータルで再設定の方法を探す",
    "نسيت كلمة المرور وأبحث عن رقم مكتب المساعدة",
    "我忘记了密码，正在寻找服务台的电话号码",
    "비밀번호를 잊어버려서 서비스 데스크 번호를 찾는다",
    "שכחתי את הסיסמה ואני מחפש את מספר הטלפון",
    "मैं पासवर्ड भूल गया और सेवा डेस्क का नंबर ढूँढ रहा हूँ",
    "Nobody answers 😤👩🏽‍💻👨‍👩‍👧‍👦 and the line is dead 🇩🇪",
    "Ærgerligt: größter Ärger — à l’œuvre, żółć, ñandú",
];

/// What a card says stays inside of it. A system without a font for joined emoji shows a box for each of their parts:
/// there is no room that would be enough for them, and they are passed over.
const CUT: &str = "const cut = [];
    const pen = document.createElement('canvas').getContext('2d');
    const joins = pen.measureText('👨‍👩‍👧').width < 1.5 * pen.measureText('👨').width;
    for (const text of document.querySelectorAll('[data-testid^=card-] .name > div, [data-testid^=card-] .meta')) {
        if (!joins && /\\p{Extended_Pictographic}/u.test(text.textContent)) continue;
        const card = text.closest('[data-testid^=card-]').getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (box.right > card.right + 1 || box.left < card.left - 1 || box.bottom > card.bottom + 1) cut.push(text.textContent);
    }
    return cut;";

#[test]
fn every_colour_shows_the_whole_map() {
    let home = Home::new();
    let window = window_with("looks", &home, "password-reset");
    window.click("outline-queue");
    for theme in ["light", "dark", "highContrast"] {
        window.click("theme");
        window.click(&format!("theme-{theme}"));
        window.eventually("the colours", |window| window.ask("return document.documentElement.dataset.theme") == theme);
        window.wait_gone(&format!("theme-{theme}"));
        window.screenshot(&format!("map-{theme}"));
    }
    let remembered = crate::workspace::setting(&home, "window").expect("what was chosen is remembered");
    assert!(remembered.contains("highContrast"), "{remembered}");
    for (width, height) in [(1024, 640), (2560, 1440)] {
        window.resize(width, height);
        fits(&window, &format!("{width} pixels"));
        window.screenshot(&format!("map-{width}"));
    }
}

#[test]
fn a_room_reads_everything_from_five_metres() {
    let home = Home::new();
    let window = window_with("room", &home, "password-reset");
    window.resize(1280, 720);
    window.press("Control+Shift+l");
    window.wait_for("room-step");
    assert_eq!(window.count("outline") + window.count("inspector"), 0, "nothing stands in the way");
    window.press("ArrowRight");
    window.eventually("the next step, large", |window| window.text("room-step").contains("Look for what to do"));
    // On the screen a letter is as large as its font, times the zoom of the map.
    let small = window.ask(
        "const seen = [];
        for (const it of document.querySelectorAll('main *, header *')) {
            const text = [...it.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '');
            const box = it.getBoundingClientRect();
            if (!text || box.width === 0 || box.bottom < 0 || box.top > innerHeight || it.closest('.visually-hidden')) continue;
            const zoomed = it.closest('.svelte-flow__viewport');
            const zoom = zoomed ? new DOMMatrix(getComputedStyle(zoomed).transform).a : 1;
            const size = parseFloat(getComputedStyle(it).fontSize) * zoom;
            if (size < 17.9) seen.push(it.textContent.trim().slice(0, 30) + ' ' + size.toFixed(1));
        }
        return seen;",
    );
    assert_eq!(small, serde_json::json!([]), "every text has at least 18 pixels");
    window.screenshot("room");
    window.click("room-leave");
    window.wait_for("inspector");
}

#[test]
fn long_names_and_names_from_all_over_the_world_stay_in_their_places() {
    let home = Home::new();
    let window = window("names", &home);
    for (name, map) in [("long-names", long_names()), ("world", world())] {
        let path = home.file(&format!("{name}.journey.json"));
        std::fs::write(&path, file::write(&map)).unwrap();
        home.dialog_returns(Some(&path));
        window.click("gallery-open");
        window.wait_for("canvas");
        for (width, height) in [(1920, 1080), (1280, 720)] {
            window.resize(width, height);
            fits(&window, name);
            window.screenshot(&format!("map-{name}-{width}"));
        }
        window.resize(1920, 1080);
        window.click("home");
        window.wait_for("gallery");
    }
}

fn fits(window: &Window, what: &str) {
    window.eventually(&format!("the map with {what} to fit"), |window| {
        window.ask("const view = document.querySelector('main'); return view.scrollWidth <= view.clientWidth") == true
    });
    assert_eq!(window.ask(CUT), serde_json::json!([]), "what a card says stays inside of it");
}

/// The password reset with the longest names that people give.
fn long_names() -> JourneyMap {
    let mut map = sample("password-reset");
    let stages = map.stages().into_iter().map(|s| Edit::RenameStage { stage: s.id, name: LONG.into() });
    let lanes = map.lanes().into_iter().map(|l| Edit::RenameLane { lane: l.id, name: LONG.into() });
    let steps = map.touchpoints().map(|t| Edit::RenameTouchpoint {
        touchpoint: t.id,
        name: format!("{} in the Donaudampfschifffahrtsamt", t.name),
    });
    let edits: Vec<_> = stages.chain(lanes).chain(steps).collect();
    map.edit(&edits).unwrap();
    map
}

fn world() -> JourneyMap {
    let mut map = sample("password-reset");
    let name = |at: usize| WORLD[at % WORLD.len()].to_owned();
    let stages = map.stages().into_iter().zip(0..).map(|(s, at)| Edit::RenameStage { stage: s.id, name: name(at) });
    let lanes = map.lanes().into_iter().zip(3..).map(|(l, at)| Edit::RenameLane { lane: l.id, name: name(at) });
    let steps = map.touchpoints().zip(0..).map(|(t, at)| Edit::RenameTouchpoint { touchpoint: t.id, name: name(at) });
    let pains = map.pain_points().zip(1..).map(|(p, at)| {
        let mut pain_point = p.clone();
        pain_point.text = name(at);
        Edit::ChangePainPoint { pain_point }
    });
    let edits: Vec<_> = stages.chain(lanes).chain(steps).chain(pains).collect();
    map.edit(&edits).unwrap();
    map
}
