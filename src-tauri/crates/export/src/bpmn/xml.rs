//! The process as XML: what there is, then where it is drawn.

use super::{Place, Process};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("xmlns:milewalk", super::OURS),
    ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
];

pub(super) fn write(process: &Process) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    // A list of bytes takes everything.
    let _ = document(&mut xml, process);
    String::from_utf8(xml.into_inner()).unwrap_or_default()
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
        categories(xml, process)?;
        model(xml, process)?;
        let diagram = xml.create_element("bpmndi:BPMNDiagram").with_attribute(("id", "diagram"));
        diagram.write_inner_content(|xml| drawing(xml, process))?;
        Ok(())
    })?;
    Ok(())
}

/// Stages by name; the groups of the drawing stand for them.
fn categories(xml: &mut Xml, process: &Process) -> io::Result<()> {
    let category = xml.create_element("category").with_attributes([("id", "stages"), ("name", "Stages")]);
    category.write_inner_content(|xml| {
        for (at, name) in process.stages.iter().enumerate() {
            let id = format!("stage_{at}");
            let value = xml.create_element("categoryValue");
            value.with_attributes([("id", id.as_str()), ("value", name.as_str())]).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

/// In an element of our own.
fn ours(xml: &mut Xml, name: &str, said: &[(&'static str, String)]) -> io::Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    xml.create_element("extensionElements").write_inner_content(|xml| {
        let attributes = said.iter().map(|(name, value)| (*name, value.as_str()));
        xml.create_element(format!("milewalk:{name}")).with_attributes(attributes).write_empty()?;
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
                ours(xml, "step", &node.ours)?;
                xml.create_element("categoryValueRef")
                    .write_text_content(BytesText::new(&format!("stage_{}", node.stage)))?;
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
            let element = element.with_attributes(ends);
            if flow.ours.is_empty() {
                element.write_empty()?;
            } else {
                element.write_inner_content(|xml| ours(xml, "way", &flow.ours))?;
            }
        }
        for at in (0..process.stages.len()).filter(|at| process.frame(*at).is_some()) {
            let (id, value) = (format!("group_{at}"), format!("stage_{at}"));
            let group = xml.create_element("group");
            group.with_attributes([("id", id.as_str()), ("categoryValueRef", &value)]).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn drawing(xml: &mut Xml, process: &Process) -> io::Result<()> {
    let plane = xml.create_element("bpmndi:BPMNPlane").with_attributes([("id", "plane"), ("bpmnElement", "process")]);
    let groups = (0..process.stages.len()).filter_map(|at| Some((format!("group_{at}"), process.frame(at)?)));
    let nodes = process.nodes.iter().map(|node| (node.id.clone(), node.place));
    plane.write_inner_content(|xml| {
        for (of, place) in groups.chain(nodes) {
            let id = format!("{of}_shape");
            let shape = xml.create_element("bpmndi:BPMNShape");
            let shape = shape.with_attributes([("id", id.as_str()), ("bpmnElement", of.as_str())]);
            let Place { x, y, width, height } = place;
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
