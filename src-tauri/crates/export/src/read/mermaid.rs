//! A user journey of Mermaid (mermaid.js.org, syntax of `journey`): sections are
//! stages, tasks steps one after the other, a score of 1 to 5 is how it feels,
//! −2 to +2. Who is named most often is the actor; all of them are personas.

use super::draft::{Draft, Step, next};
use super::{MOST_STEPS, ONE_STAGE, ReadError, called, name};
use journey::model::LaneRole;

/// The lane that says who takes part, where several do.
const WHO: &str = "Who";

/// Lines with their numbers, without front matter, directives and comments; a
/// page of Markdown gives what stands in its first block of Mermaid.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let all = || text.lines().map(|line| line.trim_start_matches('\u{feff}').trim());
    let fence = all().position(|line| line.starts_with("```") && line.trim_start_matches('`').trim() == "mermaid");
    let begin = fence.map_or(0, |fence| fence + 1);
    let end = fence.and_then(|_| all().skip(begin).position(|line| line.starts_with("```")));
    let end = end.map_or(usize::MAX, |length| begin + length);
    let has_front = all().skip(begin).find(|line| !line.is_empty()) == Some("---");
    let mut marks = 0;
    all().enumerate().filter(move |(at, _)| (begin..end).contains(at)).filter_map(move |(at, line)| {
        if has_front && marks < 2 {
            marks += usize::from(line == "---");
            return None;
        }
        (!line.starts_with("%%") && !line.starts_with('#')).then_some((at + 1, line))
    })
}

pub(super) fn read(text: &str, title: String) -> Result<Draft, ReadError> {
    let mut draft = Draft { title: front_title(text).unwrap_or(title), ..Draft::default() };
    let mut stage = None;
    let mut actors: Vec<(String, usize)> = Vec::new();
    let mut who: Vec<Vec<String>> = Vec::new();
    for (number, line) in lines(text).filter(|(_, line)| !line.is_empty() && *line != "journey") {
        if let Some(title) = after(line, "title") {
            draft.title = name(title).unwrap_or(draft.title);
        } else if let Some(section) = after(line, "section") {
            stage = name(section).map(|section| draft.stage(&section)).or(stage);
        } else if let Some((task, score, people)) = task(line) {
            let stage = stage.unwrap_or_else(|| draft.stage(ONE_STAGE));
            let step = Step { name: task, stage, emotion: felt(&mut draft, number, score), ..Step::default() };
            draft.steps.push(step);
            for person in &people {
                match actors.iter_mut().find(|(there, _)| there == person) {
                    Some((_, times)) => *times += 1,
                    None => actors.push((person.clone(), 1)),
                }
            }
            who.push(people);
        } else {
            draft.leave_out(format!("Line {number} is no task, section or title: {}.", called(line, "")));
        }
        if draft.steps.len() > MOST_STEPS {
            return Err(ReadError::TooLarge("steps"));
        }
    }
    if draft.steps.is_empty() {
        return Err(ReadError::NoTask);
    }
    draft.ways = (1..draft.steps.len()).map(|target| next(target - 1, target)).collect();
    // Of those named equally often, the first.
    draft.actor = actors.iter().rev().max_by_key(|(_, times)| *times).map_or_else(String::new, |(who, _)| who.clone());
    if actors.len() > 1 {
        let lane = draft.lane(WHO, LaneRole::Custom);
        for (step, people) in draft.steps.iter_mut().zip(who).filter(|(_, people)| !people.is_empty()) {
            step.cells.push((lane, people.join(", ")));
        }
        draft.personas = actors.into_iter().map(|(who, _)| who).collect();
    }
    Ok(draft)
}

/// What stands behind a word of Mermaid's own.
fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(word)?;
    rest.starts_with([' ', '\t', ':']).then(|| rest.trim_start_matches(':').trim())
}

/// "Make tea: 5: Me, Cat": what, how it feels, who.
fn task(line: &str) -> Option<(String, &str, Vec<String>)> {
    let mut parts = line.splitn(3, ':').map(str::trim);
    let (what, score) = (name(parts.next()?)?, parts.next()?);
    // A title for those who cannot see it, which a map has not.
    if what.starts_with("acc") && score.parse::<f64>().is_err() {
        return None;
    }
    let people = parts.next().unwrap_or_default().split(',').filter_map(name).collect();
    Some((what, score, people))
}

/// 1 to 5 as −2 to +2.
fn felt(draft: &mut Draft, line: usize, score: &str) -> Option<f64> {
    let value = score.parse::<f64>().ok().filter(|value| value.is_finite());
    match value {
        Some(value) if (1.0..=5.0).contains(&value) => Some(value - 3.0),
        Some(value) => {
            draft.leave_out(format!("Line {line}: a score is 1 to 5; {value} is taken as {}.", value.clamp(1.0, 5.0)));
            Some(value.clamp(1.0, 5.0) - 3.0)
        }
        None => {
            draft.leave_out(format!("Line {line}: the score {} is no number.", called(score, "")));
            None
        }
    }
}

/// The title of the front matter, which is YAML.
fn front_title(text: &str) -> Option<String> {
    let front = text.trim_start_matches('\u{feff}').trim_start().strip_prefix("---")?.split("\n---").next()?;
    let title = front.lines().find_map(|line| line.trim().strip_prefix("title:"))?;
    name(title.trim().trim_matches(['"', '\'']))
}
