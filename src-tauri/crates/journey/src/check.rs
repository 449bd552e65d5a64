//! What is wrong with a whole map, named and placed. An error keeps the map
//! from being walked or simulated; a warning is worth a look. It judges what
//! is there and mends nothing.

use crate::ids::TouchpointId;
use crate::map::JourneyMap;
use crate::model::{Touchpoint, Transition};
use crate::record::RecordKey;
use crate::scale::{self, OutsideScale};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Something wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// True: the map cannot be walked or simulated like that.
    pub error: bool,
    /// What to look at.
    pub target: Option<RecordKey>,
    /// What it is.
    pub kind: ProblemKind,
}

/// What can be wrong. Names are those of the touchpoints concerned.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// No touchpoint says where the journey begins.
    NoStart,
    /// The journey begins at an end.
    StartAtEnd(String),
    /// Shares of one group that do not sum to 1.
    Shares {
        /// Of which touchpoint.
        name: String,
        /// Of those who give up, not of those who are served.
        gives_up: bool,
        /// What they sum to.
        sum: f64,
    },
    /// Not an end, and nothing follows.
    LeadsNowhere(String),
    /// Something follows an end.
    AfterEnd(String),
    /// Nobody gets here from the start.
    Unreached(String),
    /// From here no end can be reached.
    NoWayOut(String),
    /// Customers give up, but where to?
    PatienceWithoutWay(String),
    /// A way of giving up that nobody takes.
    WayWithoutPatience(String),
    /// A need that opens nowhere.
    NeverOpens(String),
    /// A need that is met nowhere.
    NeverMet(String),
    /// A value outside its scale.
    Scale(String, OutsideScale),
    /// A team serves it, and yet it says no level of support.
    NoLevel(String),
    /// Two touchpoints with one key.
    SameKey(String),
    /// A named path whose steps no longer lead on to each other.
    Gap {
        /// The path.
        path: String,
        /// The step before the gap.
        from: String,
        /// The step behind it.
        to: String,
    },
    /// Shares of the personas that do not sum to 1.
    PersonaShares(f64),
    /// What an opportunity would change does not fit the map any more.
    Outdated {
        /// The opportunity.
        text: String,
        /// Why it is refused.
        reason: String,
    },
    /// A team that is on duty at no hour of the week.
    NobodyOnDuty(String),
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStart => write!(f, "Nothing says where the journey begins: choose the first step"),
            Self::StartAtEnd(name) => write!(f, "The journey begins at its end “{name}”: choose another first step"),
            Self::Shares { name, gives_up: false, sum } => {
                write!(f, "The ways on from “{name}” sum to {}, not to 100 %", percent(*sum))
            }
            Self::Shares { name, gives_up: true, sum } => {
                write!(f, "The ways of giving up at “{name}” sum to {}, not to 100 %", percent(*sum))
            }
            Self::LeadsNowhere(name) => write!(f, "“{name}” leads nowhere: connect it with a next step or an end"),
            Self::AfterEnd(name) => write!(f, "“{name}” is an end, but something follows it: remove that way"),
            Self::Unreached(name) => write!(f, "Nobody gets to “{name}”: connect it, or delete it"),
            Self::NoWayOut(name) => write!(f, "From “{name}” no end can be reached: the journey would go on for ever"),
            Self::PatienceWithoutWay(name) => {
                write!(f, "Customers lose patience at “{name}”, but no way says where they go: add a way of giving up")
            }
            Self::WayWithoutPatience(name) => {
                write!(f, "“{name}” has a way of giving up, but no patience that could run out")
            }
            Self::NeverOpens(name) => write!(f, "The need “{name}” opens nowhere: say at which steps it begins"),
            Self::NeverMet(name) => write!(f, "The need “{name}” is met nowhere: say at which steps or ends it is met"),
            Self::Scale(name, outside) => write!(f, "“{name}”: {outside}"),
            Self::Gap { path, from, to } => {
                write!(f, "The path “{path}” has a gap: nothing leads from “{from}” to “{to}” any more")
            }
            Self::PersonaShares(sum) => {
                write!(f, "The shares of the personas sum to {}, not to 100 %", percent(*sum))
            }
            Self::Outdated { text, reason } => {
                write!(f, "What “{text}” would change does not fit the map any more: {reason}")
            }
            Self::NobodyOnDuty(team) => {
                write!(f, "“{team}” is on duty at no hour of the week: give it a shift, or people")
            }
            Self::NoLevel(name) => {
                write!(f, "“{name}” is served by a team, but says no level: so it counts as solved without anybody")
            }
            Self::SameKey(key) => write!(f, "Two steps have the key “{key}”: give one of them another"),
        }
    }
}

fn percent(share: f64) -> String {
    format!("{} %", (share * 1e5).round() / 1e3)
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

/// Everything that is wrong with a map, errors first.
#[must_use]
pub fn check(map: &JourneyMap) -> Vec<Problem> {
    let mut problems = Vec::new();
    start(map, &mut problems);
    for touchpoint in map.touchpoints() {
        ways(map, touchpoint, &mut problems);
        let key = RecordKey::Touchpoint(touchpoint.id);
        let outside = scale::touchpoint(touchpoint).into_iter();
        problems.extend(outside.map(|o| error(key, ProblemKind::Scale(touchpoint.name.clone(), o))));
    }
    reach(map, &mut problems);
    needs(map, &mut problems);
    keys(map, &mut problems);
    figures(map, &mut problems);
    paths(map, &mut problems);
    people(map, &mut problems);
    opportunities(map, &mut problems);
    problems.sort_by_key(|problem| !problem.error);
    problems
}

fn error(target: RecordKey, kind: ProblemKind) -> Problem {
    Problem { error: true, target: Some(target), kind }
}

fn warning(target: RecordKey, kind: ProblemKind) -> Problem {
    Problem { error: false, target: Some(target), kind }
}

/// An empty map is not wrong, it is only empty.
fn start(map: &JourneyMap, problems: &mut Vec<Problem>) {
    match map.details().start.and_then(|id| map.touchpoint(id)) {
        Some(end) if end.is_end() => {
            problems.push(error(RecordKey::Touchpoint(end.id), ProblemKind::StartAtEnd(end.name.clone())));
        }
        Some(_) => {}
        None if map.touchpoint_count() == 0 => {}
        None => problems.push(Problem { error: true, target: None, kind: ProblemKind::NoStart }),
    }
}

fn ways(map: &JourneyMap, touchpoint: &Touchpoint, problems: &mut Vec<Problem>) {
    let key = RecordKey::Touchpoint(touchpoint.id);
    let name = || touchpoint.name.clone();
    let out = map.outgoing(touchpoint.id);
    if touchpoint.is_end() {
        if !out.is_empty() {
            problems.push(error(key, ProblemKind::AfterEnd(name())));
        }
        return;
    }
    for gives_up in [false, true] {
        let shares: Vec<f64> = out.iter().filter(|t| t.kind.gives_up() == gives_up).map(|t| t.share.value).collect();
        let sum: f64 = shares.iter().sum();
        if !shares.is_empty() && (sum.is_nan() || (sum - 1.0).abs() > scale::SUM_TOLERANCE) {
            problems.push(error(key, ProblemKind::Shares { name: name(), gives_up, sum }));
        }
    }
    let gives_up = out.iter().any(|t| t.kind.gives_up());
    if leads_nowhere(map, touchpoint) {
        problems.push(error(key, ProblemKind::LeadsNowhere(name())));
    }
    if touchpoint.team.is_some() && touchpoint.level.is_none() && map.needs().len() > 0 {
        problems.push(warning(key, ProblemKind::NoLevel(name())));
    }
    match (&touchpoint.patience, gives_up) {
        (Some(_), false) => problems.push(error(key, ProblemKind::PatienceWithoutWay(name()))),
        (None, true) => problems.push(warning(key, ProblemKind::WayWithoutPatience(name()))),
        _ => {}
    }
}

/// Those who are served have no way on.
fn leads_nowhere(map: &JourneyMap, touchpoint: &Touchpoint) -> bool {
    !touchpoint.is_end() && map.group(touchpoint.id, false).is_empty()
}

/// Who is never reached, and from where there is no way out.
fn reach(map: &JourneyMap, problems: &mut Vec<Problem>) {
    let Some(start) = map.details().start else { return };
    let reached = spread([start], |id| map.outgoing(id).into_iter().map(|t| t.target).collect());
    // A step that leads nowhere is named itself: those before it are not at fault.
    let stops = map.touchpoints().filter(|t| t.is_end() || leads_nowhere(map, t)).map(|t| t.id);
    let leaving = spread(stops, |id| map.incoming(id).into_iter().map(|t| t.source).collect());
    for touchpoint in map.touchpoints() {
        let key = RecordKey::Touchpoint(touchpoint.id);
        if !reached.contains(&touchpoint.id) {
            problems.push(warning(key, ProblemKind::Unreached(touchpoint.name.clone())));
        } else if !leaving.contains(&touchpoint.id) {
            problems.push(error(key, ProblemKind::NoWayOut(touchpoint.name.clone())));
        }
    }
}

/// All that can be reached from these.
fn spread(
    from: impl IntoIterator<Item = TouchpointId>,
    next: impl Fn(TouchpointId) -> Vec<TouchpointId>,
) -> BTreeSet<TouchpointId> {
    let mut front: Vec<_> = from.into_iter().collect();
    let mut reached: BTreeSet<_> = front.iter().copied().collect();
    while let Some(id) = front.pop() {
        front.extend(next(id).into_iter().filter(|id| reached.insert(*id)));
    }
    reached
}

fn needs(map: &JourneyMap, problems: &mut Vec<Problem>) {
    for need in map.needs() {
        let key = RecordKey::Need(need.id);
        if need.opens_at.is_empty() {
            problems.push(warning(key, ProblemKind::NeverOpens(need.name.clone())));
        }
        if need.met_at.is_empty() {
            problems.push(warning(key, ProblemKind::NeverMet(need.name.clone())));
        }
    }
}

fn keys(map: &JourneyMap, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, TouchpointId> = BTreeMap::new();
    for touchpoint in map.touchpoints() {
        if seen.insert(&touchpoint.key, touchpoint.id).is_some() {
            let kind = ProblemKind::SameKey(touchpoint.key.clone());
            problems.push(warning(RecordKey::Touchpoint(touchpoint.id), kind));
        }
    }
}

fn paths(map: &JourneyMap, problems: &mut Vec<Problem>) {
    let named = |id: TouchpointId| map.touchpoint(id).map_or_else(String::new, |t| t.name.clone());
    for path in map.paths() {
        let leads_on = |pair: &&[TouchpointId]| match pair {
            [from, to] => map.outgoing(*from).iter().any(|way| way.target == *to),
            _ => true,
        };
        if let Some([from, to]) = path.steps.windows(2).find(|pair| !leads_on(pair)) {
            let kind = ProblemKind::Gap { path: path.name.clone(), from: named(*from), to: named(*to) };
            problems.push(warning(RecordKey::Path(path.id), kind));
        }
    }
}

/// Personas and teams.
fn people(map: &JourneyMap, problems: &mut Vec<Problem>) {
    let sum: f64 = map.personas().map(|p| p.share).sum();
    if let Some(first) = map.personas().next().filter(|_| (sum - 1.0).abs() > scale::SUM_TOLERANCE) {
        problems.push(warning(RecordKey::Persona(first.id), ProblemKind::PersonaShares(sum)));
    }
    for team in map.teams().filter(|team| team.week().iter().all(|staff| *staff == 0)) {
        problems.push(error(RecordKey::Team(team.id), ProblemKind::NobodyOnDuty(team.name.clone())));
    }
}

fn opportunities(map: &JourneyMap, problems: &mut Vec<Problem>) {
    let changing: Vec<_> = map.opportunities().filter(|opportunity| !opportunity.edits.is_empty()).collect();
    if changing.is_empty() {
        return;
    }
    // One copy for all: each leaves it as it was.
    let mut trial = map.clone();
    for opportunity in changing {
        if let Err(refusal) = trial.judge(&opportunity.edits) {
            let kind = ProblemKind::Outdated { text: opportunity.text.clone(), reason: refusal.to_string() };
            problems.push(warning(RecordKey::Opportunity(opportunity.id), kind));
        }
    }
}

/// Figures that do not belong to a touchpoint.
fn figures(map: &JourneyMap, problems: &mut Vec<Problem>) {
    let details = map.details();
    let whole = [
        scale::positive("the expected effort", details.expected_effort.value),
        scale::not_negative("the demand", details.demand.value),
        scale::demand_week(&details.demand_week),
        scale::weights(&details.weights),
    ];
    let outside = whole.into_iter().filter_map(Result::err);
    problems.extend(outside.map(|o| error(RecordKey::Details, ProblemKind::Scale(details.title.clone(), o))));
    for transition in map.transitions() {
        share(RecordKey::Transition(transition.id), || way(map, transition), transition.share.value, problems);
    }
    for need in map.needs() {
        let solvable = need.solvable.as_ref().map_or(0.0, |s| s.value);
        share(RecordKey::Need(need.id), || need.name.clone(), solvable, problems);
    }
    for pain_point in map.pain_points() {
        if let Some(Err(outside)) = pain_point.severity.map(scale::severity) {
            let kind = ProblemKind::Scale(pain_point.text.clone(), outside);
            problems.push(error(RecordKey::PainPoint(pain_point.id), kind));
        }
    }
}

fn share(key: RecordKey, name: impl FnOnce() -> String, value: f64, problems: &mut Vec<Problem>) {
    if let Err(outside) = scale::share("a share", value) {
        problems.push(error(key, ProblemKind::Scale(name(), outside)));
    }
}

fn way(map: &JourneyMap, transition: &Transition) -> String {
    let name = |id| map.touchpoint(id).map_or("", |t| t.name.as_str());
    format!("{} → {}", name(transition.source), name(transition.target))
}
