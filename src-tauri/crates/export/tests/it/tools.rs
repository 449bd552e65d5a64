//! Text for other tools holds every step and every way.

use crate::{sample, samples};
use export::{bpmn, dot, mermaid};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

const MODEL: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";

fn named<'a>(document: &'a Document, tag: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name((MODEL, tag)))
}

#[test]
fn every_step_is_a_task_and_what_leads_to_it_is_declared() {
    for map in samples() {
        let text = bpmn::write(&map);
        let document = Document::parse(&text).expect("it is XML");
        let tasks: BTreeSet<_> = named(&document, "task").filter_map(|task| task.attribute("name")).collect();
        let steps: BTreeSet<_> = map.touchpoints().filter(|t| !t.is_end()).map(|t| t.name.as_str()).collect();
        assert_eq!(tasks, steps, "{}", map.details().title);
        assert_eq!(named(&document, "endEvent").count(), map.touchpoints().filter(|t| t.is_end()).count());
        assert_eq!(named(&document, "startEvent").count(), 1);
        let nodes: BTreeMap<_, _> =
            document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
        let shaped: BTreeSet<_> = document.descendants().filter_map(|node| node.attribute("bpmnElement")).collect();
        for flow in named(&document, "sequenceFlow") {
            for (end, tag) in [("sourceRef", "outgoing"), ("targetRef", "incoming")] {
                let node = nodes[flow.attribute(end).unwrap()];
                let said = node.children().filter(|c| c.has_tag_name((MODEL, tag))).filter_map(|c| c.text());
                assert!(said.collect::<Vec<_>>().contains(&flow.attribute("id").unwrap()), "both ends know of it");
            }
            assert!(shaped.contains(flow.attribute("id").unwrap()), "it is drawn");
        }
        // A fork leads on through a gateway: a task has one way out at most.
        for task in named(&document, "task") {
            assert!(task.children().filter(|c| c.has_tag_name((MODEL, "outgoing"))).count() <= 1);
        }
    }
}

#[test]
fn a_flowchart_has_each_step_once_and_each_way() {
    for map in samples() {
        let text = mermaid::flowchart(&map);
        assert_eq!(text.matches("subgraph ").count(), map.stages().len());
        let arrows = text.lines().filter(|line| line.contains("-->") || line.contains("-.->")).count();
        assert_eq!(arrows, map.transitions().count(), "{text}");
        let boxes = text.lines().filter(|line| line.starts_with("    t")).count();
        assert_eq!(boxes, map.touchpoint_count());
        let graph = dot::write(&map);
        assert_eq!(graph.matches(" -> ").count(), map.transitions().count());
        assert_eq!(graph.matches('{').count(), graph.matches('}').count());
    }
    let text = mermaid::flowchart(&sample("password-reset"));
    assert!(text.contains("t2[\"Open the reset page<br/>level 0 · 1–2 min\"]"), "{text}");
    assert!(text.contains("|\"knows or finds the reset page · 45 %\"|"), "{text}");
}

#[test]
fn a_journey_scores_what_is_felt() {
    let map = sample("password-reset");
    let text = mermaid::journey(&map);
    assert!(text.starts_with("journey\n    title I'm locked out"), "{text}");
    assert!(text.contains("      Wait in the phone queue: 1: Employee"), "−2 is 1: {text}");
    let felt = map.touchpoints().filter(|t| t.emotion.is_some()).count();
    assert_eq!(text.lines().filter(|line| line.starts_with("      ")).count(), felt);
}
