//! `milewalk outage`: a system down for a while, as it is and if announced.

use super::{MapArguments, Outcome, RunArguments, go_on, print_json};
use crate::Answer;
use crate::text::{self, print, share};
use ::simulate::outage::{self, Outage, OutageOutcome, OutageQuestion};

/// Switch a system off for a while: whom it reaches, who is told, who makes contact
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    /// Key of the system that is down
    #[arg(long)]
    system: String,
    /// Hour of the week at which it begins, from Monday 0:00
    #[arg(long, default_value_t = 9.0)]
    from: f64,
    /// Minutes that it lasts
    #[arg(long, default_value_t = 120.0)]
    minutes: f64,
    /// A channel on which it would be announced; may be repeated; none: all that customers meet
    #[arg(long)]
    announce: Vec<String>,
    /// Share of those who meet an announcement who notice it (an assumption)
    #[arg(long, default_value_t = 1.0)]
    reach: f64,
    /// Share of those who are not told who make contact (an assumption)
    #[arg(long, default_value_t = 1.0)]
    contact_share: f64,
    #[command(flatten)]
    run: RunArguments,
    /// JSON for scripts (milewalk.outage/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let map = arguments.map.read()?;
    let keys = || map.components().map(|c| c.key.as_str()).collect::<Vec<_>>().join(", ");
    let component = map
        .components()
        .find(|c| c.key == arguments.system)
        .ok_or_else(|| format!("no system has the key “{}”; there are {}", arguments.system, keys()))?;
    let question = OutageQuestion {
        component: component.id,
        from_hour: arguments.from,
        minutes: arguments.minutes,
        announce: arguments.announce.iter().cloned().collect(),
        reach: arguments.reach,
        contact_share: arguments.contact_share,
    };
    let cast = arguments.run.customers.cast(&arguments.map, &map)?;
    let (walks, seed) = (arguments.run.walks, arguments.run.customers.seed);
    let found = outage::outage(&map, &cast, &question, walks, seed, &go_on).map_err(|e| e.to_string())?;
    if arguments.json {
        return print_json(&found);
    }
    print(&told(&found, &map.details().currency))?;
    Ok(Answer::Yes)
}

fn told(found: &Outage, currency: &str) -> String {
    let mut out = format!(
        "“{}” is down for {}: expected {:.0} customers begin meanwhile, it reaches {}\n",
        found.name,
        text::minutes(found.minutes),
        found.customers,
        share(&found.reached)
    );
    for touchpoint in &found.touchpoints {
        out += &format!("  at “{}” {}\n", touchpoint.name, share(&touchpoint.reached));
    }
    for team in &found.teams {
        out += &format!("  {} stand still: {:.1} hours of people\n", team.name, team.hours);
    }
    for channel in &found.channels {
        let word = if channel.announces { "announces it" } else { "says nothing" };
        out += &format!("  {} ({word}): met by {}\n", channel.channel, share(&channel.met));
    }
    out + &outcome("as it is", &found.before, currency) + &outcome("if announced", &found.after, currency)
}

fn outcome(name: &str, of: &OutageOutcome, currency: &str) -> String {
    let on = if of.announced_on.is_empty() { "nowhere".into() } else { of.announced_on.join(", ") };
    format!(
        "\n{name} (announced: {on})\n  told {}\n  unannounced {}\n  expected contacts {:.0} ({:.0} to {:.0}), {:.0} em, {currency}{:.0}\n",
        share(&of.told),
        share(&of.unannounced),
        of.contacts.mean,
        of.contacts.low,
        of.contacts.high,
        of.effort_em.mean,
        of.cost.mean
    )
}
