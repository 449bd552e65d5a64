//! Elements of BPMN as people call them, and what stands in them.

use super::super::{called, name};
use crate::clean::one_line;
use roxmltree::Node;

pub(super) use crate::bpmn::OURS;

/// How the names of all versions begin and end; drawings have others.
const BPMN: &str = "http://www.omg.org/spec/BPMN/";
const MODEL: &str = "/MODEL";

/// The element's own name, where it is one of BPMN.
pub(super) fn kind<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    let is_model = |namespace: &str| namespace.starts_with(BPMN) && namespace.ends_with(MODEL);
    let is_bpmn = node.tag_name().namespace().is_some_and(is_model);
    (node.is_element() && is_bpmn).then(|| node.tag_name().name())
}

pub(super) fn children<'a, 'i: 'a>(node: Node<'a, 'i>, kind_of: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| kind(child) == Some(kind_of))
}

pub(super) fn id<'a>(node: &Node<'a, '_>) -> &'a str {
    node.attribute("id").unwrap_or_default()
}

/// On one line; none where it has none.
pub(super) fn name_of(node: &Node<'_, '_>) -> Option<String> {
    node.attribute("name").and_then(name)
}

/// All text of an element, a line for each of its own.
pub(super) fn text_of(node: Node<'_, '_>) -> String {
    let text: String = node.descendants().filter(|part| part.is_text()).filter_map(|part| part.text()).collect();
    text.trim().chars().take(journey::rules::TEXT_LIMIT).collect()
}

/// What Milewalk has written about an element: "step" or "way".
pub(super) fn ours<'a, 'i: 'a>(node: Node<'a, 'i>, what: &str) -> Option<Node<'a, 'i>> {
    let extended = children(node, "extensionElements").flat_map(|extended| extended.children());
    extended.into_iter().find(|child| child.has_tag_name((OURS, what)))
}

/// "its data input association is not read", "its loop characteristics are not read".
pub(super) fn its_unread(kind: &str) -> String {
    let words = spaced(kind);
    let verb = if words.ends_with('s') { "are" } else { "is" };
    format!("its {words} {verb} not read")
}

/// "multiInstanceLoopCharacteristics" is "multi instance loop characteristics".
pub(super) fn spaced(kind: &str) -> String {
    let mut words = String::new();
    for c in kind.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

/// "Data object reference “Invoice” (Data_1)".
pub(super) fn told(node: &Node<'_, '_>) -> String {
    let said = name_of(node).unwrap_or_else(|| one_line(&text_of(*node)));
    let words = spaced(node.tag_name().name());
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let name = called(&said, id(node));
    format!("{first}{}{}{name}", letters.as_str(), if name.is_empty() { "" } else { " " })
}

/// "knows the page · 45 %", "yes (45 %)": what it is called, and its share.
pub(super) fn label_and_share(text: &str) -> (String, Option<f64>) {
    let whole = (one_line(text), None);
    let text = text.trim_end();
    let bracketed = text.strip_suffix(')');
    let Some(before) = bracketed.unwrap_or(text).trim_end().strip_suffix('%').map(str::trim_end) else { return whole };
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let number = before.get(digits.len()..).unwrap_or_default().replace(',', ".");
    let is_alone = bracketed.is_none() || digits.trim_end().ends_with('(');
    match number.parse::<f64>() {
        Ok(percent) if is_alone && (0.0..=100.0).contains(&percent) => {
            (one_line(digits.trim_end_matches([' ', '·', '(', ':', '-', '–', ','])), Some(percent / 100.0))
        }
        _ => whole,
    }
}

/// ISO 8601, "PT1H30M", in minutes.
pub(super) fn minutes(duration: &str) -> Option<f64> {
    let span: jiff::Span = duration.trim().parse().ok()?;
    let minutes = span.total((jiff::Unit::Minute, jiff::SpanRelativeTo::days_are_24_hours())).ok()?;
    (minutes.is_finite() && minutes >= 0.0).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_gives_its_share() {
        assert_eq!(label_and_share("knows the page · 45 %"), ("knows the page".into(), Some(0.45)));
        assert_eq!(label_and_share("ja (80%)"), ("ja".into(), Some(0.8)));
        assert_eq!(label_and_share("yes ( 70 % )"), ("yes".into(), Some(0.7)));
        assert_eq!(label_and_share("(at least 70 %)").1, None);
        assert_eq!(label_and_share("12,5%"), (String::new(), Some(0.125)));
        assert_eq!(label_and_share("yes"), ("yes".into(), None));
        assert_eq!(label_and_share("150 %").1, None);
        assert_eq!(minutes("PT1H30M"), Some(90.0));
        assert_eq!(minutes("P1DT1M"), Some(1441.0));
        assert_eq!(minutes("${due}"), None);
        assert_eq!(spaced("dataObjectReference"), "data object reference");
    }
}
