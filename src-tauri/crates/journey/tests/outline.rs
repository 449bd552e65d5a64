//! Outlines: what a scribe types becomes a map, and a map gives back what was typed.

use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::Duration;
use journey::history::History;
use journey::ids::{MapId, TouchpointId};
use journey::model::{Details, Touchpoint};
use journey::outline::{self, OutlineError};
use proptest::prelude::*;
use uuid::Uuid;

const WORKSHOP: &str = "\
# Find help
- Look for the number (2m–8m)
  ! The number is nowhere on the first page
# Contact
! Nobody is in charge of this stage
- Phone menu (1m)
- Wait in the queue (wait 3m–12m)
  ! No idea how long it takes
  ? Does anybody call back?
  - Fill the web form (4m)
    ! Incident or request?
  - Walk to the desk (10m, wait 1h30m)
- Agent checks who I am (2m30s)
# Verify
- Try to sign in
";

fn blank() -> JourneyMap {
    JourneyMap::new(Details::untitled(MapId(Uuid::from_u128(1))))
}

fn ids() -> impl FnMut() -> Uuid {
    let mut last = 100;
    move || {
        last += 1;
        Uuid::from_u128(last)
    }
}

fn pasted(map: &mut JourneyMap, text: &str, after: Option<TouchpointId>) -> Vec<Edit> {
    let edits = outline::edits(map, text, after, &mut ids()).unwrap();
    map.edit(&edits).unwrap();
    edits
}

fn step<'a>(map: &'a JourneyMap, name: &str) -> &'a Touchpoint {
    map.touchpoints().find(|t| t.name == name).unwrap_or_else(|| panic!("{name} is not there"))
}

/// Names of the steps that this one leads to.
fn leads_to(map: &JourneyMap, name: &str) -> Vec<String> {
    let ways = map.outgoing(step(map, name).id);
    let mut names: Vec<_> = ways.iter().filter_map(|way| map.touchpoint(way.target)).map(|t| t.name.clone()).collect();
    names.sort();
    names
}

#[test]
fn lines_become_stages_steps_times_pain_points_and_questions() {
    let mut map = blank();
    pasted(&mut map, WORKSHOP, None);
    assert_eq!(map.stages().iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Find help", "Contact", "Verify"]);
    assert_eq!(map.details().start, Some(step(&map, "Look for the number").id));
    assert_eq!(leads_to(&map, "Phone menu"), ["Fill the web form", "Wait in the queue", "Walk to the desk"]);
    for alternative in ["Wait in the queue", "Fill the web form", "Walk to the desk"] {
        assert_eq!(leads_to(&map, alternative), ["Agent checks who I am"], "{alternative}");
    }
    let queue = step(&map, "Wait in the queue");
    assert_eq!(queue.wait.value, Duration::Lognormal { p50: 3.0, p90: 12.0 });
    assert!(queue.active.value.is_zero());
    let desk = step(&map, "Walk to the desk");
    assert_eq!(
        (&desk.active.value, &desk.wait.value),
        (&Duration::Fixed { value: 10.0 }, &Duration::Fixed { value: 90.0 })
    );
    assert_eq!((map.pain_points().len(), map.questions().len()), (4, 1));
}

#[test]
fn a_map_gives_back_what_was_typed() {
    let mut map = blank();
    pasted(&mut map, WORKSHOP, None);
    assert_eq!(outline::write(&map), WORKSHOP);
}

#[test]
fn a_paste_is_one_step_of_undo() {
    let mut map = blank();
    let before = journey::file::write(&map);
    let mut history = History::default();
    let edits = outline::edits(&map, WORKSHOP, None, &mut ids()).unwrap();
    history.edit(&mut map, &edits).unwrap();
    assert_eq!(history.done().len(), 1);
    history.undo(&mut map).unwrap();
    assert_eq!(journey::file::write(&map), before);
}

#[test]
fn steps_come_behind_the_selected_one_and_before_what_followed_it() {
    let mut map = blank();
    pasted(&mut map, "# Contact\n- Call\n- Agent helps\n", None);
    let call = step(&map, "Call").id;
    let edits = outline::edits(&map, "- Menu\n- Queue\n  - Form\n", Some(call), &mut || Uuid::now_v7()).unwrap();
    map.edit(&edits).unwrap();
    assert_eq!(leads_to(&map, "Call"), ["Menu"]);
    assert_eq!(leads_to(&map, "Menu"), ["Form", "Queue"]);
    assert_eq!(leads_to(&map, "Queue"), ["Agent helps"]);
    assert_eq!(
        leads_to(&map, "Form"),
        ["Agent helps"],
        "an alternative to the last step leads to where that one leads"
    );
    assert_eq!(map.stages().len(), 1, "in the stage of the selected step");
}

#[test]
fn a_stage_that_is_there_is_used_again() {
    let mut map = blank();
    pasted(&mut map, "# Contact\n- Call\n", None);
    let edits = outline::edits(&map, "# contact\n- Mail\n", None, &mut || Uuid::now_v7()).unwrap();
    map.edit(&edits).unwrap();
    assert_eq!(map.stages().len(), 1);
}

#[test]
fn brackets_that_hold_no_times_belong_to_the_name() {
    let mut map = blank();
    pasted(&mut map, "# Stage\n- Call (again)\n- Wait (3m, 4m)\n- (5m)\n- Sign in (2 min) \n", None);
    for name in ["Call (again)", "Wait (3m, 4m)", "(5m)", "Sign in"] {
        step(&map, name);
    }
}

#[test]
fn a_line_that_is_none_says_which_and_why() {
    let refuse = |text: &str| outline::edits(&blank(), text, None, &mut ids()).unwrap_err();
    assert_eq!(refuse(" \n"), OutlineError::Empty);
    assert_eq!(refuse("- Call"), OutlineError::NoStage { line: 1 });
    assert_eq!(refuse("# Contact\n\nhello"), OutlineError::Line { line: 3, text: "hello".into() });
    assert_eq!(refuse("# Contact\n-  \n"), OutlineError::NoText { line: 2, sign: '-' });
    assert_eq!(refuse("# Contact\n- Call\n  - Mail"), OutlineError::NoAlternative { line: 3 });
    let long = format!("# Contact\n- {}", "x".repeat(20_000));
    assert!(matches!(refuse(&long), OutlineError::Refused { line: 2, .. }), "{}", refuse(&long));
}

#[test]
fn what_is_meant_as_an_outline_is_told_from_other_text() {
    assert!(outline::is_outline("\n  # Contact\n- Call") && outline::is_outline("- Call"));
    assert!(
        !outline::is_outline("Just a sentence - with a dash")
            && !outline::is_outline("#hashtag")
            && !outline::is_outline("")
    );
}

/// A stage: a main step at its begin, then steps each with so many alternatives, pain points and a wait.
fn stages() -> impl Strategy<Value = Vec<Vec<(usize, usize, u32)>>> {
    prop::collection::vec(prop::collection::vec((0..3_usize, 0..3_usize, 0..5_000_u32), 1..6), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_typed_is_given_back(stages in stages()) {
        let mut text = String::new();
        let mut first = true;
        for (at, steps) in stages.iter().enumerate() {
            text += &format!("# Stage {at}\n");
            for (number, (alternatives, pains, wait)) in steps.iter().enumerate() {
                // In seconds: the shortest that an outline can say.
                let (hours, rest) = (wait / 3600, wait % 3600);
                let mut time = String::new();
                for (count, unit) in [(hours, "h"), (rest / 60, "m"), (rest % 60, "s")] {
                    if count > 0 {
                        time += &format!("{count}{unit}");
                    }
                }
                let time = if time.is_empty() { String::new() } else { format!(" (wait {time})") };
                text += &format!("- Step {at}-{number}{time}\n");
                for pain in 0..*pains {
                    text += &format!("  ! Pain {pain}\n");
                }
                // What begins a journey, and what has nothing behind it, has no alternative that leads on.
                let last = at + 1 == stages.len() && number + 1 == steps.len();
                for alternative in 0..if first || last { 0 } else { *alternatives } {
                    text += &format!("  - Other {at}-{number}-{alternative}\n");
                }
                first = false;
            }
        }
        let mut map = blank();
        pasted(&mut map, &text, None);
        prop_assert_eq!(outline::write(&map), text);
    }

    #[test]
    fn any_text_is_taken_or_refused(text in "([#!? -]{0,3}[a-z(–,0-9m)]{0,9}\n?){0,12}") {
        let mut map = blank();
        if let Ok(edits) = outline::edits(&map, &text, None, &mut ids()) {
            prop_assert!(map.edit(&edits).is_ok());
        }
    }
}
