//! The report and the tables say what was found, with ranges.

use crate::sample;
use calamine::{Data, Reader, Xlsx};
use export::report::{self, Found};
use export::tables;
use simulate::{Cast, Who, monte_carlo, rank};
use std::io::Cursor;
use std::ops::ControlFlow;
use tickets::{Conformance, Deviation, DeviationKind, Steps};

#[test]
fn a_report_says_what_is_expected_and_how_to_get_it_again() {
    let map = sample("password-reset");
    let cast = Cast::of(&map, Who::Neutral).unwrap();
    let go_on = |_| ControlFlow::Continue(());
    let run = monte_carlo::run_cast(&cast, 4_000, 7, &go_on).unwrap();
    let ranking = rank::rank(&map, &cast, 4_000, 7, &go_on).unwrap();
    let found = Found {
        date: "1 March 2026",
        run: Some(&run),
        ranking: Some(&ranking),
        again: "milewalk report x",
        ..Found::default()
    };
    let text = report::markdown(&map, &found);
    let heads: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(
        heads,
        [
            "What is expected",
            "Where the effort goes",
            "What people could have solved themselves",
            "What opportunities are expected to change",
            "Pain points that are open",
            "What this rests on",
            "How to get it again"
        ]
    );
    let gave_up = &run.outcomes.abandoned;
    let range = format!("{:.1} % ({:.1} to {:.1})", gave_up.mean * 100.0, gave_up.low * 100.0, gave_up.high * 100.0);
    assert!(text.contains(&range), "{range}: {text}");
    assert!(text.contains("milewalk report x") && text.contains("seed 7") && text.contains("1 March 2026"));
    let ours = text.lines().filter(|line| !line.starts_with('|'));
    assert!(ours.clone().count() > 10 && !ours.clone().any(|line| line.contains(" will ")), "expected, never certain");

    let page = report::html(&map, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", &found);
    assert!(page.contains("<svg") && page.contains(range.split_once(" (").unwrap().1), "{page}");
    for fetched in ["<script", "src=", "href=", "@import", "url("] {
        assert!(!page.contains(fetched), "it needs nothing from elsewhere: {fetched}");
    }
    let alone = report::markdown(&map, &Found::default());
    assert!(
        !alone.contains("What is expected") && alone.contains("Pain points"),
        "without a run it says what the map says"
    );
}

#[test]
fn a_workbook_has_typed_cells() {
    let map = sample("password-reset");
    let run = monte_carlo::run_cast(&Cast::of(&map, Who::Neutral).unwrap(), 2_000, 7, &|_| ControlFlow::Continue(()))
        .unwrap();
    let deviation = Deviation {
        kind: DeviationKind::Skipped,
        touchpoint: map.touchpoints().find(|step| step.key == "queue").map(|step| step.id),
        key: Some("queue".into()),
        state: None,
        after: None,
        after_key: None,
        words: "skipped Wait in the phone queue".into(),
        times: 12,
        tickets: 9,
        share: 0.25,
        variants: vec![0],
    };
    let conformance = Conformance {
        format: String::new(),
        steps: Steps::Visits,
        tickets: 36,
        fitting: 27,
        fitting_share: 0.75,
        fitness: 0.9,
        shortest_way: 5,
        deviations: vec![deviation],
        variants: Vec::new(),
    };
    let found = Found { run: Some(&run), conformance: Some(&conformance), ..Found::default() };
    let bytes = tables::xlsx("Title", &tables::all(&map, &found)).unwrap();
    assert_eq!(bytes, tables::xlsx("Title", &tables::all(&map, &found)).unwrap(), "the same tables, the same bytes");
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["Steps", "Pain points", "Opportunities", "Friction", "Level Zero gaps", "Deviations"]
    );
    let deviations = book.worksheet_range("Deviations").unwrap();
    let row = deviations.rows().nth(1).unwrap();
    assert_eq!(
        (&row[1], &row[4], &row[5]),
        (&Data::String("Wait in the phone queue".into()), &Data::Float(9.0), &Data::Float(0.25))
    );
    let steps = book.worksheet_range("Steps").unwrap();
    assert_eq!(steps.height(), 1 + map.touchpoint_count());
    let row = steps.rows().find(|row| row[2] == Data::String("queue".into())).unwrap();
    assert_eq!(
        (&row[1], &row[6], &row[7]),
        (&Data::String("Wait in the phone queue".into()), &Data::Float(3.0), &Data::Float(12.0))
    );
    let friction = book.worksheet_range("Friction").unwrap();
    assert_eq!(friction.height(), 1 + run.touchpoints.len());
    assert_eq!(friction.rows().nth(1).unwrap()[1], Data::Float(run.touchpoints[0].friction_em.mean));
}
