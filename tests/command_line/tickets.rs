//! Ticket exports on the command line: read into a workspace, laid over a map, refused with a reason.

use crate::program::{milewalk, sample};
use journey::figure::Evidence;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const HEADER: &str = "number,incident_state,opened_at,sys_updated_at,caller_id";

/// Ten tickets that are opened, worked on and closed on one day in May; the rows between are `extra`.
fn export(folder: &Path, extra: &[&str]) -> PathBuf {
    let mut text = format!("{HEADER}\n");
    for ticket in 1..=10 {
        for (state, time) in [("New", "08:00"), ("Active", "08:30"), ("Closed", "10:00")] {
            let day = ticket + 14;
            text += &format!("INC{ticket:04},{state},{day}/05/2026 08:00,{day}/05/2026 {time},Ann Example\n");
        }
    }
    for row in extra {
        text += row;
        text.push('\n');
    }
    let path = folder.join("incidents.csv");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn tickets_lie_over_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let closed_at_once = [
        "INC0099,New,25/05/2026 08:00,25/05/2026 08:00,Ann Example",
        "INC0099,Closed,25/05/2026 08:00,25/05/2026 12:00,Ann Example",
    ];
    let file = export(folder.path(), &closed_at_once).display().to_string();
    let map = sample("find-the-number");
    let run = milewalk(["tickets", "overlay", &map, &file, "--json"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    assert!(run.output.starts_with("{\n  \"format\": \"milewalk.overlay/1\""), "{}", run.output);
    let overlay = run.json();
    assert_eq!(overlay["tickets"], 11);
    let step = |key: &str| {
        let steps = overlay["touchpoints"].as_array().unwrap();
        steps.iter().find(|step| step["key"] == key).unwrap_or_else(|| panic!("{key}: {overlay}")).clone()
    };
    assert_eq!((&step("fix")["tickets"], &step("fix")["median_min"]), (&10.into(), &90.0.into()));
    assert_eq!(step("find")["tickets"], 0, "nobody's ticket tells of looking for the number");
    let off = &overlay["off_map_moves"];
    assert_eq!((off.as_array().map(Vec::len), &off[0]["n"]), (Some(1), &1.into()), "closed without a fix: {off}");
    assert_eq!(overlay["leaving_share"], 1.0 / 11.0, "a check is what none of these tickets can show");

    let words = milewalk(["tickets", "overlay", &map, &file]).output;
    for part in ["11 tickets", "9.1 % leave the map", "1 h 30", "Get a fix or a workaround", "what tickets cannot show"]
    {
        assert!(words.contains(part), "it says “{part}”: {words}");
    }
}

#[test]
fn a_mapping_says_which_state_is_which_step() {
    let folder = tempfile::tempdir().unwrap();
    let file = export(folder.path(), &[]).display().to_string();
    let mapping = folder.path().join("mapping.json");
    let overlay = |text: &str| {
        fs::write(&mapping, text).unwrap();
        milewalk([
            "tickets",
            "overlay",
            &sample("find-the-number"),
            &file,
            "--json",
            "--mapping",
            mapping.to_str().unwrap(),
        ])
    };
    let mapped = overlay(r#"{"New": "wait", "Active": "verify", "Closed": "resolved_verified"}"#).json();
    let verify = mapped["touchpoints"].as_array().unwrap().iter().find(|step| step["key"] == "verify").unwrap();
    assert_eq!(verify["tickets"], 10, "{mapped}");
    overlay(r#"{"New": "nowhere"}"#).refuses(&["mapping.json", "no step has the key “nowhere”"]);
    overlay("[1]").refuses(&["mapping.json", r#"{"state": "step key"}"#]);
}

#[test]
fn fewer_tickets_than_the_minimum_give_no_times() {
    let folder = tempfile::tempdir().unwrap();
    let file = export(folder.path(), &[]).display().to_string();
    let run = milewalk(["tickets", "overlay", &sample("find-the-number"), &file, "--json", "--minimum-n", "11"]);
    let overlay = run.json();
    let steps = overlay["touchpoints"].as_array().unwrap();
    assert!(steps.iter().all(|step| step["median_min"].is_null() && step["p90_min"].is_null()), "{overlay}");
}

#[test]
fn an_import_says_what_was_read_and_what_was_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refused = ["INC0011,New,31/02/2026 08:00,31/02/2026 08:00,Ann", "INC0012,New,15/05/2026 08:00"];
    let file = export(folder.path(), &refused).display().to_string();
    let workspace = folder.path().join("workspace").display().to_string();
    let run = milewalk(["tickets", "import", &file, "--data-dir", &workspace]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    for part in ["32 rows", "10 tickets", "30 events", "refused rows: 2", "line 32", "line 33", "not kept: caller_id"] {
        assert!(run.output.contains(part), "it says “{part}”: {}", run.output);
    }
    assert!(!run.output.contains("Ann"), "it names nobody: {}", run.output);

    let run = milewalk(["tickets", "import", &file, "--data-dir", &workspace, "--json"]);
    let report = run.json();
    assert_eq!(report["format"], "milewalk.import/1");
    assert_eq!((&report["rows"], &report["events"], &report["refused_total"]), (&32.into(), &30.into(), &2.into()));
}

#[test]
fn what_is_no_ticket_export_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample("find-the-number");
    let file = folder.path().join("file.csv");
    let overlay = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        milewalk(["tickets", "overlay", &map, file.to_str().unwrap()])
    };
    overlay(b"").refuses(&["file.csv", "empty"]);
    overlay(b"number,incident_state,opened_at\nINC1,New,2026-05-01\n").refuses(&["file.csv", "sys_updated_at"]);
    let row = |date: &str| format!("{HEADER}\nINC1,New,{date},{date},\n").into_bytes();
    overlay(&row("soon")).refuses(&["file.csv", "none of the 1 rows"]);
    overlay(&row("03/04/2026 08:00")).refuses(&["file.csv", "day"]);
    milewalk(["tickets", "overlay", &map, "no-such.csv"]).refuses(&["no-such.csv"]);

    fs::write(&file, row("03/04/2026 08:00")).unwrap();
    let answered = milewalk(["tickets", "overlay", &map, file.to_str().unwrap(), "--dates", "day-first", "--json"]);
    assert_eq!((answered.status, answered.json()["tickets"].clone()), (0, 1.into()), "{}", answered.errors);
    let zone = milewalk([
        "tickets",
        "overlay",
        &map,
        file.to_str().unwrap(),
        "--dates",
        "day-first",
        "--time-zone",
        "Mars/Olympus",
    ]);
    zone.refuses(&["Mars/Olympus", "Europe/Berlin"]);
}

#[test]
fn tickets_are_held_against_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let hurried =
        ["INC0011,New,30/05/2026 08:00,30/05/2026 08:00,", "INC0011,Closed,30/05/2026 08:00,30/05/2026 09:00,"];
    let file = export(folder.path(), &hurried).display().to_string();
    let map = sample("find-the-number");
    let run = milewalk(["tickets", "conform", &map, &file, "--json"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    assert!(run.output.starts_with("{\n  \"format\": \"milewalk.conform/1\""), "{}", run.output);
    let found = run.json();
    assert_eq!((&found["tickets"], &found["fitting"], &found["steps"]), (&11.into(), &10.into(), &"visits".into()));
    let first = &found["deviations"][0];
    assert_eq!(
        (&first["kind"], &first["key"], &first["after_key"], &first["tickets"]),
        (&"skipped".into(), &"fix".into(), &"urgency".into(), &1.into())
    );
    assert_eq!((&found["variants"][0]["cost"], &found["variants"][1]["cost"]), (&0.into(), &1.into()), "{found}");

    let words = milewalk(["tickets", "conform", &map, &file]).output;
    for part in ["11 tickets", "10 fit (90.9 %)", "skipped", "urgency → fix → resolved_verified"] {
        assert!(words.contains(part), "it says “{part}”: {words}");
    }
    let events = milewalk(["tickets", "conform", &map, &file, "--json", "--steps", "events"]).json();
    assert_eq!(events["steps"], "events");

    let table = folder.path().join("deviations.csv").display().to_string();
    assert_eq!(milewalk(["tickets", "conform", &map, &file, "--table", &table]).output.trim_end(), table);
    let table = fs::read_to_string(&table).unwrap();
    assert!(table.starts_with("\u{feff}deviation,step,state,after,tickets,"), "{table}");
    assert_eq!(table.lines().count(), 2, "the one that skipped it: {table}");
    let text = folder.path().join("deviations.txt").display().to_string();
    milewalk(["tickets", "conform", &map, &file, "--table", &text]).refuses(&["deviations.txt", ".csv or .xlsx"]);
}

/// The picture says how many went where; the figures themselves are those of the overlay.
#[test]
fn tickets_over_a_map_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let file = export(folder.path(), &[]).display().to_string();
    let drawn = folder.path().join("over.pdf").display().to_string();
    let map = sample("find-the-number");
    let draw = |more: &[&str]| {
        let run = milewalk([&["tickets", "overlay", &map, &file, "--draw", &drawn], more].concat());
        assert_eq!((run.status, run.output.trim_end()), (0, drawn.as_str()), "{}", run.errors);
        let text = Command::new("pdftotext").args(["-raw", &drawn, "-"]).output().expect("poppler-utils is there");
        String::from_utf8(text.stdout).unwrap()
    };
    let all = draw(&[]);
    assert!(
        all.contains("10 of 10 tickets") && all.contains("n 10 · 30 min") && all.contains("median to P90"),
        "{all}"
    );
    let some = draw(&["--from", "2026-05-18"]);
    assert!(some.contains("7 of 10 tickets") && some.contains("n 7"), "{some}");
    let two = draw(&["--from", "2026-05-20", "--against-from", "2026-05-15", "--against-to", "2026-05-19"]);
    assert!(two.contains("5 beside 5 of 10 tickets") && two.contains("those chosen → those beside them"), "{two}");
    let page = folder.path().join("over.html").display().to_string();
    milewalk(["tickets", "overlay", &map, &file, "--draw", &page]).refuses(&["over.html", ".svg, .png or .pdf"]);
}

#[test]
fn a_profile_is_recognised_corrected_saved_and_used_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.csv");
    fs::write(&file, "Nr;Zustand;wann;Melder\n1;New;03/04/2026 08:00;Ann\n1;Closed;04/04/2026 09:00;Ann\n").unwrap();
    let file = file.display().to_string();
    let workspace = folder.path().join("workspace").display().to_string();
    milewalk(["tickets", "profile", &file, "--data-dir", &workspace]).refuses(&["desk.csv", "no column for"]);
    let said =
        ["--column", "ticket=Nr", "--column", "state=Zustand", "--column", "updated=wann", "--dates", "day-first"];
    let save = ["tickets", "profile", &file, "--save", "our desk", "--data-dir", &workspace, "--json"];
    let run = milewalk(save.into_iter().chain(said));
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let report = run.json();
    assert_eq!(report["format"], "milewalk.profile/1");
    assert_eq!(report["columns"][1]["role"], "state");
    let run = milewalk(["tickets", "import", &file, "--profile", "our desk", "--data-dir", &workspace, "--json"]);
    assert_eq!((run.status, run.json()["events"].clone()), (0, 2.into()), "{}", run.errors);
    let other = milewalk(["tickets", "import", &file, "--profile", "their desk", "--data-dir", &workspace]);
    other.refuses(&["their desk", "servicenow", "our desk"]);
}

/// Thirty tickets, of which those that came by phone wait a night for an answer, and go from team to team.
fn two_channels(folder: &Path) -> PathBuf {
    let mut text = String::from("number,incident_state,opened_at,sys_updated_at,contact_type,assignment_group\n");
    for ticket in 1..=30 {
        let opened = if ticket <= 15 { 5 } else { 12 };
        let phone = ticket % 2 == 0;
        let channel = if phone { "Phone" } else { "Email" };
        let mut row = |state: &str, day: u32, time: &str, team: &str| {
            text +=
                &format!("T{ticket:02},{state},2026-05-{opened:02} 08:00,2026-05-{day:02} {time},{channel},{team}\n");
        };
        row("New", opened, "08:00", "Desk");
        row("Active", opened, "08:30", "Network");
        if phone {
            row("Awaiting User Info", opened, "17:00", "Desk");
            row("Active", opened + 1, "09:00", "Network");
        }
        row("Resolved", opened + 1, "10:00", "Network");
        row("Closed", opened + 1, "11:00", "Network");
    }
    let path = folder.join("channels.csv");
    fs::write(&path, text).unwrap();
    path
}

fn step(report: &serde_json::Value, key: &str) -> serde_json::Value {
    let steps = report["touchpoints"].as_array().unwrap();
    steps.iter().find(|step| step["key"] == key).unwrap_or_else(|| panic!("{key}: {report}")).clone()
}

#[test]
fn some_of_the_tickets_lie_over_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let (file, map) = (two_channels(folder.path()).display().to_string(), sample("find-the-number"));
    let overlay = |more: &[&str]| milewalk([&["tickets", "overlay", &map, &file, "--json"], more].concat());
    let n = |more: &[&str]| overlay(more).json()["tickets"].as_u64().unwrap();
    assert_eq!(n(&[]), 30);
    assert_eq!(n(&["--where", "channel=Phone"]), 15);
    assert_eq!(n(&["--where", "channel=Phone", "--where", "channel=Email", "--to", "2026-05-05"]), 15);
    assert_eq!(n(&["--from", "2026-05-06", "--where", "team=Desk"]), 15);
    assert_eq!(n(&["--at-least", "1560"]), 30, "up to when it was resolved");
    assert_eq!(n(&["--where", "channel=phone"]), 15);
    assert_eq!(n(&["--reopened", "no", "--variant", "1"]), 15);
    let found = overlay(&["--where", "channel=Phone"]).json();
    assert_eq!(found["filter"]["columns"]["channel"][0], "Phone");
    assert_eq!((&found["variants"]["total"], &found["variants"]["listed"][0]["cumulative"]), (&1.into(), &1.0.into()));
    let pair = &found["transfers"]["ping_pong"][0];
    assert_eq!((&pair["one"], &pair["other"], &pair["times"]), (&"Desk".into(), &"Network".into(), &30.into()));
    assert_eq!(step(&found, "fix")["came_back"], 15);

    overlay(&["--where", "colour=red"]).refuses(&["--where", "category, channel", "“colour”"]);
    overlay(&["--where", "channel"]).refuses(&["COLUMN=VALUE"]);
    overlay(&["--where", "channel=Fax"]).refuses(&["no ticket has that channel", "“Email”, “Phone”"]);
    overlay(&["--where", "priority=1"]).refuses(&["the tickets do not say their priority"]);
    overlay(&["--sla", "made"]).refuses(&["--sla", "no ticket says"]);
    overlay(&["--from", "2026-05-06", "--to", "2026-05-01"]).refuses(&["2026-05-06 is after --to 2026-05-01"]);
    overlay(&["--from", "soon"]).refuses(&["“soon” is no day"]);
    overlay(&["--variant", "9"]).refuses(&["--variant 9", "2 different ways"]);
}

#[test]
fn business_time_leaves_out_the_night() {
    let folder = tempfile::tempdir().unwrap();
    let (file, map) = (two_channels(folder.path()).display().to_string(), sample("find-the-number"));
    let overlay = |more: &[&str]| milewalk([&["tickets", "overlay", &map, &file, "--json"], more].concat());
    let wait = |more: &[&str]| step(&overlay(more).json(), "wait")["median_min"].as_f64().unwrap();
    assert_eq!(wait(&[]), 960.0);
    assert_eq!(wait(&["--business"]), 120.0);
    assert_eq!(wait(&["--business", "Mon-Fri 9-17"]), 0.0);
    let words = milewalk(["tickets", "overlay", &map, &file, "--business"]).output;
    assert!(words.contains("business time Mon–Fri 08:00–18:00 (UTC)"), "{words}");
    overlay(&["--business", "always"]).refuses(&["--business", "Mon-Fri 08:00-18:00"]);
    overlay(&["--business-team", "nobody"]).refuses(&["no team “nobody”"]);
}

#[test]
fn two_slices_are_held_against_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (file, map) = (two_channels(folder.path()).display().to_string(), sample("find-the-number"));
    let base = ["tickets", "overlay", &map, &file, "--against", "channel=Phone"];
    let found = milewalk([&base[..], &["--json"]].concat()).json();
    let slices = &found["against"]["slices"];
    assert_eq!((&slices["first"], &slices["second"]), (&15.into(), &15.into()), "none is in both: {found}");
    let wait = slices["touchpoints"].as_array().unwrap().iter().find(|step| step["key"] == "wait").unwrap();
    assert_eq!((&wait["share"]["first"], &wait["share"]["second"]), (&0.0.into(), &1.0.into()));
    assert_eq!(wait["share"]["seen"], true);
    let words = milewalk(base).output;
    assert!(words.contains("0.0 % → 100.0 %"), "{words}");
    let weeks = ["--to", "2026-05-10", "--against-from", "2026-05-11"];
    let same = milewalk([&["tickets", "overlay", &map, &file], &weeks[..]].concat()).output;
    assert!(same.contains("15 tickets, and the other 15") && same.contains("no difference can be seen"), "{same}");
}

#[test]
fn tickets_of_a_persona_lie_over_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let (file, map) = (two_channels(folder.path()).display().to_string(), sample("walk-up"));
    let overlay = |more: &[&str]| milewalk([&["tickets", "overlay", &map, &file, "--json"], more].concat());
    let who = ["--persona-column", "channel", "--persona-value", "Email=not-daft", "--persona-value"];
    let who = [&who[..], &["Phone=having-a-bad-day"]].concat();
    let asked = |more: &[&str]| overlay(&[&who[..], more].concat()).json();
    let some = asked(&["--persona", "not-daft", "--from", "2026-05-06"]);
    assert_eq!((&some["tickets"], some["filter"]["personas"].as_array().map(Vec::len)), (&7.into(), Some(1)));
    assert_eq!(asked(&["--persona", "Not daft", "--persona", "having-a-bad-day"])["tickets"], 30, "any of them");
    let two = asked(&["--persona", "not-daft", "--against-persona", "having-a-bad-day"]);
    let slices = &two["against"]["slices"];
    assert_eq!((&slices["first"], &slices["second"]), (&15.into(), &15.into()), "{two}");
    let conform = ["tickets", "conform", &map, &file, "--json", "--persona", "not-daft"];
    assert_eq!(milewalk([&conform[..], &who].concat()).json()["tickets"], 15);

    overlay(&["--persona", "not-daft"]).refuses(&["--persona not-daft", "--persona-value VALUE=not-daft"]);
    overlay(&["--persona", "nobody"]).refuses(&["no persona “nobody”", "not-daft"]);
    overlay(&["--persona-column", "colour"]).refuses(&["--persona-column", "category, channel"]);
    overlay(&["--persona-column", "channel", "--persona-value", "Phone"]).refuses(&["VALUE=KEY"]);
    assert_eq!(overlay(&["--persona-value", "Phone=not-daft"]).status, 2, "of which column?");
    let other = sample("find-the-number");
    milewalk(["tickets", "overlay", &other, &file, "--persona", "not-daft"]).refuses(&["the map has no personas"]);
}

#[test]
fn a_deviation_leads_to_its_tickets() {
    let folder = tempfile::tempdir().unwrap();
    let hurried = ["=1+1,New,30/05/2026 08:00,30/05/2026 08:00,", "=1+1,Closed,30/05/2026 08:00,30/05/2026 09:00,"];
    let file = export(folder.path(), &hurried).display().to_string();
    let conform = |n: &str| milewalk(["tickets", "conform", &sample("find-the-number"), &file, "--tickets-of", n]);
    assert_eq!(conform("1").output, "ticket\r\n'=1+1\r\n", "its number, and no formula");
    conform("9").refuses(&["--tickets-of 9", "1 deviations"]);
    let map = sample("find-the-number");
    let found = milewalk(["tickets", "conform", &map, &file, "--json", "--variant", "1"]).json();
    assert_eq!((&found["tickets"], &found["fitting"]), (&10.into(), &10.into()));
}

#[test]
fn figures_are_proposed_and_accepted_into_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let file = export(folder.path(), &[]).display().to_string();
    let (map, to) = (sample("find-the-number"), folder.path().join("calibrated.journey.json").display().to_string());
    let run = milewalk(["tickets", "calibrate", &map, &file, "--json"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    assert!(run.output.starts_with("{\n  \"format\": \"milewalk.calibrate/1\""), "{}", run.output);
    let found = run.json();
    let keys: Vec<_> = found["proposals"].as_array().unwrap().iter().map(|p| p["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["demand", "urgency.wait", "fix.doing"], "{found}");
    assert_eq!((&found["tickets"], &found["proposals"][1]["n"]), (&10.into(), &10.into()));

    let words = milewalk(["tickets", "calibrate", &map, &file]).output;
    for part in
        ["3 figures", "urgency.wait", "none (assumed)", "→ 30 min", "Measured at 10 visits", "distance", "by the clock"]
    {
        assert!(words.contains(part), "it says “{part}”: {words}");
    }

    let accept = |keys: &[&str]| {
        let mut arguments = vec!["tickets", "calibrate", &map, &file, "--to", &to, "--accept"];
        arguments.extend(keys);
        milewalk(arguments)
    };
    accept(&["fix.waiting"]).refuses(&["fix.waiting", "fix.doing"]);
    assert!(!Path::new(&to).exists(), "nothing is written of what was refused");
    let run = accept(&["urgency.wait"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let one = journey::file::read(&fs::read_to_string(&to).unwrap()).unwrap();
    let wait = &one.touchpoint_by_key("urgency").unwrap().wait;
    assert_eq!(wait.value.typical_and_bad_day(), (30.0, 30.0));
    assert!(
        matches!(&wait.evidence, Evidence::FromTickets { set, n: 10, date } if set == "incidents.csv" && date.len() == 10),
        "{wait:?}"
    );
    assert_eq!(one.touchpoint_by_key("fix").unwrap().active.evidence, Evidence::Assumed, "only what was accepted");
    assert_eq!(accept(&["all"]).status, 0);
    let all = journey::file::read(&fs::read_to_string(&to).unwrap()).unwrap();
    assert_ne!(all.touchpoint_by_key("fix").unwrap().active.evidence, Evidence::Assumed);
    let again = milewalk(["tickets", "calibrate", &to, &file, "--json"]).json();
    assert_eq!(again["proposals"], serde_json::json!([]), "it has what the tickets say");
    milewalk(["tickets", "calibrate", &map, &file, "--family", "fix.doing=gamma"]).refuses(&["gamma", "lognormal"]);
}

#[test]
fn a_first_map_is_drawn_that_can_be_checked_simulated_and_followed() {
    let folder = tempfile::tempdir().unwrap();
    let waits = [
        "INC0011,New,30/05/2026 08:00,30/05/2026 08:00,",
        "INC0011,Awaiting User Info,30/05/2026 08:00,30/05/2026 09:00,",
        "INC0011,Active,30/05/2026 08:00,30/05/2026 10:00,",
        "INC0011,Closed,30/05/2026 08:00,30/05/2026 11:00,",
    ];
    let file = export(folder.path(), &waits).display().to_string();
    let to = folder.path().join("drawn.journey.json").display().to_string();
    let run = milewalk(["tickets", "discover", &file, "--to", &to, "--json", "--activities", "1", "--moves", "1"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    assert!(run.output.starts_with("{\n  \"format\": \"milewalk.discover/1\""), "{}", run.output);
    let found = run.json();
    assert_eq!((&found["tickets"], &found["fitting_share"]), (&11.into(), &1.0.into()));
    let map = journey::file::read(&fs::read_to_string(&to).unwrap()).unwrap();
    assert_eq!(map.details().title, "From incidents.csv");
    assert_eq!(map.touchpoint_by_key("active").unwrap().wait.value.typical_and_bad_day(), (90.0, 90.0));
    assert_eq!(milewalk(["check", &to]).status, 0);
    assert_eq!(milewalk(["simulate", &to, "--walks", "1000"]).status, 0);

    let words = milewalk(["tickets", "discover", &file, "--to", &to, "--title", "How it goes"]).output;
    for part in
        ["“How it goes” from 11 tickets", "90.9 % go a way of it", "New", "Contact", "new", "→ active", "left out"]
    {
        assert!(words.contains(part), "it says “{part}”: {words}");
    }
    milewalk(["tickets", "discover", &file, "--to", &to, "--moves", "90"]).refuses(&["share", "90"]);
}

/// Three incidents of a month with a category, a caller and what was written; the state of the last is `state`.
fn month(folder: &Path, name: &str, first: u32, state: &str) -> String {
    let mut text = "number,incident_state,opened_at,sys_updated_at,category,caller_id,short_description\n".to_owned();
    for ticket in first..first + 3 {
        let last = if ticket == first + 2 { state } else { "Closed" };
        text +=
            &format!("INC{ticket},New,2026-05-01 08:00:00,2026-05-01 08:00:00,Access,Ann,=cmd() forgot my password\n");
        text += &format!(
            "INC{ticket},{last},2026-05-01 08:00:00,2026-05-02 08:00:00,Access,Ann,=cmd() forgot my password\n"
        );
    }
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn a_stored_set_is_added_to_replaced_used_and_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("workspace").display().to_string();
    let on = |arguments: &[&str]| milewalk([arguments, &["--data-dir", &workspace]].concat());
    let (may, june) = (month(folder.path(), "may.csv", 1, "Active"), month(folder.path(), "june.csv", 3, "Closed"));
    assert_eq!(on(&["tickets", "import", &may]).status, 0);
    let appended = on(&["tickets", "import", &june, "--append", "may.csv", "--json"]).json();
    assert_eq!(
        (&appended["tickets"], &appended["appended"]["added"], &appended["appended"]["replaced"]),
        (&3.into(), &2.into(), &1.into())
    );
    let added = &appended["appended"];
    assert_eq!(
        (&added["file"], &added["before"], &added["unchanged"], &added["peopleKnown"]),
        (&"june.csv".into(), &3.into(), &0.into(), &1.into())
    );
    let words = on(&["tickets", "import", &june, "--append", "may.csv"]).output;
    for part in ["june.csv was added to the 5 tickets of may.csv, which has 5 now", "3 unchanged", "1 of its 1 people"]
    {
        assert!(words.contains(part), "it says “{part}”: {words}");
    }
    let sets = on(&["tickets", "list", "--json"]).json();
    assert_eq!((&sets["format"], sets["sets"].as_array().map(Vec::len)), (&"milewalk.ticket-sets/1".into(), Some(1)));
    assert_eq!((&sets["sets"][0]["name"], &sets["sets"][0]["tickets"]), (&"may.csv".into(), &5.into()));

    // The files are not needed any more.
    fs::remove_file(&may).unwrap();
    let map = sample("find-the-number");
    let overlay = on(&["tickets", "overlay", &map, "set:may.csv", "--json"]).json();
    assert_eq!(overlay["tickets"], 5);
    assert_eq!(on(&["tickets", "conform", &map, "set:may.csv", "--json"]).json()["tickets"], 5);
    on(&["tickets", "overlay", &map, "set:april.csv"]).refuses(&["april.csv", "may.csv"]);
    on(&["tickets", "import", "set:may.csv"]).refuses(&["may.csv", "name a file"]);

    // What was said in the window of this map and set counts here too.
    let id = sets["sets"][0]["id"].as_str().unwrap();
    let walked: journey::JourneyMap = journey::file::read(&fs::read_to_string(&map).unwrap()).unwrap();
    let fix = walked.touchpoint_by_key("fix").unwrap().id;
    let said = serde_json::json!({ "Closed": fix }).to_string();
    let mut store = store::Store::open(std::path::Path::new(&workspace)).unwrap();
    store.add_map(&walked, "2026-06-01T08:00:00Z").unwrap();
    store.keep_state_mapping(walked.details().id, id, &said).unwrap();
    drop(store);
    let words = on(&["tickets", "overlay", &map, "set:may.csv"]).output;
    assert!(words.contains("Closed                       → Get a fix"), "{words}");
    let suggested = on(&["tickets", "overlay", &map, &june]).output;
    assert!(!suggested.contains("Closed                       → Get a fix"), "{suggested}");

    let jira = folder.path().join("jira.csv").display().to_string();
    fs::write(
        &jira,
        "Issue key,Status,Created,Resolved,Updated\nA-1,Done,2026-05-04 08:00,2026-05-05 08:00,2026-05-20 08:00\n",
    )
    .unwrap();
    let mixed = on(&["tickets", "import", &jira, "--append", "may.csv"]).output;
    assert!(
        mixed.contains("What was added is a Jira Service Management export, what was there a ServiceNow"),
        "{mixed}"
    );

    let replaced = on(&["tickets", "import", &june, "--replace", "may.csv"]);
    assert_eq!(replaced.status, 0, "{}", replaced.errors);
    let list = on(&["tickets", "list"]).output;
    assert!(list.contains("june.csv") && list.contains("3 tickets") && !list.contains("may.csv"), "{list}");
    on(&["tickets", "remove", "may.csv"]).refuses(&["may.csv", "june.csv"]);
    assert!(on(&["tickets", "remove", "june.csv"]).output.contains("3 tickets are deleted for good"));
    assert!(on(&["tickets", "list"]).output.contains("no ticket sets yet"));
}

#[test]
fn every_refused_row_is_written_as_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let file = export(folder.path(), &["INC0011,New,31/02/2026 08:00,31/02/2026 08:00,Ann"]).display().to_string();
    let table = folder.path().join("refused.csv").display().to_string();
    let workspace = folder.path().join("workspace").display().to_string();
    let run = milewalk(["tickets", "import", &file, "--refused", &table, "--data-dir", &workspace]);
    assert_eq!(run.status, 0, "{}", run.errors);
    assert_eq!(
        fs::read_to_string(&table).unwrap(),
        "line,reason,number,incident_state,opened_at,sys_updated_at\r\n\
         32,sys_updated_at: no date of the form dd/mm/yyyy hh:mm,INC0011,New,31/02/2026 08:00,31/02/2026 08:00\r\n"
    );
}

#[test]
fn a_sample_is_drawn_filled_in_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = month(folder.path(), "may.csv", 1, "Closed");
    let kb = folder.path().join("kb");
    fs::create_dir(&kb).unwrap();
    fs::write(kb.join("password.md"), "# I forgot my password\nUse the link on the login page.").unwrap();
    fs::write(kb.join("printer.md"), "# Print on both sides\nChoose duplex.").unwrap();
    let to = folder.path().join("sample.csv").display().to_string();
    let draw = ["tickets", "sample", &file, "--articles", kb.to_str().unwrap(), "--to", &to, "--seed", "7"];
    let run = milewalk(draw.into_iter().chain(["--keep-text", "--json"]));
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let found = run.json();
    assert_eq!(
        (&found["format"], &found["drawn"], &found["answered"]),
        (&"milewalk.sample/1".into(), &3.into(), &0.into())
    );
    let table = fs::read_to_string(&to).unwrap();
    let header = "ticket,kind,tickets_of_kind,text,articles,answer,article,second_answer,other_kind\r\n";
    assert!(
        table.starts_with(header) && table.contains(",Access,3,'=cmd() forgot my password,I forgot my password,,,,"),
        "{table}"
    );
    assert!(milewalk(draw).output.contains("3 of 3 tickets are drawn by category (seed 7)"));
    let without_text = fs::read_to_string(&to).unwrap();
    assert!(!without_text.contains("forgot my password,"), "no text that was not to be kept: {without_text}");

    let answers = [("yes", "yes", ""), ("Y", "no", "VPN"), ("no", "", "access")];
    let rows: Vec<&str> = table.lines().skip(1).collect();
    let filled = rows
        .iter()
        .zip(answers)
        .map(|(row, (first, second, kind))| row.replace(",,,,", &format!(",{first},,{second},{kind}")) + "\n");
    fs::write(&to, format!("{header}{}", filled.collect::<String>())).unwrap();
    let judged = milewalk(["tickets", "sample", "--read", &to, "--json"]).json();
    assert_eq!(
        (&judged["yes"], &judged["no"], &judged["kinds"][0]["tickets"]),
        (&2.into(), &1.into(), &3.into()),
        "{judged}"
    );
    let share = &judged["share"];
    // Wilson's interval of 2 in 3.
    assert!(
        (share["low"].as_f64().unwrap() - 0.2077).abs() < 1e-4
            && (share["high"].as_f64().unwrap() - 0.9385).abs() < 1e-4,
        "{share}"
    );
    assert_eq!((&judged["agreement"]["both"], &judged["agreement"]["same"]), (&2.into(), &1.into()));
    let kinds: Vec<_> = judged["kinds"].as_array().unwrap().iter().map(|kind| kind["reckoned"].as_f64()).collect();
    assert_eq!((&judged["other_kind"], kinds), (&1.into(), vec![Some(2.0), Some(1.0)]), "{judged}");
    let words = milewalk(["tickets", "sample", "--read", &to]);
    for part in [
        "1 of 3 have another kind than was recorded",
        "; 1 came here, 0 left: about 1 tickets",
        "3 of 3 tickets judged: 66.7 % (20.8 to 93.9) over all",
        "two people judged 2 tickets and agree on 50.0 %",
        "few",
    ] {
        assert!(words.output.contains(part), "it says “{part}”: {}", words.output);
    }
    fs::write(&to, format!("{header}T1,Access,3,,,perhaps,,,\n")).unwrap();
    milewalk(["tickets", "sample", "--read", &to]).refuses(&["sample.csv", "line 2", "perhaps"]);
    assert_eq!(milewalk(["tickets", "sample", &file]).status, 2, "it must be said where to");
}
