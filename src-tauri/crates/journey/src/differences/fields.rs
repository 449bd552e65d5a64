//! The fields of a record in words: what it is called, and what has changed
//! from what to what.

use crate::figure::{Duration, Evidence, Figure};
use crate::map::JourneyMap;
use crate::model::{
    Anchor, Component, Details, Lane, Level, Need, OpenQuestion, Opportunity, PainPoint, Path, Persona, Stage, Team,
    Touchpoint, Transition,
};
use crate::record::Record;
use serde::Serialize;

/// What a record is called: "“Wait in the queue”", "the pain point “…”".
pub(super) fn name(record: Option<&Record>, from: &JourneyMap, to: &JourneyMap) -> Option<String> {
    let anchor = |at: Anchor| match at {
        Anchor::Touchpoint(id) => to.touchpoint(id).or_else(|| from.touchpoint(id)).map(|t| t.name.clone()),
        Anchor::Stage(id) => to.stage(id).or_else(|| from.stage(id)).map(|s| s.name.clone()),
    };
    let at = |at: Anchor| anchor(at).unwrap_or_default();
    let lane = |id| to.lane(id).or_else(|| from.lane(id)).map_or("", |l| l.name.as_str());
    Some(match record? {
        Record::Details(_) => "The map".into(),
        Record::Stage(r) => format!("Stage “{}”", r.name),
        Record::Lane(r) => format!("Lane “{}”", r.name),
        Record::Touchpoint(r) => format!("“{}”", r.name),
        Record::Transition(_) => "A way".into(),
        Record::Cell(r) => format!("{} at “{}”", lane(r.lane), at(r.at)),
        Record::Picture(r) => format!("A picture at “{}”", at(r.at)),
        Record::PainPoint(r) => format!("Pain point “{}”", r.text),
        Record::Opportunity(r) => format!("Opportunity “{}”", r.text),
        Record::Question(r) => format!("Question “{}”", r.text),
        Record::Path(r) => format!("Path “{}”", r.name),
        Record::Persona(r) => format!("Persona “{}”", r.name),
        Record::Need(r) => format!("Need “{}”", r.name),
        Record::Team(r) => format!("Team “{}”", r.name),
        Record::Component(r) => format!("System “{}”", r.name),
        Record::Placement(_) => return None,
    })
}

/// What has changed, field by field; empty where nothing that people see has.
pub(super) fn changed(before: &Record, after: &Record, from: &JourneyMap, to: &JourneyMap) -> String {
    let mut fields = Fields::default();
    match (before, after) {
        (Record::Details(a), Record::Details(b)) => details(&mut fields, a, b, from, to),
        (Record::Stage(a), Record::Stage(b)) => stage(&mut fields, a, b),
        (Record::Lane(a), Record::Lane(b)) => lane(&mut fields, a, b),
        (Record::Touchpoint(a), Record::Touchpoint(b)) => touchpoint(&mut fields, a, b, from, to),
        (Record::Transition(a), Record::Transition(b)) => fields.parts.push(way(a, b)),
        (Record::Cell(a), Record::Cell(b)) => fields.text("", &a.text, &b.text),
        (Record::Picture(a), Record::Picture(b)) => fields.text("described", &a.text, &b.text),
        (Record::PainPoint(a), Record::PainPoint(b)) => pain_point(&mut fields, a, b),
        (Record::Opportunity(a), Record::Opportunity(b)) => opportunity(&mut fields, a, b),
        (Record::Question(a), Record::Question(b)) => question(&mut fields, a, b),
        (Record::Path(a), Record::Path(b)) => path(&mut fields, a, b),
        (Record::Persona(a), Record::Persona(b)) => persona(&mut fields, a, b),
        (Record::Need(a), Record::Need(b)) => need(&mut fields, a, b, from, to),
        (Record::Team(a), Record::Team(b)) => team(&mut fields, a, b),
        (Record::Component(a), Record::Component(b)) => component(&mut fields, a, b),
        _ => {}
    }
    fields.parts.join(", ")
}

/// Changes of a way that still leads to the same place.
pub(super) fn way(a: &Transition, b: &Transition) -> String {
    let mut fields = Fields::default();
    fields.values("", percent(a.share.value), percent(b.share.value));
    fields.words("kind", &a.kind, &b.kind);
    fields.words("reason", &a.exit_reason, &b.exit_reason);
    fields.text("called", &a.label, &b.label);
    fields.evidence("", &a.share.evidence, &b.share.evidence);
    fields.parts.join(", ")
}

/// "45 %", with a digit more where it needs it.
pub(crate) fn percent(share: f64) -> String {
    format!("{} %", (share * 1000.0).round() / 10.0)
}

/// Parts of a sentence.
#[derive(Default)]
struct Fields {
    parts: Vec<String>,
}

impl Fields {
    fn values(&mut self, what: &str, a: String, b: String) {
        if a != b {
            let gap = if what.is_empty() { "" } else { " " };
            self.parts.push(format!("{what}{gap}{a} → {b}"));
        }
    }

    fn text(&mut self, what: &str, a: &str, b: &str) {
        let quoted = |text: &str| if text.is_empty() { "nothing".into() } else { format!("“{}”", shortened(text)) };
        self.values(what, quoted(a), quoted(b));
    }

    /// One of the model's own words, or none.
    fn words<T: Serialize>(&mut self, what: &str, a: &T, b: &T) {
        self.values(what, word(a), word(b));
    }

    fn flag(&mut self, yes: &str, no: &str, a: bool, b: bool) {
        if a != b {
            self.parts.push(if b { yes.into() } else { no.into() });
        }
    }

    fn number(&mut self, what: &str, a: f64, b: f64) {
        self.values(what, tidy(a), tidy(b));
    }

    fn evidence(&mut self, what: &str, a: &Evidence, b: &Evidence) {
        let word = |evidence: &Evidence| match evidence {
            Evidence::Assumed => "assumed",
            Evidence::ToldByCustomers => "told by customers",
            Evidence::FromTickets { .. } => "from tickets",
        };
        self.values(what, word(a).into(), word(b).into());
    }

    fn figure<T>(&mut self, what: &str, a: &Figure<T>, b: &Figure<T>, words: impl Fn(&T) -> String) {
        self.values(what, words(&a.value), words(&b.value));
        self.evidence(what, &a.evidence, &b.evidence);
    }

    fn optional(&mut self, what: &str, a: Option<&Figure<f64>>, b: Option<&Figure<f64>>, words: fn(f64) -> String) {
        let said = |figure: Option<&Figure<f64>>| figure.map_or_else(|| "none".to_owned(), |f| words(f.value));
        self.values(what, said(a), said(b));
        if let (Some(a), Some(b)) = (a, b) {
            self.evidence(what, &a.evidence, &b.evidence);
        }
    }

    /// Several things by their names.
    fn several(&mut self, what: &str, a: Vec<String>, b: Vec<String>) {
        let listed = |names: Vec<String>| if names.is_empty() { "none".to_owned() } else { names.join(" and ") };
        self.values(what, listed(a), listed(b));
    }
}

fn details(fields: &mut Fields, a: &Details, b: &Details, from: &JourneyMap, to: &JourneyMap) {
    fields.text("title", &a.title, &b.title);
    fields.text("actor", &a.actor, &b.actor);
    fields.text("scenario", &a.scenario, &b.scenario);
    fields.text("expectation", &a.expectation, &b.expectation);
    fields.figure("expected effort, em,", &a.expected_effort, &b.expected_effort, |v| tidy(*v));
    fields.figure("journeys a month", &a.demand, &b.demand, |v| tidy(*v));
    if a.demand_week != b.demand_week {
        fields.parts.push("demand by hour of the week".into());
    }
    fields.text("time zone", &a.time_zone, &b.time_zone);
    fields.text("currency", &a.currency, &b.currency);
    let start = |d: &Details, map: &JourneyMap| d.start.and_then(|id| map.touchpoint(id)).map(|t| t.name.clone());
    if a.start != b.start {
        fields.text("begins at", &start(a, from).unwrap_or_default(), &start(b, to).unwrap_or_default());
    }
    if a.weights != b.weights {
        fields.parts.push("sizes of friction".into());
    }
    fields.flag("locked", "unlocked", a.locked, b.locked);
}

fn stage(fields: &mut Fields, a: &Stage, b: &Stage) {
    fields.text("name", &a.name, &b.name);
    fields.values("place", (a.order + 1).to_string(), (b.order + 1).to_string());
}

fn lane(fields: &mut Fields, a: &Lane, b: &Lane) {
    fields.text("name", &a.name, &b.name);
    fields.words("holds", &a.role, &b.role);
    fields.values("place", (a.order + 1).to_string(), (b.order + 1).to_string());
    fields.flag("hidden", "shown", a.hidden, b.hidden);
    let height = |lane: &Lane| lane.height.map_or_else(|| "as needed".to_owned(), |h| format!("{h} px"));
    fields.values("height", height(a), height(b));
}

fn touchpoint(fields: &mut Fields, a: &Touchpoint, b: &Touchpoint, from: &JourneyMap, to: &JourneyMap) {
    fields.text("name", &a.name, &b.name);
    fields.text("key", &a.key, &b.key);
    let stage = |t: &Touchpoint, map: &JourneyMap| map.stage(t.stage).map_or_else(String::new, |s| s.name.clone());
    fields.text("stage", &stage(a, from), &stage(b, to));
    fields.words("outcome", &a.outcome, &b.outcome);
    fields.words("done by", &a.lane, &b.lane);
    fields.text("channel", &a.channel, &b.channel);
    fields.values("", level(a.level), level(b.level));
    fields.figure("doing", &a.active, &b.active, time);
    fields.figure("waiting", &a.wait, &b.wait, time);
    fields.optional("patience", a.patience.as_ref(), b.patience.as_ref(), minutes);
    fields.figure("attended", &a.attended, &b.attended, |v| percent(*v));
    fields.figure("blocked", &a.blocked, &b.blocked, |v| percent(*v));
    fields.several("the wait feels", a.wait_flags.iter().map(word).collect(), b.wait_flags.iter().map(word).collect());
    fields.number("easy questions", a.easy_questions.into(), b.easy_questions.into());
    fields.number("hard questions", a.hard_questions.into(), b.hard_questions.into());
    fields.number("says it again", a.repeat_info.into(), b.repeat_info.into());
    fields.number("answers for anybody", a.generic_answer.into(), b.generic_answer.into());
    fields.figure("cost", &a.cost, &b.cost, |v| tidy(*v));
    fields.figure("value", &a.value_share, &b.value_share, |v| percent(*v));
    fields.flag("can be changed", "cannot be changed", a.controllable, b.controllable);
    fields.optional("feels", a.emotion.as_ref(), b.emotion.as_ref(), signed);
    fields.flag("moment of truth", "no moment of truth", a.moment_of_truth, b.moment_of_truth);
    let needs = |ids: &std::collections::BTreeSet<crate::ids::NeedId>, map: &JourneyMap| {
        ids.iter().filter_map(|id| map.need(*id)).map(|n| n.name.clone()).collect::<Vec<_>>()
    };
    fields.several("solves", needs(&a.solves, from), needs(&b.solves, to));
    fields.several("achieves", needs(&a.achieves, from), needs(&b.achieves, to));
    fields.several("requires", a.requires.iter().cloned().collect(), b.requires.iter().cloned().collect());
    let systems = |t: &Touchpoint, map: &JourneyMap| {
        t.depends_on.iter().filter_map(|id| map.component(*id)).map(|c| c.name.clone()).collect::<Vec<_>>()
    };
    fields.several("depends on", systems(a, from), systems(b, to));
    let team = |t: &Touchpoint, map: &JourneyMap| t.team.and_then(|id| map.team(id)).map(|t| t.name.clone());
    let nobody = || "nobody".to_owned();
    fields.values("served by", team(a, from).unwrap_or_else(nobody), team(b, to).unwrap_or_else(nobody));
    fields.number("priority", a.priority.into(), b.priority.into());
    fields.flag("the same person stays", "anybody of the team", a.same_person, b.same_person);
}

fn pain_point(fields: &mut Fields, a: &PainPoint, b: &PainPoint) {
    fields.text("text", &a.text, &b.text);
    fields.words("severity", &a.severity, &b.severity);
    fields.words("how often", &a.frequency, &b.frequency);
    fields.words("kind", &a.kind, &b.kind);
    fields.words("layer", &a.layer, &b.layer);
    fields.number("votes", a.votes.into(), b.votes.into());
    fields.evidence("rests on", &a.evidence, &b.evidence);
    fields.text("owner", &a.owner, &b.owner);
    fields.words("status", &a.status, &b.status);
    fields.text("shown by", &a.proof, &b.proof);
}

fn opportunity(fields: &mut Fields, a: &Opportunity, b: &Opportunity) {
    fields.text("text", &a.text, &b.text);
    fields.text("owner", &a.owner, &b.owner);
    fields.text("measure", &a.measure, &b.measure);
    let price = |o: &Opportunity| o.price.map_or_else(|| "none".to_owned(), tidy);
    fields.values("price", price(a), price(b));
    if a.edits != b.edits {
        fields.parts.push("what it would change".into());
    }
}

fn question(fields: &mut Fields, a: &OpenQuestion, b: &OpenQuestion) {
    fields.text("text", &a.text, &b.text);
    fields.text("answer", &a.answer, &b.answer);
}

fn path(fields: &mut Fields, a: &Path, b: &Path) {
    fields.text("name", &a.name, &b.name);
    if a.steps != b.steps {
        fields.values("steps", a.steps.len().to_string(), format!("{}, others", b.steps.len()));
    }
}

fn persona(fields: &mut Fields, a: &Persona, b: &Persona) {
    fields.text("name", &a.name, &b.name);
    fields.text("description", &a.description, &b.description);
    fields.values("share of the demand", percent(a.share), percent(b.share));
    if a.traits != b.traits {
        fields.parts.push("how this customer differs".into());
    }
}

fn need(fields: &mut Fields, a: &Need, b: &Need, from: &JourneyMap, to: &JourneyMap) {
    let names = |ids: &std::collections::BTreeSet<crate::ids::TouchpointId>, map: &JourneyMap| {
        ids.iter().filter_map(|id| map.touchpoint(*id)).map(|t| format!("“{}”", t.name)).collect::<Vec<_>>()
    };
    fields.text("name", &a.name, &b.name);
    fields.several("opens at", names(&a.opens_at, from), names(&b.opens_at, to));
    fields.several("met at", names(&a.met_at, from), names(&b.met_at, to));
    fields.optional("solvable by oneself", a.solvable.as_ref(), b.solvable.as_ref(), percent);
    let promised = |n: &Need| n.promised.map_or_else(|| "nothing".to_owned(), minutes);
    fields.values("promised within", promised(a), promised(b));
}

fn team(fields: &mut Fields, a: &Team, b: &Team) {
    fields.text("name", &a.name, &b.name);
    fields.number("people", a.staff.into(), b.staff.into());
    let hours = |t: &Team| t.week().iter().sum::<u32>().to_string();
    fields.values("hours of people a week", hours(a), hours(b));
    if a.shifts != b.shifts && hours(a) == hours(b) {
        fields.parts.push("shifts".into());
    }
    fields.text("time zone", &a.time_zone, &b.time_zone);
    fields.number("holidays", a.holidays.len() as f64, b.holidays.len() as f64);
    fields.words("at the end of a shift", &a.at_shift_end, &b.at_shift_end);
}

fn component(fields: &mut Fields, a: &Component, b: &Component) {
    fields.text("name", &a.name, &b.name);
    fields.flag("out of order", "in order", a.down, b.down);
    fields.several("announces on", a.announces.iter().cloned().collect(), b.announces.iter().cloned().collect());
}

/// "3 min, bad day 12 min"; "none" where it takes no time.
pub(crate) fn time(duration: &Duration) -> String {
    let (typical, bad_day) = duration.typical_and_bad_day();
    match duration {
        time if time.is_zero() => "none".into(),
        Duration::Fixed { .. } => minutes(typical),
        _ => format!("{}, bad day {}", minutes(typical), minutes(bad_day)),
    }
}

/// As speech has it: "30 s", "3 min", "1 h 20", "2 days 4 h".
pub(crate) fn minutes(value: f64) -> String {
    let seconds = (value * 60.0).round();
    let (days, hours, minutes) = (seconds.div_euclid(86_400.0), seconds / 3600.0 % 24.0, seconds / 60.0 % 60.0);
    match seconds {
        s if s < 60.0 => format!("{s} s"),
        s if s < 3600.0 => format!("{} min", tidy((s / 6.0).round() / 10.0)),
        s if s < 86_400.0 && minutes.round() > 0.0 => format!("{} h {:02}", hours.floor(), minutes.floor()),
        s if s < 86_400.0 => format!("{} h", hours.round()),
        _ => {
            let plural = if days == 1.0 { "" } else { "s" };
            let rest = if hours >= 1.0 { format!(" {} h", hours.floor()) } else { String::new() };
            format!("{days} day{plural}{rest}")
        }
    }
}

pub(crate) fn level(level: Option<Level>) -> String {
    level.map_or_else(|| "no level".into(), |level| word(&level))
}

pub(crate) fn signed(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", tidy(value)).replace('-', "−")
}

fn tidy(value: f64) -> String {
    format!("{}", (value * 1000.0).round() / 1000.0)
}

/// One of the model's words as it is spoken: `mustBe` is "must be".
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => spoken(&word),
        Ok(serde_json::Value::Null) | Err(_) => "none".into(),
        Ok(other) => other.to_string(),
    }
}

fn spoken(word: &str) -> String {
    let mut spoken = String::new();
    for c in word.chars() {
        if c.is_uppercase() || (c.is_ascii_digit() && !spoken.ends_with(' ')) {
            spoken.push(' ');
        }
        spoken.extend(c.to_lowercase());
    }
    spoken
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
