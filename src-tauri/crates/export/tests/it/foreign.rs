//! Files that others have written: what is understood is a map, what is not is
//! listed, and what is no such file is refused in a sentence.

use crate::new_id;
use export::read::{ReadError, Reading, Source, read};
use journey::JourneyMap;
use journey::figure::Duration;
use journey::model::{LaneRole, Outcome, TransitionKind};
use rust_xlsxwriter::Workbook;

fn taken(name: &str, text: &str) -> Reading {
    read(name, text.as_bytes(), &mut new_id()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], says: &str) {
    let error = read(name, bytes, &mut new_id()).expect_err("it is refused").to_string();
    assert!(error.contains(says) && !error.contains('\n'), "{error}");
}

#[track_caller]
fn lists(reading: &Reading, parts: &[&str]) {
    for part in parts {
        assert!(reading.left_out.iter().any(|line| line.contains(part)), "{part}: {:#?}", reading.left_out);
    }
}

/// "A → B 50 %".
fn ways(map: &JourneyMap) -> Vec<String> {
    let name = |id| map.touchpoint(id).unwrap().name.clone();
    let mut all: Vec<String> = map
        .transitions()
        .map(|way| {
            let label = if way.label.is_empty() { String::new() } else { format!(" {}", way.label) };
            format!("{} → {} {}{label}", name(way.source), name(way.target), journey::words::percent(way.share.value))
        })
        .collect();
    all.sort();
    all
}

fn process(inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">{inside}</bpmn:definitions>"#
    )
}

#[test]
fn a_process_of_a_modelling_tool() {
    let text = process(
        r#"
  <bpmn:collaboration id="c">
    <bpmn:participant id="p1" name="Desk" processRef="one"/>
    <bpmn:participant id="p2" name="Bank"/>
    <bpmn:messageFlow id="m1" name="Invoice" sourceRef="pay" targetRef="p2"/>
  </bpmn:collaboration>
  <bpmn:process id="one">
    <bpmn:laneSet id="ls"><bpmn:lane id="l1" name="First level"><bpmn:flowNodeRef>look</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="s"/>
    <bpmn:userTask id="look" name="Look&#10;into it" camunda:assignee="demo"><bpmn:documentation>With care</bpmn:documentation></bpmn:userTask>
    <bpmn:exclusiveGateway id="g" name="Known?"/>
    <bpmn:parallelGateway id="fork" name="Both"/>
    <bpmn:serviceTask id="pay" name="Pay"><bpmn:multiInstanceLoopCharacteristics/></bpmn:serviceTask>
    <bpmn:manualTask id="tell" name="Tell"/>
    <bpmn:parallelGateway id="join"/>
    <bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:boundaryEvent id="b" name="broken" attachedToRef="pay"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>
    <bpmn:endEvent id="e" name="Done"/>
    <bpmn:endEvent id="x"><bpmn:errorEventDefinition/></bpmn:endEvent>
    <bpmn:dataObjectReference id="d" name="Order"/>
    <bpmn:textAnnotation id="note"><bpmn:text>Ask Anna</bpmn:text></bpmn:textAnnotation>
    <bpmn:association id="a" sourceRef="look" targetRef="note"/>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="look"/>
    <bpmn:sequenceFlow id="f2" sourceRef="look" targetRef="g"/>
    <bpmn:sequenceFlow id="f3" name="yes 75 %" sourceRef="g" targetRef="fork"/>
    <bpmn:sequenceFlow id="f4" name="no" sourceRef="g" targetRef="t"><bpmn:conditionExpression>${unknown}</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f5" sourceRef="fork" targetRef="pay"/>
    <bpmn:sequenceFlow id="f6" sourceRef="fork" targetRef="tell"/>
    <bpmn:sequenceFlow id="f7" sourceRef="pay" targetRef="join"/>
    <bpmn:sequenceFlow id="f8" sourceRef="tell" targetRef="join"/>
    <bpmn:sequenceFlow id="f9" sourceRef="join" targetRef="e"/>
    <bpmn:sequenceFlow id="f10" sourceRef="b" targetRef="x"/>
    <bpmn:sequenceFlow id="f11" sourceRef="t" targetRef="look"/>
    <bpmn:sequenceFlow id="f12" sourceRef="tell" targetRef="gone"/>
  </bpmn:process>"#,
    );
    let reading = taken("x.bpmn", &text);
    let map = &reading.map;
    assert_eq!(reading.source, Source::Bpmn);
    assert_eq!(map.details().title, "Desk");
    assert_eq!(
        ways(map),
        [
            "Look into it → Pay 37.5 % Known? yes, Both",
            "Look into it → Tell 37.5 % Known? yes, Both",
            "Look into it → Wait 25 % Known? no",
            "Pay → Done 50 %",
            "Pay → Given up 50 % broken",
            "Tell → Done 100 %",
            "Wait → Look into it 100 %",
        ]
    );
    let wait = map.touchpoints().find(|t| t.name == "Wait").unwrap();
    assert_eq!(wait.wait.value, Duration::Fixed { value: 120.0 });
    assert_eq!(map.touchpoint(map.details().start.unwrap()).unwrap().name, "Look into it");
    assert_eq!(map.touchpoints().find(|t| t.name == "Given up").unwrap().outcome, Some(Outcome::Abandoned));
    let texts: Vec<_> =
        map.cells().map(|cell| (map.lane(cell.lane).unwrap().name.as_str(), cell.text.as_str())).collect();
    assert_eq!(texts, [("Who", "First level"), ("Description", "With care")]);
    lists(
        &reading,
        &[
            "The pool “Bank” (p2)",
            "Message flow “Invoice” (m1) from “Pay” to “Bank”",
            "Data object reference “Order” (d)",
            "Text annotation “Ask Anna” (note) is not on the map, at “Look into it”",
            "Parallel gateway “Both” (fork)",
            "“Pay” (pay): its multi instance loop characteristics",
            "the condition “${unknown}”",
            "Sequence flow (f12) leads from or to what is not there",
            "Settings of other tools at 1 element",
        ],
    );
}

#[test]
fn sub_processes_are_stages_where_everything_is_in_one() {
    let inner = |id: &str, name: &str, task: &str| {
        format!(
            r#"<bpmn:subProcess id="{id}" name="{name}"><bpmn:startEvent id="{id}s"/><bpmn:task id="{id}t" name="{task}"/><bpmn:endEvent id="{id}e"/>
            <bpmn:sequenceFlow id="{id}1" sourceRef="{id}s" targetRef="{id}t"/><bpmn:sequenceFlow id="{id}2" sourceRef="{id}t" targetRef="{id}e"/></bpmn:subProcess>"#
        )
    };
    let two = format!("{}{}", inner("a", "Ask", "Call"), inner("b", "Answer", "Listen"));
    let flows = r#"<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:sequenceFlow id="1" sourceRef="s" targetRef="a"/>
        <bpmn:sequenceFlow id="2" sourceRef="a" targetRef="b"/><bpmn:sequenceFlow id="3" sourceRef="b" targetRef="e"/>"#;
    let reading = taken("two.bpmn", &process(&format!("<bpmn:process id='p'>{two}{flows}</bpmn:process>")));
    let stages: Vec<_> = reading.map.stages().iter().map(|stage| stage.name.clone()).collect();
    assert_eq!(stages, ["Ask", "Answer"]);
    assert_eq!(ways(&reading.map), ["Call → Listen 100 %", "Listen → Done 100 %"]);
    assert_eq!(reading.left_out, Vec::<String>::new());
    // Beside a task of its own it is flat, and its name is told.
    let task = r#"<bpmn:task id="t" name="Think"/><bpmn:sequenceFlow id="4" sourceRef="t" targetRef="a"/>"#;
    let reading =
        taken("flat.bpmn", &process(&format!("<bpmn:process id='p' name='All'>{two}{flows}{task}</bpmn:process>")));
    assert_eq!(reading.map.stages().len(), 1);
    assert!(reading.map.cells().any(|cell| cell.text == "Ask"));
}

#[test]
fn two_pools_are_two_stages_and_several_beginnings_have_one_before() {
    let one = r#"<bpmn:process id="a" name="Guest"><bpmn:startEvent id="s1" name="Rings"/><bpmn:startEvent id="s2" name="Writes"/><bpmn:task id="t" name="Waits"/>
        <bpmn:sequenceFlow id="1" sourceRef="s1" targetRef="t"/><bpmn:sequenceFlow id="2" sourceRef="s2" targetRef="t"/></bpmn:process>"#;
    let two = r#"<bpmn:process id="b" name="Host"><bpmn:task id="u" name="Opens"/></bpmn:process>"#;
    let map = taken("pools.bpmn", &process(&format!("{one}{two}"))).map;
    let stages: Vec<_> = map.stages().iter().map(|stage| stage.name.clone()).collect();
    assert_eq!(stages, ["Guest", "Host"]);
    assert_eq!(
        ways(&map),
        ["Begin → Rings 50 %", "Begin → Writes 50 %", "Rings → Waits 100 %", "Writes → Waits 100 %"]
    );
}

#[test]
fn evil_processes() {
    let task = "<bpmn:process id='p'><bpmn:task id='t' name='A'/></bpmn:process>";
    refused("x.bpmn", &process(task).as_bytes()[..200], "cut short or damaged");
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"#;
    refused("x.bpmn", laughs.as_bytes(), "entities of its own");
    refused("x.bpmn", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "begins with <svg>");
    refused("x.bpmn", process("").as_bytes(), "no process in it has a task");
    refused("x.bpmn", process("<bpmn:process id='p'/>").as_bytes(), "no process in it has a task");
    // A circle of gateways, flows to themselves, no start, a name of ten thousand signs.
    let long = "n".repeat(12_000);
    let text = process(&format!(
        r#"<bpmn:process id="p"><bpmn:task id="t" name="{long}"/><bpmn:exclusiveGateway id="g"/><bpmn:exclusiveGateway id="h"/>
        <bpmn:sequenceFlow id="1" sourceRef="t" targetRef="g"/><bpmn:sequenceFlow id="2" sourceRef="g" targetRef="h"/>
        <bpmn:sequenceFlow id="3" sourceRef="h" targetRef="g"/><bpmn:sequenceFlow id="4" sourceRef="g" targetRef="g"/>
        <bpmn:sequenceFlow id="5" sourceRef="t" targetRef="t"/></bpmn:process>"#
    ));
    let reading = taken("x.bpmn", &text);
    assert_eq!(reading.map.touchpoints().next().unwrap().name.chars().count(), 10_000);
    lists(&reading, &["Nothing says where it begins"]);
    // Gateways in a row multiply their ways: refused before they fill the memory.
    let (mut nodes, mut flows) = (String::new(), String::new());
    for at in 0..200 {
        nodes += &format!("<bpmn:task id='a{at}' name='a{at}'/><bpmn:task id='b{at}' name='b{at}'/>");
        flows += &format!("<bpmn:sequenceFlow id='f{at}' sourceRef='a{at}' targetRef='g'/>");
        flows += &format!("<bpmn:sequenceFlow id='e{at}' name='{at}' sourceRef='g' targetRef='b{at}'/>");
    }
    let wide = format!("<bpmn:process id='p'>{nodes}<bpmn:exclusiveGateway id='g'/>{flows}</bpmn:process>");
    refused("x.bpmn", process(&wide).as_bytes(), "more ways than a map can hold");
    let deep =
        format!("{}{}", "<bpmn:subProcess><bpmn:task id='t'/>".repeat(30_000), "</bpmn:subProcess>".repeat(30_000));
    refused(
        "x.bpmn",
        process(&format!("<bpmn:process id='p'>{deep}</bpmn:process>")).as_bytes(),
        "processes in processes",
    );
}

#[test]
fn a_user_journey_as_people_write_it() {
    let text = "---\ntitle: \"Not this\"\n---\njourney\n  %% a comment\n  title My working day\n  Wake: 2\n  section Go to work\n    Make tea: 5: Me\n    Go upstairs: 9: Me, Cat\n    accTitle: hidden\n    nonsense\n    Sit: x: Cat\n";
    let reading = taken("day.mmd", text);
    let map = &reading.map;
    assert_eq!((map.details().title.as_str(), map.details().actor.as_str()), ("My working day", "Me"));
    let felt: Vec<_> = map.touchpoints().map(|t| (t.name.as_str(), t.emotion.as_ref().map(|e| e.value))).collect();
    assert_eq!(felt, [("Wake", Some(-1.0)), ("Make tea", Some(2.0)), ("Go upstairs", Some(2.0)), ("Sit", None)]);
    let personas: Vec<_> = map.personas().map(|p| p.name.as_str()).collect();
    assert_eq!(personas, ["Me", "Cat"]);
    assert_eq!(map.stages().len(), 2);
    lists(
        &reading,
        &["Line 10: a score is 1 to 5; 9", "Line 11 is no task", "Line 12 is no task", "Line 13: the score “x”"],
    );
    let fenced = format!("# A page\n\n```mermaid\n{}```\n- a list\n", &text[text.find("journey").unwrap()..]);
    assert_eq!(taken("page.md", &fenced).map.touchpoint_count(), 4);
    refused("x.mmd", b"journey\n  title Nothing", "no task in it");
    refused("x.mmd", b"flowchart LR\n a --> b", "a Mermaid flowchart");
    refused("x.dot", b"digraph { a -> b }", "a drawing for Graphviz");
}

#[test]
fn a_table_as_people_write_it() {
    let text = "Phase;Touchpoint;Wait time (h);Duration;How it feels (1-5);Level;Budget;Pain points;Ends as\n\
        Before;Find the number;;2–8 min;2;L0;Anna;\"No idea where\nToo many pages\";\n\
        ;Call;0,5;soon;9;moon;;;\n\
        After;Solved;;;;;;;resolved\n\
        ;;3;;;;;;\n";
    let reading = taken("steps.csv", text);
    let map = &reading.map;
    assert_eq!(ways(map), ["Call → Solved 100 %", "Find the number → Call 100 %"]);
    let step = |name: &str| map.touchpoints().find(|t| t.name == name).unwrap();
    assert_eq!(step("Find the number").active.value, Duration::Lognormal { p50: 2.0, p90: 8.0 });
    assert_eq!(step("Find the number").emotion.as_ref().unwrap().value, -1.0);
    assert_eq!(step("Call").wait.value, Duration::Fixed { value: 30.0 });
    assert_eq!(map.stage(step("Call").stage).unwrap().name, "Before", "an empty cell is as the one above");
    assert_eq!(step("Solved").outcome, Some(Outcome::ResolvedUnverified));
    assert_eq!(map.pain_points().count(), 2);
    assert_eq!(
        map.lanes().iter().map(|lane| (lane.name.as_str(), lane.role)).collect::<Vec<_>>(),
        [("Budget", LaneRole::Custom), ("Pain points", LaneRole::Pain)]
    );
    lists(
        &reading,
        &[
            "The column “Budget” is not known",
            "Row 4, “Call”: “soon” is no time",
            "Row 4, “Call”: “9” is no feeling",
            "Row 4, “Call”: “moon” is no level",
            "Row 6 names no step: “3”",
        ],
    );
    let ways_said = "step,next\nA,B 30 %; C; Nowhere\nB,\nC,B\n";
    let reading = taken("x.csv", ways_said);
    assert_eq!(ways(&reading.map), ["A → B 30 %", "A → C 70 %", "C → B 100 %"]);
    lists(&reading, &["Row 2, “A” leads on to “Nowhere”"]);
    let in_brackets =
        "step,next\nSearch,Call the desk (60%); Give up ( 40 % ) (gives up) or so\nCall the desk,\nGive up,\n";
    let reading = taken("x.csv", in_brackets);
    assert_eq!(ways(&reading.map), ["Search → Call the desk 100 %", "Search → Give up 100 %"]);
    lists(&reading, &["Row 2, “Search” leads on to “or so”: what stands behind a step is a share"]);
    let german = "Schritt;Dauer;Schmerzpunkt;Idee;Anteil;Owner\nAnrufen;00:05;Lange Schleife;Rückruf;45 %;Anna\n";
    let reading = taken("x.csv", german);
    assert_eq!(reading.map.touchpoints().next().unwrap().active.value, Duration::Fixed { value: 5.0 });
    assert_eq!((reading.map.pain_points().count(), reading.map.opportunities().count()), (1, 1));
    assert_eq!(reading.left_out, ["The column “Anteil” does not say of what: its texts are a lane of that name."]);
}

#[test]
fn a_timer_at_a_task_is_how_long_people_wait_there() {
    let task = r#"<bpmn:startEvent id="s"/><bpmn:task id="call" name="Call"/><bpmn:task id="other" name="Write"/><bpmn:endEvent id="e" name="Done"/><bpmn:endEvent id="x" name="Gave up"/>
        <bpmn:exclusiveGateway id="g"/>
        <bpmn:sequenceFlow id="1" sourceRef="s" targetRef="call"/><bpmn:sequenceFlow id="2" sourceRef="call" targetRef="g"/>
        <bpmn:sequenceFlow id="3" name="ja (80%)" sourceRef="g" targetRef="e"/><bpmn:sequenceFlow id="4" name="nein (20%)" sourceRef="g" targetRef="other"/>
        <bpmn:sequenceFlow id="5" sourceRef="other" targetRef="e"/><bpmn:sequenceFlow id="6" sourceRef="b" targetRef="x"/>"#;
    let border = |attributes: &str, duration: &str| {
        process(&format!(
            r#"<bpmn:process id="p">{task}<bpmn:boundaryEvent id="b" name="10 minutes" attachedToRef="call" {attributes}>
            <bpmn:timerEventDefinition>{duration}</bpmn:timerEventDefinition></bpmn:boundaryEvent></bpmn:process>"#
        ))
    };
    let ten = "<bpmn:timeDuration>PT10M</bpmn:timeDuration>";
    let reading = taken("x.bpmn", &border("", ten));
    let call = reading.map.touchpoints().find(|t| t.name == "Call").unwrap();
    assert_eq!(call.patience.as_ref().map(|patience| patience.value), Some(10.0));
    assert_eq!(
        ways(&reading.map),
        ["Call → Done 80 % ja", "Call → Gave up 100 % 10 minutes", "Call → Write 20 % nein", "Write → Done 100 %"]
    );
    assert!(reading.map.transitions().any(|way| way.kind == TransitionKind::Abandon));
    lists(&reading, &["Boundary event “10 minutes” (b): nothing says how long people wait at “Call”"]);
    let reading = taken("x.bpmn", &border(r#"cancelActivity="false""#, ten));
    assert!(!ways(&reading.map).iter().any(|way| way.contains("Gave up")), "they go on as well");
    lists(&reading, &["Boundary event “10 minutes” (b) interrupts nothing: the way by it is not on the map."]);
    let reading = taken("x.bpmn", &border("", "<bpmn:timeDate>2026-01-01</bpmn:timeDate>"));
    assert!(reading.map.touchpoints().all(|t| t.patience.is_none()));
    lists(
        &reading,
        &["(b): when its timer runs out is not read", "The file says no shares for 1 branch: equal ones were taken."],
    );
}

#[test]
fn what_is_repeated_says_of_what() {
    let inner = r#"<bpmn:subProcess id="d" name="Diagnose"><bpmn:multiInstanceLoopCharacteristics/><bpmn:task id="t" name="Look"/></bpmn:subProcess>"#;
    let reading = taken("x.bpmn", &process(&format!("<bpmn:process id='p'>{inner}</bpmn:process>")));
    lists(&reading, &["Sub process “Diagnose” (d): its multi instance loop characteristics are not read."]);
}

#[test]
fn evil_tables() {
    refused("x.csv", b"", "nothing in it");
    refused("x.csv", b"one column\n1\n2\n", "no column holds the steps");
    refused("x.csv", b"step\n", "nothing in it");
    refused("x.csv", b"step,notes\nA,\"begins\nand never ends\n", "never ends");
    refused("x.csv", b"step\0", "no text");
    refused("x.xlsx", b"no zip", "no workbook");
    refused("x.xlsx", b"PK\x03\x04 cut", "no workbook");
    let alone = taken("x.csv", "step\nA\nB\n");
    assert_eq!(ways(&alone.map), ["A → B 100 %"]);
    let long = format!("step,Notes\n{},{}\n", "n".repeat(12_000), "x".repeat(12_000));
    assert_eq!(taken("x.csv", &long).map.touchpoints().next().unwrap().name.chars().count(), 10_000);
    assert_eq!(
        read("x.csv", format!("step\n{}", "a\n".repeat(6_000)).as_bytes(), &mut new_id()).unwrap_err(),
        ReadError::TooLarge("steps")
    );

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Our journey").unwrap();
    sheet.write_string(2, 0, "Step").unwrap();
    sheet.write_string(2, 1, "Wait").unwrap();
    sheet.write_string(3, 0, "Call").unwrap();
    sheet.write_number(3, 1, 4.0).unwrap();
    book.add_worksheet().set_name("Else").unwrap().write_string(0, 0, "x").unwrap();
    let reading = read("Calls.xlsx", &book.save_to_buffer().unwrap(), &mut new_id()).unwrap();
    assert_eq!(reading.map.touchpoints().next().unwrap().wait.value, Duration::Fixed { value: 4.0 });
    lists(&reading, &["The sheet “Else” is not read"]);
    // One cell far out.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Step").unwrap();
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    refused("x.xlsx", &book.save_to_buffer().unwrap(), "more columns");
}

#[test]
fn a_wrong_outline_says_where() {
    refused("x.txt", b"# Contact\n- Call\nnonsense", "line 3");
}
