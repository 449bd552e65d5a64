//! A sample of tickets is drawn and judged by two people, with articles beside each ticket.

use std::fs;

use crate::workspace::{flat, pictures, stored, ticket_sets, window_with};
use journey::figure::Evidence;
use store::Store;
use tests::window::{Home, Window};

/// Forty tickets with what was written in them: thirty about passwords, ten about printers.
fn desk() -> String {
    let mut rows =
        String::from("number,incident_state,opened_at,sys_updated_at,category,short_description,description\n");
    for ticket in 0..40 {
        let (about, what) = if ticket < 30 { ("Access", "I forgot my password") } else { ("Print", "Paper jam") };
        for (state, time) in [("New", "08:00"), ("Closed", "09:00")] {
            rows +=
                &format!("T{ticket},{state},2026-05-13 08:00:00,2026-05-13 {time}:00,{about},{what},It is urgent.\n");
        }
    }
    rows
}

#[test]
fn tickets_are_judged_one_by_one_and_tell_of_a_need() {
    let home = Home::new();
    let window = window_with("sample", &home, "find-the-number");
    window.click("view-tickets");
    read_with_texts(&window, &home);
    window.click("tickets-face-sample");
    add_articles(&window, &home);
    window.fill("sample-precision", "20");
    window.eventually("the size of the sample", |window| window.text("sample-draw").contains("Look at 16 of 40"));
    window.click("sample-draw");
    window.wait_for("sample-ticket");
    judge(&window, &home);
    another_kind(&window, &home);
    keep_for_a_need(&window, &home);
}

fn read_with_texts(window: &Window, home: &Home) {
    let file = home.file("desk.csv");
    fs::write(&file, desk()).unwrap();
    home.dialog_returns(Some(&file));
    window.click("tickets-import");
    window.wait_for("tickets-preview");
    assert!(!flat(&window.text("tickets-preview")).contains("I forgot"), "nothing that was written is shown");
    window.click("tickets-keep-text");
    window.eventually("the texts", |window| flat(&window.text("tickets-preview")).contains("I forgot my password"));
    window.click("tickets-confirm");
    window.click("tickets-lay");
}

fn add_articles(window: &Window, home: &Home) {
    let articles = home.file("kb.json");
    fs::write(
        &articles,
        r#"[{"title": "Reset a forgotten password", "content": "Use the link."},
        {"title": "Clear a paper jam", "content": "Open the tray."}, {"title": "Book a room", "content": "Call."}]"#,
    )
    .unwrap();
    home.dialog_returns(Some(&articles));
    window.click("articles-file");
    window.eventually("the articles", |window| flat(&window.text("article-sources")).contains("kb.json · 3"));
}

fn judge(window: &Window, home: &Home) {
    let shown = || flat(&window.text("sample-progress"));
    let done =
        |n: usize| window.eventually(&format!("{n} to be judged"), |_| shown().starts_with(&format!("{n} of 16")));
    for (n, key) in (1..).zip(["y", "n", "u"]) {
        let answer = if window.text("sample-ticket").contains("password") {
            "Reset a forgotten password"
        } else {
            "Clear a paper jam"
        };
        assert!(flat(&window.text("sample-articles")).contains(answer), "{}", window.text("sample-articles"));
        window.press(key);
        done(n);
    }
    let set = ticket_sets(home)[0].id.clone();
    let store = Store::open(home.workspace()).unwrap();
    let sample = store.samples().unwrap().into_iter().find(|sample| sample.ticket_set == set).expect("it is kept");
    let mut answers: Vec<String> = store.flags(&sample.id).unwrap().into_iter().map(|flag| flag.answer).collect();
    answers.sort();
    assert_eq!(answers, ["no", "unsure", "yes"]);
    let findings = flat(&window.text("sample-findings"));
    assert!(findings.contains("1 yes, 1 no, 1 that cannot be told"), "{findings}");
    for n in 4..=16 {
        window.click("sample-answer-yes");
        done(n);
    }
    window.click("sample-second");
    window.eventually("nothing said by the second person", |_| shown().starts_with("0 of 16"));
    window.press("y");
    window.eventually("how far two people agree", |window| window.count("sample-agreement") == 1);
    assert!(flat(&window.text("sample-agreement")).contains("100 % of 1"), "{}", window.text("sample-agreement"));
    pictures(window, "tickets-sample");
}

/// The ticket that is looked at is of another kind than it is recorded as, and counts there.
fn another_kind(window: &Window, home: &Home) {
    window.click("sample-first");
    window.choose("sample-about", "another category…");
    window.fill("sample-about-name", "Lockout");
    window.press("Enter");
    window.eventually("where it counts", |window| window.count("sample-moved") == 1);
    assert!(flat(&window.text("sample-moved")).starts_with("1 of 16 has another category"));
    let store = Store::open(home.workspace()).unwrap();
    let sample = store.samples().unwrap().remove(0);
    let about: Vec<_> = store.flags(&sample.id).unwrap().into_iter().filter_map(|flag| flag.about).collect();
    assert_eq!(about, ["Lockout"]);
    pictures(window, "tickets-sample-kind");
    window.choose("sample-about", "as recorded");
    window.wait_gone("sample-moved");
}

fn keep_for_a_need(window: &Window, home: &Home) {
    let need = stored(home).map.needs().next().expect("the sample has a need").name.clone();
    window.choose("sample-need-Access", &need);
    window.wait_for("sample-of-need");
    window.click("sample-keep");
    let solvable = || stored(home).map.needs().find(|known| known.name == need).and_then(|need| need.solvable.clone());
    let from_tickets = |evidence: &Evidence| matches!(evidence, Evidence::FromTickets { set, .. } if set == "desk.csv");
    window.eventually("the share of the need", |_| solvable().is_some_and(|share| from_tickets(&share.evidence)));
}
