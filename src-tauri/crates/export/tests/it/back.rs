//! What is written and read back is the same, as far as the format holds it.

use crate::{new_id, samples};
use export::read::{Reading, read};
use export::report::Found;
use export::{bpmn, mermaid, tables};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::model::{Anchor, Cell, Touchpoint, Transition};
use std::collections::BTreeSet;

fn back(name: &str, bytes: &[u8]) -> Reading {
    read(name, bytes, &mut new_id()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn stages(map: &JourneyMap) -> Vec<&str> {
    map.stages().iter().map(|stage| stage.name.as_str()).collect()
}

fn step<'a>(map: &'a JourneyMap, of: &Touchpoint) -> &'a Touchpoint {
    map.touchpoint_by_key(&of.key).unwrap_or_else(|| panic!("{} is there", of.key))
}

/// Keys of the ends, kind, share and label of every way.
fn ways(map: &JourneyMap, digits: f64) -> BTreeSet<(String, String, String, u64, String)> {
    let key = |id| map.touchpoint(id).unwrap().key.clone();
    let way = |way: &Transition| {
        let share = (way.share.value * digits).round() as u64;
        (key(way.source), key(way.target), format!("{:?} {:?}", way.kind, way.exit_reason), share, way.label.clone())
    };
    map.transitions().map(way).collect()
}

/// Everything that a table and a process hold of steps and ways.
#[track_caller]
fn same_steps(map: &JourneyMap, back: &JourneyMap) {
    assert_eq!(stages(back), stages(map));
    assert_eq!(back.touchpoint_count(), map.touchpoint_count());
    for one in map.touchpoints() {
        let other = step(back, one);
        let said = |t: &Touchpoint, map: &JourneyMap| {
            let times = [&t.wait, &t.active].map(|time| time.value.typical_and_bad_day());
            (
                t.name.clone(),
                map.stage(t.stage).unwrap().name.clone(),
                t.outcome,
                t.channel.clone(),
                t.level,
                times,
                (t.emotion.as_ref().map(|e| e.value), t.patience.as_ref().map(|p| p.value)),
                t.cost.value,
            )
        };
        assert_eq!(said(other, back), said(one, map));
    }
    let start = |map: &JourneyMap| map.touchpoint(map.details().start.unwrap()).unwrap().key.clone();
    assert_eq!(start(back), start(map));
}

/// What only some steps have, teams and needs by their names.
fn further(map: &JourneyMap) -> Vec<(String, String)> {
    let team = |t: &Touchpoint| t.team.and_then(|id| map.team(id)).map(|team| team.name.clone());
    let needs = |ids: &BTreeSet<_>| map.needs().filter(|n| ids.contains(&n.id)).map(|n| n.name.clone()).collect();
    let of_step = |t: &Touchpoint| {
        let needs: [BTreeSet<String>; 2] = [needs(&t.solves), needs(&t.achieves)];
        let shares = [t.attended.value, t.blocked.value, t.value_share.value];
        let counts = [t.easy_questions, t.hard_questions, t.repeat_info, t.generic_answer];
        let is = (t.controllable, t.moment_of_truth, &t.wait_flags);
        (t.key.clone(), format!("{shares:?} {counts:?} {is:?} {:?} {needs:?}", team(t)))
    };
    let keys = |ids: &BTreeSet<_>| -> BTreeSet<String> {
        ids.iter().map(|id| map.touchpoint(*id).unwrap().key.clone()).collect()
    };
    let of_need = |need: &journey::model::Need| {
        (need.name.clone(), format!("{:?} {:?}", keys(&need.opens_at), keys(&need.met_at)))
    };
    let mut all: Vec<_> = map.touchpoints().map(of_step).chain(map.needs().map(of_need)).collect();
    all.sort();
    all
}

#[test]
fn a_process_is_the_same_map_again() {
    for map in samples() {
        let reading = back("some.bpmn", bpmn::write(&map).as_bytes());
        assert_eq!(reading.left_out, Vec::<String>::new());
        assert_eq!(reading.map.details().title, map.details().title);
        same_steps(&map, &reading.map);
        assert_eq!(ways(&reading.map, 1e9), ways(&map, 1e9));
    }
}

#[test]
fn a_table_is_the_same_map_again() {
    for map in samples() {
        let reading = back("Some title.csv", tables::csv(&tables::steps(&map)).as_bytes());
        assert_eq!(reading.left_out, Vec::<String>::new());
        assert_eq!(reading.map.details().title, "Some title");
        same_steps(&map, &reading.map);
        assert_eq!(ways(&reading.map, 500.0), ways(&map, 500.0), "a table says tenths of a per cent");
        assert_eq!(further(&reading.map), further(&map));
        let at = |map: &JourneyMap, at| match at {
            Anchor::Touchpoint(id) => map.touchpoint(id).unwrap().key.clone(),
            Anchor::Stage(id) => map.stage(id).unwrap().name.clone(),
        };
        let texts = |map: &JourneyMap| -> BTreeSet<(String, String, String)> {
            let lane = |cell: &Cell| map.lane(cell.lane).unwrap().name.clone();
            let cells = map.cells().map(|cell| (lane(cell), at(map, cell.at), cell.text.clone()));
            let pains = map.pain_points().map(|pain| ("pain".into(), at(map, pain.at), pain.text.clone()));
            let ideas = map.opportunities().map(|idea| ("idea".into(), at(map, idea.at), idea.text.clone()));
            cells.chain(pains).chain(ideas).collect()
        };
        assert_eq!(texts(&reading.map), texts(&map));
        let lanes = |map: &JourneyMap| map.lanes().iter().map(|lane| lane.name.clone()).collect::<Vec<_>>();
        assert_eq!(lanes(&reading.map), lanes(&map));
    }
}

#[test]
fn a_workbook_holds_what_is_said_of_pain_points_too() {
    for map in samples() {
        let all = tables::all(&map, &Found::default());
        let reading = back("title.xlsx", &tables::xlsx("title", &all).unwrap());
        assert!(reading.left_out.iter().all(|sentence| sentence.contains("would change")), "{:?}", reading.left_out);
        same_steps(&map, &reading.map);
        assert_eq!(ways(&reading.map, 500.0), ways(&map, 500.0));
        for what in [1, 2] {
            let again = tables::all(&reading.map, &Found::default());
            let rows = |tables: &[tables::Table]| -> Vec<String> {
                // What it would change is not in a table.
                let columns = if what == 2 { 5 } else { 11 };
                let mut rows: Vec<String> =
                    tables[what].rows.iter().map(|row| format!("{:?}", &row[..columns])).collect();
                rows.sort();
                rows
            };
            assert_eq!(rows(&again), rows(&all));
        }
    }
}

#[test]
fn a_user_journey_is_what_is_felt() {
    for map in samples() {
        let text = mermaid::journey(&map);
        let reading = back("x.mmd", text.as_bytes());
        assert_eq!(reading.left_out, Vec::<String>::new());
        assert_eq!(mermaid::journey(&reading.map), text, "the same again");
    }
}

#[test]
fn an_outline_is_the_same_outline_again() {
    for map in samples() {
        let text = journey::outline::write(&map);
        let reading = back("Some journey.txt", text.as_bytes());
        assert_eq!(reading.map.details().title, "Some journey");
        assert_eq!(stages(&reading.map), stages(&map));
        let names = |map: &JourneyMap| -> Vec<String> {
            let mut all: Vec<_> = map.touchpoints().filter(|t| !t.is_end()).map(|t| t.name.clone()).collect();
            all.sort();
            all
        };
        assert_eq!(names(&reading.map), names(&map));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Whatever steps are called, and however they lead on to each other.
    #[test]
    fn a_made_up_map_is_the_same_again(
        names in proptest::collection::vec("[a-zA-Zü予\"'<>&;%(,=@“”-][a-zA-Zü予 \"'<>&;%(),=@“”-]{0,12}", 2..8),
        ways_to in proptest::collection::vec((0usize..8, 0usize..8), 0..16),
    ) {
        let map = made_up(&names, &ways_to);
        let process = back("x.bpmn", bpmn::write(&map).as_bytes());
        same_steps(&map, &process.map);
        proptest::prop_assert_eq!(ways(&process.map, 1e9), ways(&map, 1e9));
        let table = back("x.csv", tables::csv(&tables::steps(&map)).as_bytes());
        proptest::prop_assert_eq!(table.map.touchpoint_count(), map.touchpoint_count());
        for step in map.touchpoints() {
            proptest::prop_assert_eq!(&table.map.touchpoint_by_key(&step.key).unwrap().name, &step.name);
        }
    }

    /// Nothing that comes in makes it stop or stumble.
    #[test]
    fn what_is_no_map_is_refused_or_listed(text in "(journey|<|# |step,next|digraph|---)?[ -~\n\t;:,\"#%]{0,200}", ending in "(bpmn|mmd|csv|txt|xlsx)") {
        match read(&format!("x.{ending}"), text.as_bytes(), &mut new_id()) {
            Ok(reading) => proptest::prop_assert!(reading.map.touchpoint_count() + reading.map.stages().len() > 0),
            Err(error) => proptest::prop_assert!(!error.to_string().is_empty()),
        }
    }
}

/// Steps of one stage that lead on to each other, the last of them an end.
fn made_up(names: &[String], ways_to: &[(usize, usize)]) -> JourneyMap {
    use journey::edit::Edit;
    use journey::model::{Details, Outcome, TransitionKind};
    let mut new_id = new_id();
    let mut map = JourneyMap::new(Details::untitled(new_id().into()));
    let stage = new_id().into();
    map.edit(&[Edit::AddStage { id: stage, name: "All".into(), order: 0 }]).unwrap();
    let mut ids = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let (id, name) = (new_id().into(), name.split_whitespace().collect::<Vec<_>>().join(" "));
        let edit = if at + 1 == names.len() {
            Edit::AddEnd { id, stage, name, outcome: Outcome::Abandoned }
        } else {
            Edit::AddTouchpoint { id, stage, name, after: None }
        };
        map.edit(&[edit]).unwrap();
        ids.push(id);
    }
    map.edit(&[Edit::SetStart { touchpoint: ids[0] }]).unwrap();
    let mut made = BTreeSet::new();
    for (from, to) in ways_to.iter().filter(|(from, to)| *from + 1 < ids.len() && *to < ids.len()) {
        if made.insert((from, to)) {
            let (source, target) = (ids[*from], ids[*to]);
            map.edit(&[Edit::Connect {
                id: new_id().into(),
                source,
                target,
                transition: TransitionKind::Next,
                share: None,
            }])
            .unwrap();
        }
    }
    map
}

#[test]
fn a_table_has_numbers_that_can_be_reckoned_with() {
    for map in samples() {
        let text = tables::csv(&tables::steps(&map));
        assert!(!text.contains(",'-") && !text.contains("'+"), "{text}");
    }
}

#[test]
fn what_stands_at_a_stage_comes_back_to_it() {
    let read = back(
        "x.csv",
        b"stage,step,pain points,notes,channel\nAfter,,Nobody answers,Closed after 5 days,phone\nAfter,Wait,,,\n",
    );
    let stage = read.map.stages()[0].id;
    assert!(read.map.pain_points().all(|pain| pain.at == Anchor::Stage(stage)));
    let texts: Vec<_> = read.map.cells().map(|cell| (cell.at, cell.text.as_str())).collect();
    assert_eq!(texts, [(Anchor::Stage(stage), "Closed after 5 days")]);
    assert_eq!(read.left_out, ["Row 2 names no step: “phone” stands at none."]);
    // A step of the same name does not take it over.
    let mut map = read.map;
    let step = map.touchpoints().next().unwrap().id;
    map.edit(&[Edit::RenameTouchpoint { touchpoint: step, name: "After".into() }]).unwrap();
    let again = back("x.xlsx", &tables::xlsx("x", &tables::all(&map, &Found::default())).unwrap()).map;
    assert_eq!(again.pain_points().count(), 1);
    assert!(again.pain_points().all(|pain| pain.at == Anchor::Stage(again.stages()[0].id)));
}

#[test]
fn an_outline_says_what_it_does_not_hold() {
    for map in samples() {
        let said = export::outline::left_out(&map);
        let ends = map.touchpoints().filter(|touchpoint| touchpoint.is_end()).count();
        assert!(said.starts_with(&format!("An outline does not hold: {ends} end")), "{said}");
        assert!(said.contains("the shares at ") && said.contains("” to “"), "{said}");
        let line = back("x.txt", journey::outline::write(&map).as_bytes()).map;
        let lost = said.rsplit("; ").next().unwrap().split(' ').next().unwrap().parse::<usize>().unwrap();
        let to_steps = map.transitions().filter(|way| !map.touchpoint(way.target).unwrap().is_end());
        let to_steps = to_steps.map(|way| (way.source, way.target)).collect::<BTreeSet<_>>().len();
        assert!(lost < to_steps && to_steps - lost <= line.transitions().count(), "{said}");
    }
    let plain = back("x.txt", b"# A\n- One\n- Two\n").map;
    assert_eq!(export::outline::left_out(&plain), "", "all of it is in the outline");
}
