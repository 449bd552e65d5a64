//! What the steps of a process stand in: groups of the drawing, pools, lanes.

use super::words::{children, id, kind, name_of};
use roxmltree::Node;
use std::collections::{BTreeMap, BTreeSet};

/// Left, top, width, height.
type Bounds = [f64; 4];

/// What a process, a lane and a category are called, and where things are drawn.
pub(super) struct Frame<'a> {
    /// Pools by their process.
    pools: BTreeMap<&'a str, String>,
    /// Values of categories by their id; the name and where its group stands.
    categories: Vec<(&'a str, String, Option<Bounds>)>,
    /// Who does a node, by its id.
    who: BTreeMap<&'a str, String>,
    bounds: BTreeMap<&'a str, Bounds>,
    /// Names of all elements, by their id.
    names: BTreeMap<&'a str, String>,
    gateways: BTreeSet<&'a str>,
    /// Flows that leave each node, as they are written.
    leaving: BTreeMap<&'a str, usize>,
    /// Notes, and what each hangs on.
    notes: BTreeMap<&'a str, Option<&'a str>>,
}

impl<'a> Frame<'a> {
    pub(super) fn of(root: Node<'a, '_>) -> Self {
        let all = || root.descendants();
        let participants = all().filter(|node| kind(node) == Some("participant"));
        let pools = participants.filter_map(|pool| Some((local(pool.attribute("processRef")?), name_of(&pool)?)));
        let bounds: BTreeMap<&str, Bounds> = all().filter_map(shape).collect();
        let mut who = BTreeMap::new();
        for set in all().filter(|node| kind(node) == Some("process")).flat_map(|process| children(process, "laneSet")) {
            lanes(set, "", 0, &mut who);
        }
        let groups: Vec<_> = all().filter(|node| kind(node) == Some("group")).collect();
        let place = |category: &str| {
            let group = groups.iter().find(|group| group.attribute("categoryValueRef").map(local) == Some(category))?;
            bounds.get(id(group)).copied()
        };
        let values = all().filter(|node| kind(node) == Some("categoryValue"));
        let mut categories: Vec<_> = values
            .filter_map(|value| Some((id(&value), super::super::name(value.attribute("value")?)?, place(id(&value)))))
            .collect();
        // As they are drawn, where all of them are.
        if categories.iter().all(|(_, _, place)| place.is_some()) {
            categories.sort_by(|(_, _, a), (_, _, b)| left(a).total_cmp(&left(b)));
        }
        let mut leaving = BTreeMap::new();
        for source in all().filter(|node| kind(node) == Some("sequenceFlow")).filter_map(|f| f.attribute("sourceRef")) {
            *leaving.entry(local(source)).or_default() += 1;
        }
        let gateways = all().filter(|node| kind(node).is_some_and(|kind| kind.ends_with("Gateway")));
        Self {
            pools: pools.collect(),
            categories,
            who,
            bounds,
            names: all().filter_map(|node| Some((id(&node), name_of(&node)?))).collect(),
            gateways: gateways.map(|node| id(&node)).collect(),
            leaving,
            notes: notes(root),
        }
    }

    pub(super) fn name(&self, id: &str) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }

    /// Flows that leave a node.
    pub(super) fn leaving(&self, node: &str) -> usize {
        self.leaving.get(node).copied().unwrap_or_default()
    }

    /// What a gateway asks those who come to it.
    pub(super) fn question(&self, node: &str) -> Option<&str> {
        self.name(node).filter(|_| self.gateways.contains(node) && self.leaving(node) > 1)
    }

    /// Whether an association only ties a note to something: that is told with
    /// the note.
    pub(super) fn ties_note(&self, line: &Node<'_, '_>) -> bool {
        ["sourceRef", "targetRef"]
            .into_iter()
            .filter_map(|end| line.attribute(end))
            .any(|end| self.notes.contains_key(local(end)))
    }

    /// The name of what a note hangs on.
    pub(super) fn noted(&self, note: &str) -> Option<&str> {
        self.notes.get(note).copied().flatten().and_then(|on| self.name(on))
    }

    pub(super) fn pool(&self, process: &str) -> Option<&str> {
        self.pools.get(process).map(String::as_str)
    }

    pub(super) fn who(&self, node: &str) -> Option<&str> {
        self.who.get(node).map(String::as_str)
    }

    /// Names of the groups, from left to right.
    pub(super) fn groups(&self) -> impl Iterator<Item = &str> {
        self.categories.iter().map(|(_, name, _)| name.as_str())
    }

    /// The group that a node says it is in, or that it is drawn in.
    pub(super) fn group_of(&self, node: Node<'_, '_>) -> Option<&str> {
        let said = children(node, "categoryValueRef").find_map(|said| said.text()).map(|said| local(said.trim()));
        let said = said.and_then(|said| self.categories.iter().find(|(id, _, _)| *id == said));
        let drawn = || {
            let [left, top, width, height] = *self.bounds.get(id(&node))?;
            let (x, y) = (left + width / 2.0, top + height / 2.0);
            let holds = |place: &Bounds| {
                let [left, top, width, height] = *place;
                (left..=left + width).contains(&x) && (top..=top + height).contains(&y)
            };
            self.categories.iter().find(|(_, _, place)| place.as_ref().is_some_and(holds))
        };
        said.or_else(drawn).map(|(_, name, _)| name.as_str())
    }
}

fn notes<'a>(root: Node<'a, '_>) -> BTreeMap<&'a str, Option<&'a str>> {
    let all = || root.descendants();
    let notes = all().filter(|node| kind(node) == Some("textAnnotation")).map(|note| (id(&note), None));
    let mut notes: BTreeMap<&str, Option<&str>> = notes.collect();
    for line in all().filter(|node| kind(node) == Some("association")) {
        let [source, target] = ["sourceRef", "targetRef"].map(|end| line.attribute(end).map(local).unwrap_or_default());
        for (note, on) in [(source, target), (target, source)] {
            notes.entry(note).and_modify(|hung| *hung = Some(on));
        }
    }
    notes
}

fn left(place: &Option<Bounds>) -> f64 {
    place.map_or(f64::MAX, |[left, ..]| left)
}

/// A reference without the prefix that some tools write in front.
pub(super) fn local(reference: &str) -> &str {
    reference.rsplit(':').next().unwrap_or(reference).trim()
}

fn shape<'a>(node: Node<'a, '_>) -> Option<(&'a str, Bounds)> {
    if !node.has_attribute("bpmnElement") || node.tag_name().name() != "BPMNShape" {
        return None;
    }
    let bounds = node.children().find(|child| child.tag_name().name() == "Bounds")?;
    let number = |name| bounds.attribute(name)?.parse::<f64>().ok().filter(|number| number.is_finite());
    let place = [number("x")?, number("y")?, number("width")?, number("height")?];
    Some((local(node.attribute("bpmnElement")?), place))
}

/// Lanes in lanes are named from the outside in.
fn lanes<'a>(set: Node<'a, '_>, outside: &str, depth: u32, who: &mut BTreeMap<&'a str, String>) {
    for lane in children(set, "lane") {
        let name = name_of(&lane).unwrap_or_default();
        let named = [outside, &name].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" / ");
        for node in children(lane, "flowNodeRef").filter_map(|node| node.text()) {
            if !named.is_empty() {
                who.insert(node.trim(), named.clone());
            }
        }
        if depth < super::collect::DEPTH {
            children(lane, "childLaneSet").for_each(|inner| lanes(inner, &named, depth + 1, who));
        }
    }
}
