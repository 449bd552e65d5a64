//! A system is down from an hour of the week on, for so many minutes: whom it
//! reaches and where, which channels that they meet announce it, and the
//! contacts that it causes, as it is and if it were announced. Those who are
//! not told have a need that could have been met at level 0, "know what is
//! going on": the class `unannounced` (domain model, Level Zero, class A).
//!
//! It walks customers who begin within the window; who was under way before is
//! not counted. A walk meets the outage at its first touchpoint that depends on
//! the system.

use crate::cast::{Cast, Part};
use crate::chain::{Chain, Target};
use crate::draws::Customer;
use crate::interval;
use crate::levelzero::Stake;
use crate::monte_carlo::{Cancelled, Progress, Work, batches};
use crate::report::Figure;
use journey::JourneyMap;
use journey::ids::{ComponentId, PersonaId, TeamId, TouchpointId};
use journey::model::HOURS_OF_WEEK;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutageQuestion {
    /// The system that is down.
    pub component: ComponentId,
    /// Hour of the week at which it begins, from Monday 0:00.
    pub from_hour: f64,
    /// How long, minutes.
    pub minutes: f64,
    /// Channels on which it is announced afterwards; none: on all that
    /// customers meet.
    pub announce: BTreeSet<String>,
    /// Share of those who meet an announcement who notice it, 0 to 1 (an
    /// assumption).
    pub reach: f64,
    /// Share of those who are not told who make contact, 0 to 1 (an assumption).
    pub contact_share: f64,
}

/// Why it cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutageError {
    /// No such system.
    #[error("this system is not on the map")]
    NoSuchComponent,
    /// Nothing on the way depends on it.
    #[error("no step that customers reach depends on \"{name}\": say at the step which systems it depends on")]
    NothingDepends {
        /// The system.
        name: String,
    },
    /// Nobody comes.
    #[error("nobody comes while it is down: the map has no demand then")]
    NoDemand,
    /// A number outside its scale.
    #[error("the {what} must be {scale}")]
    OutsideScale {
        /// Which.
        what: &'static str,
        /// What it may be.
        scale: &'static str,
    },
    /// Stopped from outside.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// What an outage does (`milewalk.outage/1`).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Outage {
    /// `milewalk.outage/1`.
    pub format: String,
    /// Title of the map.
    pub map: String,
    /// The system.
    pub component: ComponentId,
    /// Its name.
    pub name: String,
    /// Hour of the week at which it begins.
    pub from_hour: f64,
    /// Minutes.
    pub minutes: f64,
    /// Seed.
    pub seed: u32,
    /// Customers walked.
    pub walks: u32,
    /// Customers expected to begin within the window.
    pub customers: f64,
    /// Share of them whom it reaches.
    pub reached: Figure,
    /// Touchpoints at which it reaches them first.
    pub touchpoints: Vec<OutageTouchpoint>,
    /// Teams that serve touchpoints which depend on it.
    pub teams: Vec<OutageTeam>,
    /// By persona, where the map has some.
    pub personas: Vec<OutagePersona>,
    /// Channels that those reached meet up to then.
    pub channels: Vec<OutageChannel>,
    /// As it is announced now.
    pub before: OutageOutcome,
    /// If it were announced as asked.
    pub after: OutageOutcome,
}

/// A touchpoint that depends on the system.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OutageTouchpoint {
    /// Which.
    pub id: TouchpointId,
    /// Its name.
    pub name: String,
    /// Share of customers whom it reaches here first.
    pub reached: Figure,
    /// Customers within the window.
    pub customers: Stake,
}

/// A team whose work stops.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OutageTeam {
    /// Which.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Hours of people on duty within the window.
    pub hours: f64,
}

/// Customers of one kind.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OutagePersona {
    /// Which.
    pub id: PersonaId,
    /// Its name.
    pub name: String,
    /// Share of them whom it reaches.
    pub reached: Figure,
}

/// A channel on the way.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OutageChannel {
    /// Its name.
    pub channel: String,
    /// The system is announced there now.
    pub announces: bool,
    /// Share of those reached who meet it up to then.
    pub met: Figure,
}

/// How those reached fare.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct OutageOutcome {
    /// Channels on which it is announced.
    pub announced_on: Vec<String>,
    /// Share of those reached who know what is going on, at level 0.
    pub told: Figure,
    /// Share of those reached who do not: the class `unannounced`.
    pub unannounced: Figure,
    /// Contacts that it causes within the window.
    pub contacts: Stake,
    /// Effort of these contacts, em: one repeat contact each.
    pub effort_em: Stake,
    /// Cost of these contacts, at what a contact with a person costs on this map.
    pub cost: Stake,
}

/// Walks customers into the outage.
///
/// # Errors
/// When it cannot be answered, or `progress` breaks off.
pub fn outage(
    map: &JourneyMap,
    cast: &Cast,
    question: &OutageQuestion,
    walks: u32,
    seed: u32,
    progress: &Progress<'_>,
) -> Result<Outage, OutageError> {
    let component = map.component(question.component).ok_or(OutageError::NoSuchComponent)?;
    check(question)?;
    let customers = customers(map, question);
    if customers <= 0.0 {
        return Err(OutageError::NoDemand);
    }
    let window = Window::new(map, cast.first(), component.id);
    if !window.depends.contains(&true) {
        return Err(OutageError::NothingDepends { name: component.name.clone() });
    }
    let work = Work::new(walks, progress);
    let mut parts = Vec::new();
    for part in cast.parts(walks) {
        let seen = window.walk(&part, seed, &work)?;
        parts.push((part.persona, seen));
    }
    let all = parts.iter().fold(Seen::new(&window), |all, (_, seen)| all.with(seen));
    let reached = share(all.reached(), all.walks);
    let of_customers = |figure: &Figure| Stake::of(figure).times(customers);
    let touchpoints = cast.first().nodes.iter().zip(&window.depends).zip(&all.first_at);
    let touchpoints = touchpoints
        .filter(|((_, depends), _)| **depends)
        .map(|((node, _), count)| {
            let reached = share(*count, all.walks);
            OutageTouchpoint { id: node.id, name: node.name.clone(), customers: of_customers(&reached), reached }
        })
        .collect();
    let personas = parts.iter().filter_map(|(persona, seen)| {
        let persona = map.persona((*persona)?)?;
        Some(OutagePersona { id: persona.id, name: persona.name.clone(), reached: share(seen.reached(), seen.walks) })
    });
    let now: BTreeSet<String> = component.announces.iter().map(|channel| folded(channel)).collect();
    let channels = window.channels.iter().enumerate().map(|(at, channel)| OutageChannel {
        channel: channel.clone(),
        announces: now.contains(&folded(channel)),
        met: share(all.met(1 << at), all.reached()),
    });
    let asked: BTreeSet<String> = if question.announce.is_empty() {
        window.channels.iter().map(|channel| folded(channel)).collect()
    } else {
        question.announce.iter().map(|channel| folded(channel)).chain(now.iter().cloned()).collect()
    };
    let contact = Contact::on(map, cast);
    let outcome = |on: &BTreeSet<String>| window.outcome(&all, on, question, customers, &contact);
    Ok(Outage {
        format: "milewalk.outage/1".into(),
        map: map.details().title.clone(),
        component: component.id,
        name: component.name.clone(),
        from_hour: question.from_hour,
        minutes: question.minutes,
        seed,
        walks,
        customers,
        reached,
        touchpoints,
        teams: teams(map, question),
        personas: personas.collect(),
        channels: channels.collect(),
        before: outcome(&now),
        after: outcome(&asked),
    })
}

fn check(question: &OutageQuestion) -> Result<(), OutageError> {
    let wrong = |what, scale| Err(OutageError::OutsideScale { what, scale });
    if !(question.minutes > 0.0 && question.minutes <= MOST_MINUTES) {
        return wrong("duration", "above 0 minutes and at most four weeks");
    }
    if !(0.0..HOURS_OF_WEEK as f64).contains(&question.from_hour) {
        return wrong("hour of the week", "0 (Monday 0:00) to 168");
    }
    if !(0.0..=1.0).contains(&question.reach) || !(0.0..=1.0).contains(&question.contact_share) {
        return wrong("shares of those who notice and who make contact", "between 0 and 1");
    }
    Ok(())
}

const MOST_MINUTES: f64 = 4.0 * 7.0 * 24.0 * 60.0;

/// Weeks of a mean month.
const WEEKS_A_MONTH: f64 = 365.25 / 12.0 / 7.0;

/// Customers expected to begin within the window, by the demand of its hours.
fn customers(map: &JourneyMap, question: &OutageQuestion) -> f64 {
    let week = &map.details().demand_week;
    let sum: f64 = week.iter().sum();
    let weight = |hour: usize| {
        if week.is_empty() { 1.0 / HOURS_OF_WEEK as f64 } else { week.get(hour).copied().unwrap_or(0.0) / sum }
    };
    over_hours(question, weight) * map.details().demand.value.max(0.0) / WEEKS_A_MONTH
}

/// Sum over the hours of the week that the window covers, each as far as it does.
fn over_hours(question: &OutageQuestion, of: impl Fn(usize) -> f64) -> f64 {
    let (mut at, end) = (question.from_hour, question.from_hour + question.minutes / 60.0);
    let mut sum = 0.0;
    while at < end {
        let next = (at.floor() + 1.0).min(end);
        sum += of(at as usize % HOURS_OF_WEEK) * (next - at);
        at = next;
    }
    sum
}

fn teams(map: &JourneyMap, question: &OutageQuestion) -> Vec<OutageTeam> {
    let stopped: BTreeSet<TeamId> = map
        .touchpoints()
        .filter(|t| t.depends_on.contains(&question.component))
        .filter_map(|touchpoint| touchpoint.team)
        .collect();
    let team = |id| {
        let team = map.team(id)?;
        let week = team.week();
        let hours = over_hours(question, |hour| week.get(hour).copied().map_or(0.0, f64::from));
        Some(OutageTeam { id, name: team.name.clone(), hours })
    };
    stopped.into_iter().filter_map(team).collect()
}

/// Where the outage is met, and what customers meet until then.
struct Window {
    /// By touchpoint of the chain.
    depends: Vec<bool>,
    /// Channels of the map, at most as many as a word has bits.
    channels: Vec<String>,
    /// Bit of the channel of each touchpoint; 0 where it has none.
    channel: Vec<u64>,
}

/// What was seen on walks.
struct Seen {
    walks: u64,
    /// Walks that met the outage first here.
    first_at: Vec<u64>,
    /// Walks that met it, by the channels met until then.
    by_channels: BTreeMap<u64, u64>,
}

impl Window {
    fn new(map: &JourneyMap, chain: &Chain, component: ComponentId) -> Self {
        let mut channels: Vec<String> = Vec::new();
        let (mut depends, mut channel) = (Vec::new(), Vec::new());
        for node in &chain.nodes {
            let touchpoint = map.touchpoint(node.id);
            depends.push(touchpoint.is_some_and(|t| t.depends_on.contains(&component)));
            let name = touchpoint.map_or("", |t| t.channel.trim());
            let place = channels.iter().position(|known| folded(known) == folded(name));
            channel.push(match place {
                Some(place) => 1 << place,
                None if name.is_empty() || channels.len() == 64 => 0,
                None => {
                    channels.push(name.to_owned());
                    1 << (channels.len() - 1)
                }
            });
        }
        Self { depends, channels, channel }
    }

    fn walk(&self, part: &Part<'_>, seed: u32, work: &Work<'_>) -> Result<Seen, Cancelled> {
        let mut all = Seen::new(self);
        for batch in batches(part.customers.clone()) {
            let seen: Result<Vec<Seen>, Cancelled> = batch
                .into_par_iter()
                .map(|customers| {
                    let mut seen = Seen::new(self);
                    let walks = customers.end - customers.start;
                    let visits = customers.map(|c| self.one(part.chain, Customer::new(seed, c), &mut seen)).sum();
                    work.account(walks, visits)?;
                    Ok(seen)
                })
                .collect();
            all = seen?.iter().fold(all, |all, seen| all.with(seen));
        }
        Ok(all)
    }

    /// One walk until it meets the outage or ends; how many touchpoints it visited.
    fn one(&self, chain: &Chain, customer: Customer, seen: &mut Seen) -> usize {
        seen.walks += 1;
        let mut before = vec![0; chain.nodes.len()];
        let (mut place, mut met, mut visits) = (chain.start, 0, 0);
        while let (Some(node), Some(before)) = (chain.nodes.get(place), before.get_mut(place)) {
            visits += 1;
            met |= self.channel.get(place).copied().unwrap_or(0);
            if self.depends.get(place) == Some(&true) {
                seen.first_at.get_mut(place).into_iter().for_each(|count| *count += 1);
                *seen.by_channels.entry(met).or_default() += 1;
                break;
            }
            let luck = node.luck(customer, *before);
            *before += 1;
            match chain.choose(node, node.passage(&luck).gave_up, &luck) {
                Some((_, way)) => match way.target {
                    Target::Node(next) => place = next,
                    Target::End(_) => break,
                },
                None => break,
            }
        }
        visits
    }

    fn outcome(
        &self,
        seen: &Seen,
        on: &BTreeSet<String>,
        question: &OutageQuestion,
        customers: f64,
        contact: &Contact,
    ) -> OutageOutcome {
        let named = self.channels.iter().enumerate().filter(|(_, channel)| on.contains(&folded(channel)));
        let bits = named.clone().fold(0, |bits, (at, _)| bits | 1 << at);
        let met = share(seen.met(bits), seen.reached());
        let told = met.times(question.reach);
        let unannounced = Figure {
            mean: 1.0 - told.mean,
            se: told.se,
            low: 1.0 - told.high,
            high: 1.0 - told.low,
            ..Figure::default()
        };
        let reached = share(seen.reached(), seen.walks).mean;
        let contacts = Stake::of(&unannounced).times(customers * reached * question.contact_share);
        OutageOutcome {
            announced_on: named.map(|(_, channel)| channel.clone()).collect(),
            told,
            unannounced,
            effort_em: contacts.times(contact.effort_em),
            cost: contacts.times(contact.cost),
            contacts,
        }
    }
}

impl Seen {
    fn new(window: &Window) -> Self {
        Self { walks: 0, first_at: vec![0; window.depends.len()], by_channels: BTreeMap::new() }
    }

    fn with(mut self, other: &Self) -> Self {
        self.walks += other.walks;
        self.first_at.iter_mut().zip(&other.first_at).for_each(|(mine, theirs)| *mine += theirs);
        for (channels, count) in &other.by_channels {
            *self.by_channels.entry(*channels).or_default() += count;
        }
        self
    }

    fn reached(&self) -> u64 {
        self.first_at.iter().sum()
    }

    /// Of those reached, who met one of these channels.
    fn met(&self, channels: u64) -> u64 {
        self.by_channels.iter().filter(|(met, _)| *met & channels != 0).map(|(_, count)| count).sum()
    }
}

/// What one more contact with a person takes.
struct Contact {
    effort_em: f64,
    cost: f64,
}

impl Contact {
    /// A repeat contact, at the mean cost of a service by a person on this map.
    fn on(map: &JourneyMap, cast: &Cast) -> Self {
        let chain = cast.first();
        let (mut visits, mut cost) = (0.0, 0.0);
        for (node, times) in chain.nodes.iter().zip(&chain.visits).filter(|(node, _)| node.assists) {
            visits += times * (1.0 - node.gives_up);
            cost += times * (1.0 - node.gives_up) * node.cost;
        }
        let cost = if visits > 0.0 { cost / visits } else { 0.0 };
        Self { effort_em: map.details().weights.repeat_contact, cost }
    }
}

fn folded(channel: &str) -> String {
    channel.trim().to_lowercase()
}

fn share(count: u64, of: u64) -> Figure {
    let n = of as f64;
    let mean = if of == 0 { 0.0 } else { count as f64 / n };
    let (low, high) = interval::wilson(mean, n);
    let se = if of == 0 { 0.0 } else { (mean * (1.0 - mean) / n).sqrt() };
    Figure { mean, se, low, high, ..Figure::default() }
}

impl Figure {
    fn times(&self, factor: f64) -> Self {
        Self {
            mean: self.mean * factor,
            se: self.se * factor,
            low: self.low * factor,
            high: self.high * factor,
            ..Self::default()
        }
    }
}
