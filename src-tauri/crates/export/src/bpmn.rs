//! BPMN 2.0 (ISO/IEC 19510): the flow as a process with its drawing, which
//! modelling tools open. A step is a task, a step that several ways leave has a
//! gateway behind it, an end is an end event; level and times are in the
//! documentation of their step.

use crate::clean::one_line;
use crate::order::drawn;
use crate::ways;
use draw::layout::Layout;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::Touchpoint;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::collections::BTreeMap;
use std::io;

const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
];

/// Sides of an event and of a gateway, pixels, as modelling tools draw them.
const EVENT: f64 = 36.0;
const GATEWAY: f64 = 40.0;
/// Left of the map, for the event at which it starts.
const BEFORE: f64 = 100.0;
/// Columns stand so much further apart than on the map: a gateway has its place
/// between two tasks.
const APART: f64 = 1.5;
/// Between a task and its gateway.
const GAP: f64 = 16.0;

/// The process and its diagram as XML.
#[must_use]
pub fn write(map: &JourneyMap) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    // A list of bytes takes everything.
    let _ = document(&mut xml, &Process::of(map));
    String::from_utf8(xml.into_inner()).unwrap_or_default()
}

/// Something with a place of its own.
struct Node {
    id: String,
    element: &'static str,
    name: String,
    about: String,
    place: Place,
}

struct Flow {
    id: String,
    source: String,
    target: String,
    label: String,
    points: Vec<(f64, f64)>,
}

struct Process {
    title: String,
    nodes: Vec<Node>,
    flows: Vec<Flow>,
}

#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Place {
    fn square(left: f64, middle: f64, side: f64) -> Self {
        Self { x: left, y: middle - side / 2.0, width: side, height: side }
    }

    fn left(self) -> (f64, f64) {
        (self.x, self.y + self.height / 2.0)
    }

    fn right(self) -> (f64, f64) {
        (self.x + self.width, self.y + self.height / 2.0)
    }

    fn top(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y)
    }
}

impl Process {
    fn of(map: &JourneyMap) -> Self {
        let layout = drawn(map);
        let mut process = Self { title: one_line(&map.details().title), nodes: Vec::new(), flows: Vec::new() };
        // Where to a touchpoint is entered, and where from it is left.
        let mut doors: BTreeMap<TouchpointId, (usize, usize)> = BTreeMap::new();
        for (touchpoint, place, about) in places(map, &layout) {
            let step =
                process.put(if touchpoint.is_end() { "endEvent" } else { "task" }, &touchpoint.name, about, place);
            let forks = map.outgoing(touchpoint.id).len() > 1;
            let exit = if forks { process.gateway(step) } else { step };
            doors.insert(touchpoint.id, (step, exit));
        }
        if let Some((first, _)) = map.details().start.and_then(|start| doors.get(&start)) {
            process.begin(*first);
        }
        for way in map.transitions() {
            if let (Some((_, from)), Some((to, _))) = (doors.get(&way.source), doors.get(&way.target)) {
                process.lead(*from, *to, ways::label(map, way));
            }
        }
        process
    }

    fn put(&mut self, element: &'static str, name: &str, about: String, place: Place) -> usize {
        let id = format!("{element}_{}", self.nodes.len());
        self.nodes.push(Node { id, element, name: one_line(name), about, place });
        self.nodes.len() - 1
    }

    /// Behind a step that several ways leave.
    fn gateway(&mut self, step: usize) -> usize {
        let (right, middle) = self.nodes.get(step).map_or((0.0, 0.0), |node| node.place.right());
        let gateway = self.put("exclusiveGateway", "", String::new(), Place::square(right + GAP, middle, GATEWAY));
        self.lead(step, gateway, String::new());
        gateway
    }

    fn begin(&mut self, first: usize) {
        let (left, middle) = self.nodes.get(first).map_or((0.0, 0.0), |node| node.place.left());
        let start = self.put("startEvent", "", String::new(), Place::square(left - BEFORE * 0.8, middle, EVENT));
        self.lead(start, first, String::new());
    }

    fn lead(&mut self, from: usize, to: usize, label: String) {
        let (Some(source), Some(target)) = (self.nodes.get(from), self.nodes.get(to)) else { return };
        let flow = Flow {
            id: format!("flow_{}", self.flows.len()),
            source: source.id.clone(),
            target: target.id.clone(),
            label,
            points: route(source.place, target.place),
        };
        self.flows.push(flow);
    }

    fn id_of(&self, of: &str, end: impl Fn(&Flow) -> &str) -> impl Iterator<Item = &str> {
        self.flows.iter().filter(move |flow| end(flow) == of).map(|flow| flow.id.as_str())
    }
}

/// Every touchpoint that is drawn, where it stands and what its card says.
fn places<'a>(map: &'a JourneyMap, layout: &Layout) -> Vec<(&'a Touchpoint, Place, String)> {
    let moved = |x: f64| BEFORE + x * APART;
    let cards = layout.cards.iter().map(|card| {
        let place = Place { x: moved(card.x), y: card.y, width: card.width, height: card.height };
        (card.touchpoint, place, card.meta.clone())
    });
    let ends = layout.ends.iter().map(|end| {
        let place = Place::square(moved(end.x), end.y + end.height / 2.0, EVENT);
        (end.touchpoint, place, String::new())
    });
    cards.chain(ends).filter_map(|(id, place, about)| Some((map.touchpoint(id)?, place, about))).collect()
}

/// Forwards along right angles; back over the top.
fn route(from: Place, to: Place) -> Vec<(f64, f64)> {
    let ((x1, y1), (x2, y2)) = (from.right(), to.left());
    if x2 < x1 {
        let ((x1, y1), (x2, y2)) = (from.top(), to.top());
        let over = y1.min(y2) - GAP;
        return vec![(x1, y1), (x1, over), (x2, over), (x2, y2)];
    }
    if (y1 - y2).abs() < 0.5 {
        return vec![(x1, y1), (x2, y2)];
    }
    let middle = x2 - GAP;
    vec![(x1, y1), (middle.max(x1), y1), (middle.max(x1), y2), (x2, y2)]
}

type Xml = Writer<Vec<u8>>;

fn document(xml: &mut Xml, process: &Process) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let definitions = xml.create_element("definitions").with_attributes(NAMESPACES);
    let definitions = definitions.with_attributes([
        ("id", "definitions"),
        ("targetNamespace", "urn:milewalk"),
        ("exporter", "Milewalk"),
        ("exporterVersion", env!("CARGO_PKG_VERSION")),
    ]);
    definitions.write_inner_content(|xml| {
        model(xml, process)?;
        let diagram = xml.create_element("bpmndi:BPMNDiagram").with_attribute(("id", "diagram"));
        diagram.write_inner_content(|xml| drawing(xml, process))?;
        Ok(())
    })?;
    Ok(())
}

fn model(xml: &mut Xml, process: &Process) -> io::Result<()> {
    let element = xml.create_element("process");
    let element =
        element.with_attributes([("id", "process"), ("name", process.title.as_str()), ("isExecutable", "false")]);
    element.write_inner_content(|xml| {
        for node in &process.nodes {
            let mut element = xml.create_element(node.element).with_attribute(("id", node.id.as_str()));
            if !node.name.is_empty() {
                element = element.with_attribute(("name", node.name.as_str()));
            }
            element.write_inner_content(|xml| {
                if !node.about.is_empty() {
                    xml.create_element("documentation").write_text_content(BytesText::new(&node.about))?;
                }
                for id in process.id_of(&node.id, |flow| &flow.target) {
                    xml.create_element("incoming").write_text_content(BytesText::new(id))?;
                }
                for id in process.id_of(&node.id, |flow| &flow.source) {
                    xml.create_element("outgoing").write_text_content(BytesText::new(id))?;
                }
                Ok(())
            })?;
        }
        for flow in &process.flows {
            let mut element = xml.create_element("sequenceFlow").with_attribute(("id", flow.id.as_str()));
            if !flow.label.is_empty() {
                element = element.with_attribute(("name", flow.label.as_str()));
            }
            let ends = [("sourceRef", flow.source.as_str()), ("targetRef", flow.target.as_str())];
            element.with_attributes(ends).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn drawing(xml: &mut Xml, process: &Process) -> io::Result<()> {
    let plane = xml.create_element("bpmndi:BPMNPlane").with_attributes([("id", "plane"), ("bpmnElement", "process")]);
    plane.write_inner_content(|xml| {
        for node in &process.nodes {
            let id = format!("{}_shape", node.id);
            let shape = xml.create_element("bpmndi:BPMNShape");
            let shape = shape.with_attributes([("id", id.as_str()), ("bpmnElement", node.id.as_str())]);
            let Place { x, y, width, height } = node.place;
            let [x, y, width, height] = [x, y, width, height].map(number);
            shape.write_inner_content(|xml| {
                let bounds = xml.create_element("dc:Bounds");
                let sizes = [("x", x.as_str()), ("y", &y), ("width", &width), ("height", &height)];
                bounds.with_attributes(sizes).write_empty()?;
                Ok(())
            })?;
        }
        for flow in &process.flows {
            let id = format!("{}_edge", flow.id);
            let edge = xml.create_element("bpmndi:BPMNEdge");
            let edge = edge.with_attributes([("id", id.as_str()), ("bpmnElement", flow.id.as_str())]);
            edge.write_inner_content(|xml| {
                for (x, y) in &flow.points {
                    let (x, y) = (number(*x), number(*y));
                    let point = xml.create_element("di:waypoint");
                    point.with_attributes([("x", x.as_str()), ("y", &y)]).write_empty()?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// A tenth of a pixel is enough.
fn number(value: f64) -> String {
    format!("{}", (value * 10.0).round() / 10.0)
}
