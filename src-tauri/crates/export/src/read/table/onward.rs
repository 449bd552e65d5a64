//! Where a step leads on to, in one cell: names of steps, parted by semicolons or
//! lines, each with what we write behind it: `Name [key] 30 % (gives up) (because: …) “label”`;
//! a person may write the share in brackets.

use super::super::called;
use super::super::draft::{Said, Step, Way};
use crate::clean::one_line;
use crate::ways;

/// The ways of a cell, and in words what of it is none.
pub(super) fn read(steps: &[Step], source: usize, cell: &str) -> (Vec<Way>, Vec<String>) {
    let (mut ways, mut wrong) = (Vec::new(), Vec::new());
    let mut tell = |part: &str, what: &str| {
        if !part.trim().is_empty() {
            wrong.push(format!("leads on to {}: {what}", called(part, "")));
        }
    };
    for line in cell.lines() {
        let line = one_line(line);
        let mut rest = line.as_str();
        while !rest.is_empty() {
            match target(steps, rest) {
                Some((target, behind)) => {
                    let (way, behind) = way(source, target, behind);
                    ways.push(way);
                    let end = behind.find(';').unwrap_or(behind.len());
                    let (more, behind) = behind.split_at(end);
                    tell(more, "what stands behind a step is a share, a kind or a label, and this is none");
                    rest = behind;
                }
                None => {
                    let end = rest.find(';').unwrap_or(rest.len());
                    let (part, behind) = rest.split_at(end);
                    tell(part, "there is no such step");
                    rest = behind;
                }
            }
            rest = rest.trim_start_matches([';', ' ']);
        }
    }
    (ways, wrong)
}

/// The step with the longest name that a text begins with, and what stands behind
/// it. Of steps of one name the key behind it tells which.
fn target<'a>(steps: &[Step], text: &'a str) -> Option<(usize, &'a str)> {
    let behind = |name: &str| {
        let start = text.get(..name.len()).filter(|start| start.to_lowercase() == name.to_lowercase())?;
        let rest = text.get(start.len()..)?;
        (rest.is_empty() || rest.starts_with([' ', ';'])).then_some(rest)
    };
    let found = steps.iter().filter_map(|step| Some((step.name.as_str(), behind(&step.name)?)));
    let (name, rest) = found.max_by_key(|(name, _)| name.len())?;
    let key = rest.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (key, rest) = key.map_or((None, rest), |(key, rest)| (Some(key), rest));
    let is = |step: &Step| step.name.eq_ignore_ascii_case(name) && (key.is_none() || step.key.as_deref() == key);
    Some((steps.iter().position(is).or_else(|| steps.iter().position(|step| step.name == name))?, rest))
}

/// Share, kind and label, as far as they are there, and what stands behind them.
fn way(source: usize, target: usize, text: &str) -> (Way, &str) {
    let mut said = Said::default();
    let mut rest = text.trim_start();
    if let Some((number, behind)) = rest.strip_prefix('(').unwrap_or(rest).split_once('%')
        && let Ok(percent) = number.trim().replace(',', ".").parse::<f64>()
        && (0.0..=100.0).contains(&percent)
    {
        let behind = if rest.starts_with('(') { behind.trim_start().trim_start_matches(')') } else { behind };
        (said.share, rest) = (Some(percent / 100.0), behind.trim_start());
    }
    let kind = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let kind = kind.and_then(|(word, behind)| Some((ways::kind(word)?, behind)));
    if let Some((kind, behind)) = kind {
        (said.kind, rest) = (kind, behind.trim_start());
    }
    let because = rest.strip_prefix("(because: ").and_then(|rest| rest.split_once(')'));
    if let Some((words, behind)) = because {
        (said.reason, rest) = (ways::reason(words), behind.trim_start());
    }
    if let Some(label) = rest.strip_prefix('“') {
        // A label may hold quotation marks itself.
        let end = label.find("”; ").or_else(|| label.strip_suffix('”').map(str::len)).unwrap_or(label.len());
        let (label, behind) = label.split_at(end);
        said.label = label.into();
        rest = behind.trim_start_matches('”');
    }
    (Way { source, target, said }, rest)
}
