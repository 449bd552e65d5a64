//! Some of the tickets of a file, and the time that counts, as both are asked
//! for on the command line.

use super::OverMap;
use ::tickets::{
    BusinessHours, Clock, FilterColumn, Lasting, OverlayOptions, Period, PersonaMapping, Steps, TicketFilter,
    TicketSet, column_values, suggest_personas, variants,
};
use journey::JourneyMap;
use journey::ids::PersonaId;
use std::collections::{BTreeMap, BTreeSet};

/// Which tickets.
#[derive(clap::Args)]
pub(super) struct FilterArguments {
    /// Only tickets with this value: category, channel, priority, kind, close_code, csat or team; may be repeated
    /// (several values of one column: any of them; an empty value: nothing said)
    #[arg(long = "where", value_name = "COLUMN=VALUE")]
    values: Vec<String>,
    /// Only tickets of this persona of the map, by its key or name; may be repeated (any of them)
    #[arg(long = "persona", value_name = "KEY")]
    personas: Vec<String>,
    #[command(flatten)]
    who: WhoArguments,
    /// Only tickets opened from this day on
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Only tickets opened up to and with this day
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Only tickets that took at least so many minutes from opened to resolved
    #[arg(long, value_name = "MINUTES")]
    at_least: Option<f64>,
    /// Only tickets that took at most so many minutes
    #[arg(long, value_name = "MINUTES")]
    at_most: Option<f64>,
    /// Only tickets that kept what was agreed on times, or did not
    #[arg(long, value_name = "WHICH", value_parser = ["made", "missed"])]
    sla: Option<String>,
    /// Only tickets that were opened again, or were not
    #[arg(long, value_name = "WHICH", value_parser = ["yes", "no"])]
    reopened: Option<String>,
    /// Only tickets that went the most frequent way (1), the one after it (2) and so on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    variant: Option<u32>,
}

impl FilterArguments {
    /// What is said of personas is known to `over` from then on.
    pub(super) fn read(&self, over: &mut OverMap) -> Result<TicketFilter, String> {
        over.personas = self.who.read(over)?;
        self.opened_when()?;
        if self.sla.is_some() && over.set.iter().all(|ticket| ticket.made_sla().is_none()) {
            return Err("--sla: no ticket says whether it kept what was agreed on times".into());
        }
        let mut filter = TicketFilter {
            columns: columns("--where", &self.values, &over.set)?,
            personas: personas("--persona", &self.personas, over)?,
            opened: Period { from: self.from.clone(), to: self.to.clone() },
            lasting: Lasting { at_least: self.at_least, at_most: self.at_most },
            made_sla: self.sla.as_deref().map(|which| which == "made"),
            reopened: self.reopened.as_deref().map(|which| which == "yes"),
            ..TicketFilter::default()
        };
        if let Some(number) = self.variant {
            let some = over.set.select(&over.chosen(&filter)?);
            let found = variants(&some, &over.map, &over.mapping, Steps::drawn(&over.map), &OverlayOptions::default());
            let way = found.listed.into_iter().nth(number as usize - 1);
            let known = || format!("--variant {number}: these tickets went {} different ways", found.total);
            filter.way = Some(way.ok_or_else(known)?.steps);
        }
        Ok(filter)
    }

    /// ISO 8601 days are in order as texts.
    fn opened_when(&self) -> Result<(), String> {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if from > to => Err(format!("--from {from} is after --to {to}: that is no period")),
            _ => Ok(()),
        }
    }
}

/// Which tickets are of which persona of the map.
#[derive(clap::Args)]
struct WhoArguments {
    /// The column that tells who is who (default: as it was said in the window of this set and map, else the one whose
    /// values are named like personas)
    #[arg(long, value_name = "COLUMN")]
    persona_column: Option<String>,
    /// Which value of it is which persona, e.g. "VIP=executive"; may be repeated (default: as it was said, or as the names suggest)
    #[arg(long, value_name = "VALUE=KEY", requires = "persona_column")]
    persona_value: Vec<String>,
}

impl WhoArguments {
    fn read(&self, over: &OverMap) -> Result<PersonaMapping, String> {
        let column = self.persona_column.as_deref().map(|name| column("--persona-column", name)).transpose()?;
        let said = !over.personas.values.is_empty() && column.is_none_or(|column| column == over.personas.column);
        let mut who = if said { over.personas.clone() } else { suggest_personas(&over.set, &over.map, column, 1) };
        if !self.persona_value.is_empty() {
            who.values.clear();
        }
        for said in &self.persona_value {
            let wrong = || format!("--persona-value {said}: give VALUE=KEY");
            let (value, key) = said.rsplit_once('=').ok_or_else(wrong)?;
            who.values.insert(value.trim().into(), persona("--persona-value", key, &over.map)?);
        }
        Ok(who)
    }
}

fn persona(flag: &str, key: &str, map: &JourneyMap) -> Result<PersonaId, String> {
    let key = key.trim();
    let found = map.personas().find(|persona| persona.key == key || persona.name == key);
    let known = || match map.personas().map(|persona| persona.key.as_str()).collect::<Vec<_>>() {
        keys if keys.is_empty() => format!("{flag}: the map has no personas"),
        keys => format!("{flag}: the map has no persona “{key}” (there are {})", keys.join(", ")),
    };
    found.map(|persona| persona.id).ok_or_else(known)
}

/// Those of which some value is said to be one.
fn personas(flag: &str, keys: &[String], over: &OverMap) -> Result<BTreeSet<PersonaId>, String> {
    let known = |key: &String| {
        let id = persona(flag, key, &over.map)?;
        let told = over.personas.values.values().any(|persona| *persona == id);
        let column = over.personas.column.key();
        let unknown = || {
            format!(
                "{flag} {key}: no value of {column} is known to be this persona; say --persona-column and --persona-value VALUE={key}"
            )
        };
        told.then_some(id).ok_or_else(unknown)
    };
    keys.iter().map(known).collect()
}

/// The other slice that the tickets are held against.
#[derive(clap::Args)]
pub(super) struct AgainstArguments {
    /// Hold them against tickets with this value instead; may be repeated
    #[arg(long, value_name = "COLUMN=VALUE")]
    against: Vec<String>,
    /// Hold them against tickets of this persona instead; may be repeated
    #[arg(long, value_name = "KEY")]
    against_persona: Vec<String>,
    /// Hold them against tickets opened from this day on
    #[arg(long, value_name = "DATE")]
    against_from: Option<String>,
    /// Hold them against tickets opened up to and with this day
    #[arg(long, value_name = "DATE")]
    against_to: Option<String>,
}

impl AgainstArguments {
    /// As the tickets themselves are chosen, but for what is said here; none
    /// where nothing is.
    pub(super) fn read(&self, filter: &TicketFilter, over: &OverMap) -> Result<Option<TicketFilter>, String> {
        let days = self.against_from.is_some() || self.against_to.is_some();
        if self.against.is_empty() && self.against_persona.is_empty() && !days {
            return Ok(None);
        }
        let mut against = filter.clone();
        against.columns.extend(columns("--against", &self.against, &over.set)?);
        if !self.against_persona.is_empty() {
            against.personas = personas("--against-persona", &self.against_persona, over)?;
        }
        if days {
            against.opened = Period { from: self.against_from.clone(), to: self.against_to.clone() };
        }
        Ok(Some(against))
    }
}

/// Values that a message names.
const NAMED: usize = 8;

fn columns(flag: &str, said: &[String], set: &TicketSet) -> Result<BTreeMap<FilterColumn, BTreeSet<String>>, String> {
    let mut columns: BTreeMap<FilterColumn, BTreeSet<String>> = BTreeMap::new();
    for said in said {
        let (name, value) = said.split_once('=').ok_or_else(|| format!("{flag} {said}: give COLUMN=VALUE"))?;
        let column = column(flag, name)?;
        let value = known(column, value.trim(), set).map_err(|why| format!("{flag} {said}: {why}"))?;
        columns.entry(column).or_default().insert(value);
    }
    Ok(columns)
}

/// As the tickets write it; nothing is a value as well.
fn known(column: FilterColumn, value: &str, set: &TicketSet) -> Result<String, String> {
    let values = column_values(set, column);
    if value.is_empty() || values.iter().any(|there| there == value) {
        return Ok(value.into());
    }
    let mut same = values.iter().filter(|there| there.to_lowercase() == value.to_lowercase());
    match (same.next(), same.next()) {
        (Some(one), None) => Ok(one.clone()),
        _ if values.is_empty() => Err(format!("the tickets do not say their {}", column.key())),
        _ => {
            let named = values.iter().take(NAMED).map(|there| format!("“{there}”")).collect::<Vec<_>>().join(", ");
            let more = match values.len().saturating_sub(NAMED) {
                0 => String::new(),
                n => format!(" and {n} more"),
            };
            Err(format!("no ticket has that {}; there is {named}{more}", column.key()))
        }
    }
}

fn column(flag: &str, name: &str) -> Result<FilterColumn, String> {
    let column = FilterColumn::ALL.into_iter().find(|column| column.key() == name.trim());
    let known = || FilterColumn::ALL.map(FilterColumn::key).join(", ");
    column.ok_or_else(|| format!("{flag}: a column is one of {}, not “{name}”", known()))
}

/// Which time counts.
#[derive(clap::Args)]
pub(super) struct ClockArguments {
    /// Count business time: hours of the week in the zone of the file, e.g. "Mon-Fri 08:00-18:00, Sat 9-12"
    #[arg(long, value_name = "HOURS", num_args = 0..=1, default_missing_value = "Mon-Fri 08:00-18:00")]
    business: Option<String>,
    /// Count the hours in which this team of the map is there: its shifts, without its holidays
    #[arg(long, value_name = "TEAM", conflicts_with = "business")]
    business_team: Option<String>,
}

impl ClockArguments {
    pub(super) fn read(&self, over: &OverMap) -> Result<Clock, String> {
        let hours = match (&self.business, &self.business_team) {
            (Some(hours), _) => BusinessHours::parse(hours, &over.time_zone).map_err(|e| format!("--business: {e}"))?,
            (None, Some(key)) => {
                let team = over.map.teams().find(|team| team.key == *key || team.name == *key);
                let team = team.ok_or_else(|| format!("--business-team: the map has no team “{key}”"))?;
                BusinessHours::of_team(team, &over.time_zone)
            }
            (None, None) => return Ok(Clock::Calendar),
        };
        let range = over.set.first_and_last().unwrap_or_default();
        Clock::business(&hours, range).map_err(|e| e.to_string())
    }
}
