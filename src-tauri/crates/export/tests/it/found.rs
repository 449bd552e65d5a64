//! The report and the tables say what was found, with ranges.

use crate::sample;
use calamine::{Data, Reader, Xlsx};
use draw::decor::Decor;
use export::report::{self, Found};
use export::tables;
use journey::model::Outcome;
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
        ranking: Some((&ranking, Who::Neutral)),
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
            "What people solve without us",
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
        [
            "Steps",
            "Pain points",
            "Opportunities",
            "Expected",
            "Friction",
            "Level Zero",
            "Level Zero gaps",
            "Deviations"
        ]
    );
    let deviations = book.worksheet_range("Deviations").unwrap();
    let row = deviations.rows().nth(1).unwrap();
    assert_eq!(
        (&row[1], &row[4], &row[5]),
        (&Data::String("Wait in the phone queue".into()), &Data::Float(9.0), &Data::Float(0.25))
    );
    let steps = book.worksheet_range("Steps").unwrap();
    assert_eq!(steps.height(), 1 + 1 + map.touchpoint_count(), "heads, what stands at the last stage, and the steps");
    let row = steps.rows().find(|row| row[2] == Data::String("queue".into())).unwrap();
    assert_eq!(
        (&row[1], &row[6], &row[7]),
        (&Data::String("Wait in the phone queue".into()), &Data::Float(3.0), &Data::Float(12.0))
    );
    let friction = book.worksheet_range("Friction").unwrap();
    assert_eq!(friction.height(), 1 + run.touchpoints.len());
    assert_eq!(friction.rows().nth(1).unwrap()[1], Data::Float(run.touchpoints[0].friction_em.mean));
}

#[test]
fn figures_say_who_walked_and_none_contradicts_them() {
    let map = sample("walk-up");
    let persona = map.personas().find(|persona| persona.key == "having-a-bad-day").unwrap().id;
    let go_on = |_| ControlFlow::Continue(());
    let flow_of = |who| {
        let cast = Cast::of(&map, who).unwrap();
        let run = monte_carlo::run_cast(&cast, 2_000, 7, &go_on).unwrap();
        let ranking = rank::rank(&map, &cast, 500, 7, &go_on).unwrap();
        let found = Found { run: Some(&run), ranking: Some((&ranking, who)), ..Found::default() };
        let words = report::who(&map, who);
        let text = report::markdown(&map, &found);
        assert_eq!(text.matches(&words).count(), 3, "{words}, where figures stand: {text}");
        for table in tables::all(&map, &found).iter().filter(|t| ["Expected", "Level Zero"].contains(&t.name.as_str()))
        {
            assert!(
                table.rows.iter().all(|row| row.last() == Some(&tables::Cell::Text(words.clone()))),
                "{}",
                table.name
            );
        }
        let flow = report::flow(&map, &Decor::default(), Some(&run));
        let solved = map.touchpoints().filter(|t| t.outcome == Some(Outcome::ResolvedVerified));
        let solved: f64 = solved.map(|end| flow.visits[&end.id]).sum();
        assert!((solved - run.outcomes.resolved_verified.mean).abs() < 1e-9, "{words}: the ends are its own");
        (words, solved)
    };
    let [neutral, bad_day, mix] = [Who::Neutral, Who::Persona(persona), Who::Mixed].map(flow_of);
    assert_eq!([&neutral.0, &bad_day.0, &mix.0], ["neutral customer", "as Having a bad day", "all personas mixed"]);
    assert!((neutral.1 - bad_day.1).abs() > 0.01 && (neutral.1 - mix.1).abs() > 0.001, "they differ");
}

#[test]
fn the_share_solved_without_us_is_told_with_its_range() {
    let map = sample("password-reset");
    let run = monte_carlo::run_cast(&Cast::of(&map, Who::Neutral).unwrap(), 4_000, 7, &|_| ControlFlow::Continue(()))
        .unwrap();
    let found = Found { run: Some(&run), ..Found::default() };
    let level0 = &run.needs[0].level0;
    let said = format!("{:.1} % ({:.1} to {:.1})", level0.mean * 100.0, level0.low * 100.0, level0.high * 100.0);
    let text = report::markdown(&map, &found);
    assert_eq!(text.matches(&said).count(), 2, "in front, and of its need: {said}: {text}");
    let table = tables::all(&map, &found).into_iter().find(|table| table.name == "Level Zero").unwrap();
    assert_eq!(table.rows[0][2..5], [level0.mean, level0.low, level0.high].map(tables::Cell::Share));
}

#[test]
fn a_workbook_says_what_opportunities_would_change() {
    let map = sample("password-reset");
    let table = tables::all(&map, &Found::default()).into_iter().find(|table| table.name == "Opportunities").unwrap();
    let at = table.columns.iter().position(|column| column.head == "would change").unwrap();
    for (row, idea) in table.rows.iter().zip(map.opportunities()) {
        let said = match &row[at] {
            tables::Cell::Text(words) => words.lines().count(),
            _ => 0,
        };
        assert_eq!(said, idea.edits.len(), "a line for each: {row:?}");
    }
    assert!(table.rows.iter().any(|row| matches!(&row[at], tables::Cell::Text(words) if words.contains('“'))));
}
