//! The outline of a map: plain lines that a scribe types while a room talks.
//!
//! ```text
//! # Contact
//! - Phone menu (1m)
//! - Wait in the queue (wait 3m–12m)
//!   ! No idea how long it takes
//!   - Fill the web form (4m)
//! - Agent checks who I am (2m)
//!   ? Why do they ask again?
//! ```
//!
//! `#` begins a stage and `-` a step; an indented `-` is an alternative to the
//! step above it: it leaves from where that one is left to, and leads to where
//! that one leads. `!` is a pain point and `?` an open question of the step
//! above, or of the stage. In brackets stand times of doing and waiting: one
//! value, or a typical and a bad day.
//!
//! An outline holds no loops, shares or ends: it is how a map begins, and a map
//! has more to say than its outline.

use crate::edit::{AddAfter, Edit};
use crate::figure::{Duration, Figure};
use crate::ids::{StageId, TouchpointId};
use crate::map::JourneyMap;
use crate::model::{Anchor, Stage, Touchpoint, TransitionKind};
use crate::rules::Refusal;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use uuid::Uuid;

/// Why an outline is not taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum OutlineError {
    /// Nothing in it.
    #[error("there is no line that begins with #, -, ! or ?")]
    Empty,
    /// A line that is none of an outline.
    #[error(
        "line {line}: a line begins with # (stage), - (step), ! (pain point) or ? (question); this one says “{text}”"
    )]
    Line {
        /// Which line, from 1.
        line: usize,
        /// What it says.
        text: String,
    },
    /// A line without words.
    #[error("line {line}: there is nothing behind the “{sign}”")]
    NoText {
        /// Which line, from 1.
        line: usize,
        /// How it begins.
        sign: char,
    },
    /// A step before any stage.
    #[error("line {line}: in which stage? Begin with a line like “# Contact”, or select a step first")]
    NoStage {
        /// Which line, from 1.
        line: usize,
    },
    /// An alternative to nothing.
    #[error("line {line}: an alternative stands below a step that has one before it")]
    NoAlternative {
        /// Which line, from 1.
        line: usize,
    },
    /// The map does not take it.
    #[error("line {line}: {refusal}")]
    Refused {
        /// Which line, from 1.
        line: usize,
        /// Why.
        refusal: Refusal,
    },
}

/// The edits that add an outline to a map: after a step, or at the end of the
/// stages that it names. New stages come after those that there are. `new_id`
/// gives identities.
///
/// # Errors
/// At the first line that cannot be taken, with the reason.
pub fn edits(
    map: &JourneyMap,
    text: &str,
    after: Option<TouchpointId>,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<Vec<Edit>, OutlineError> {
    let after = after.and_then(|id| map.touchpoint(id));
    let mut builder = Builder {
        map: map.clone(),
        edits: Vec::new(),
        new_id,
        line: 0,
        stage: after.map(|step| step.stage),
        before: None,
        last: after.filter(|step| !step.is_end()).map(|step| step.id),
        here: None,
        waiting: Vec::new(),
    };
    for (number, line) in (1..).zip(text.lines()) {
        builder.line = number;
        builder.take(line)?;
    }
    if builder.edits.is_empty() {
        return Err(OutlineError::Empty);
    }
    builder.close()?;
    Ok(builder.edits)
}

/// True for a text that is meant as an outline: its first line that is not
/// blank begins with a sign and a space.
#[must_use]
pub fn is_outline(text: &str) -> bool {
    let first = text.lines().map(str::trim_start).find(|line| !line.is_empty());
    first.is_some_and(|line| ["# ", "- ", "! ", "? "].iter().any(|sign| line.starts_with(sign)))
}

/// An outline under construction, with the map as it will be.
struct Builder<'a> {
    map: JourneyMap,
    edits: Vec<Edit>,
    new_id: &'a mut dyn FnMut() -> Uuid,
    line: usize,
    stage: Option<StageId>,
    /// The main step before the last one.
    before: Option<TouchpointId>,
    /// The last main step.
    last: Option<TouchpointId>,
    /// What pain points and questions belong to.
    here: Option<Anchor>,
    /// Alternatives that lead to the next main step.
    waiting: Vec<TouchpointId>,
}

impl Builder<'_> {
    fn take(&mut self, line: &str) -> Result<(), OutlineError> {
        let text = line.trim_start();
        let Some(sign) = text.chars().next() else { return Ok(()) };
        let words = text.strip_prefix(sign).unwrap_or("").trim();
        if !matches!(sign, '#' | '-' | '!' | '?') {
            return Err(OutlineError::Line { line: self.line, text: text.trim_end().chars().take(60).collect() });
        }
        if words.is_empty() {
            return Err(OutlineError::NoText { line: self.line, sign });
        }
        match sign {
            '#' => self.stage(words),
            '-' if text.len() < line.len() => self.alternative(words),
            '-' => self.step(words),
            sign => self.hang(sign, words),
        }
    }

    fn stage(&mut self, name: &str) -> Result<(), OutlineError> {
        let there = |stage: &&&Stage| stage.name.trim().to_lowercase() == name.to_lowercase();
        let id = match self.map.stages().iter().find(there) {
            Some(stage) => stage.id,
            None => {
                let id = StageId((self.new_id)());
                let order = self.map.stages().len() as u32;
                self.edit(Edit::AddStage { id, name: name.into(), order })?;
                id
            }
        };
        (self.stage, self.here) = (Some(id), Some(Anchor::Stage(id)));
        Ok(())
    }

    fn step(&mut self, words: &str) -> Result<(), OutlineError> {
        let after = self.last.map(|touchpoint| AddAfter {
            touchpoint,
            transition: (self.new_id)().into(),
            insert: true,
            onward: (self.new_id)().into(),
        });
        let id = self.touchpoint(words, after)?;
        self.join(id)?;
        (self.before, self.last) = (self.last, Some(id));
        Ok(())
    }

    fn alternative(&mut self, words: &str) -> Result<(), OutlineError> {
        let nowhere = OutlineError::NoAlternative { line: self.line };
        let (Some(before), Some(_)) = (self.before, self.last) else { return Err(nowhere) };
        let id = self.touchpoint(words, None)?;
        self.connect(before, id)?;
        self.waiting.push(id);
        Ok(())
    }

    fn touchpoint(&mut self, words: &str, after: Option<AddAfter>) -> Result<TouchpointId, OutlineError> {
        let stage = self.stage.ok_or(OutlineError::NoStage { line: self.line })?;
        let (name, times) = split_times(words);
        let id = TouchpointId((self.new_id)());
        self.edit(Edit::AddTouchpoint { id, stage, name: name.into(), after })?;
        if let Some(active) = times.doing {
            self.edit(Edit::SetActive { touchpoint: id, active: Figure::assumed(active) })?;
        }
        if let Some(wait) = times.waiting {
            self.edit(Edit::SetWait { touchpoint: id, wait: Figure::assumed(wait) })?;
        }
        self.here = Some(Anchor::Touchpoint(id));
        Ok(id)
    }

    fn hang(&mut self, sign: char, text: &str) -> Result<(), OutlineError> {
        let at = self.here.ok_or(OutlineError::NoStage { line: self.line })?;
        let (id, text) = ((self.new_id)(), text.to_owned());
        self.edit(match sign {
            '!' => Edit::AddPainPoint { id: id.into(), at, text },
            _ => Edit::AddQuestion { id: id.into(), at, text },
        })
    }

    /// Alternatives come together again.
    fn join(&mut self, target: TouchpointId) -> Result<(), OutlineError> {
        for alternative in std::mem::take(&mut self.waiting) {
            self.connect(alternative, target)?;
        }
        Ok(())
    }

    /// Alternatives to the last step lead to where that one leads, if it does.
    fn close(&mut self) -> Result<(), OutlineError> {
        let onward = self.last.and_then(|last| {
            let ways = self.map.group(last, false);
            ways.into_iter().max_by(|a, b| a.share.value.total_cmp(&b.share.value)).map(|way| way.target)
        });
        onward.map_or(Ok(()), |target| self.join(target))
    }

    fn connect(&mut self, source: TouchpointId, target: TouchpointId) -> Result<(), OutlineError> {
        let id = (self.new_id)().into();
        self.edit(Edit::Connect { id, source, target, transition: TransitionKind::Next, share: None })
    }

    fn edit(&mut self, edit: Edit) -> Result<(), OutlineError> {
        let refused = |refusal| OutlineError::Refused { line: self.line, refusal };
        self.map.edit(std::slice::from_ref(&edit)).map_err(refused)?;
        self.edits.push(edit);
        Ok(())
    }
}

/// What stands in the brackets behind a name.
#[derive(Debug, Default, PartialEq)]
struct Times {
    doing: Option<Duration>,
    waiting: Option<Duration>,
}

/// Brackets in which something else stands belong to the name.
fn split_times(words: &str) -> (&str, Times) {
    let inside = words.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let Some((name, inside)) = inside else { return (words, Times::default()) };
    let mut times = Times::default();
    for part in inside.split(',') {
        let part = part.trim();
        let (field, text) = match part.strip_prefix("wait ") {
            Some(text) => (&mut times.waiting, text),
            None => (&mut times.doing, part),
        };
        match duration(text) {
            Some(duration) if field.is_none() => *field = Some(duration),
            _ => return (words, Times::default()),
        }
    }
    match name.trim_end() {
        "" => (words, Times::default()),
        name => (name, times),
    }
}

/// "3m": always; "3m–12m": a typical and a bad day.
#[must_use]
pub fn duration(text: &str) -> Option<Duration> {
    let Some((typical, bad_day)) = text.split_once(['–', '-']) else {
        return minutes(text).map(|value| Duration::Fixed { value });
    };
    let (p50, p90) = (minutes(typical)?, minutes(bad_day)?);
    (p50 > 0.0 && p90 >= p50).then_some(Duration::Lognormal { p50, p90 })
}

/// "3m", "1h 20m", "90 s", "2 days"; a number alone is minutes.
fn minutes(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    let mut sum = 0.0;
    loop {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (number, behind) = rest.split_at(digits);
        let behind = behind.trim_start();
        let letters = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(letters);
        let size = match unit {
            "s" | "sec" => 1.0 / 60.0,
            "" | "m" | "min" => 1.0,
            "h" => 60.0,
            "d" | "day" | "days" => 1440.0,
            _ => return None,
        };
        sum += number.parse::<f64>().ok()? * size;
        rest = behind.trim_start();
        if rest.is_empty() {
            return Some(sum);
        }
    }
}

/// A map as its outline: stages from left to right, in each the steps in the
/// order in which customers can first be there. Of several that are equally
/// far, the first to be made is the main step and the others are alternatives.
#[must_use]
pub fn write(map: &JourneyMap) -> String {
    lines(map, |_| true, true)
}

/// Some steps of a map as an outline, with the stages that they stand in.
#[must_use]
pub fn write_some(map: &JourneyMap, touchpoints: &BTreeSet<TouchpointId>) -> String {
    lines(map, |id| touchpoints.contains(&id), false)
}

fn lines(map: &JourneyMap, is_written: impl Fn(TouchpointId) -> bool, whole_stages: bool) -> String {
    let depths = depths(map);
    let mut text = String::new();
    for stage in map.stages() {
        let of_stage = |t: &&Touchpoint| t.stage == stage.id && !t.is_end() && is_written(t.id);
        let mut steps: Vec<&Touchpoint> = map.touchpoints().filter(of_stage).collect();
        if steps.is_empty() && !whole_stages {
            continue;
        }
        let _ = writeln!(text, "# {}", one_line(&stage.name));
        if whole_stages {
            hangings(&mut text, map, Anchor::Stage(stage.id), "");
        }
        let depth = |step: &Touchpoint| depths.get(&step.id).copied().unwrap_or(usize::MAX);
        steps.sort_by_key(|step| (depth(step), step.id));
        let mut last = None;
        for step in steps {
            let alternative = depths.contains_key(&step.id) && last == Some(depth(step));
            let indent = if alternative { "  " } else { "" };
            let _ = writeln!(text, "{indent}- {}{}", one_line(&step.name), times(step));
            hangings(&mut text, map, Anchor::Touchpoint(step.id), &format!("{indent}  "));
            last = Some(depth(step));
        }
    }
    text
}

fn hangings(text: &mut String, map: &JourneyMap, at: Anchor, indent: &str) {
    for pain_point in map.pain_points_at(at) {
        let _ = writeln!(text, "{indent}! {}", one_line(&pain_point.text));
    }
    for question in map.questions_at(at).filter(|q| q.answer.trim().is_empty()) {
        let _ = writeln!(text, "{indent}? {}", one_line(&question.text));
    }
}

/// Moves from the start to each touchpoint that can be reached, at least.
fn depths(map: &JourneyMap) -> BTreeMap<TouchpointId, usize> {
    let mut depths = BTreeMap::new();
    let mut front: VecDeque<_> = map.details().start.map(|start| (start, 0)).into_iter().collect();
    while let Some((id, depth)) = front.pop_front() {
        if depths.contains_key(&id) {
            continue;
        }
        depths.insert(id, depth);
        front.extend(map.outgoing(id).iter().map(|way| (way.target, depth + 1)));
    }
    depths
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// " (3m, wait 20m)"; nothing where it takes no time.
fn times(step: &Touchpoint) -> String {
    let doing = in_words(&step.active.value);
    let waiting = in_words(&step.wait.value).map(|time| format!("wait {time}"));
    let parts: Vec<String> = doing.into_iter().chain(waiting).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

fn in_words(duration: &Duration) -> Option<String> {
    match duration {
        time if time.is_zero() => None,
        Duration::Fixed { value } => Some(short(*value)),
        time => {
            let (typical, bad_day) = time.typical_and_bad_day();
            Some(format!("{}–{}", short(typical), short(bad_day)))
        }
    }
}

/// "1h20m", "3m", "30s": as short as it can be typed.
fn short(minutes: f64) -> String {
    let seconds = (minutes * 60.0).round();
    let parts = [(1440.0 * 60.0, "d"), (3600.0, "h"), (60.0, "m"), (1.0, "s")];
    let mut rest = seconds;
    let mut text = String::new();
    for (size, unit) in parts {
        let count = (rest / size).floor();
        if count > 0.0 {
            let _ = write!(text, "{count}{unit}");
            rest -= count * size;
        }
    }
    if text.is_empty() { "1s".into() } else { text }
}
