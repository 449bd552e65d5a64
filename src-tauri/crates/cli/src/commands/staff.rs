//! `milewalk what-if --queues`: the same customers on two maps with their teams
//! and queues; and `--staff`, so many more or fewer people.

use super::what_if::line;
use super::{Outcome, print_json};
use crate::Answer;
use crate::text::print;
use ::simulate::Cast;
use ::simulate::queues::{self, QueuesWhatIf, Setting, TeamChanges};
use ::simulate::what_if::Difference;
use journey::JourneyMap;
use journey::edit::Edit;

/// The edit that `TEAM=+1` means on this map.
pub(super) fn edit(map: &JourneyMap, assignment: &str) -> Result<Edit, String> {
    let wrong = |what: &str| format!("--staff {assignment}: {what}");
    let how = "say how many more or fewer, as TEAM=+1 or TEAM=-1";
    let (key, number) = assignment.split_once('=').ok_or_else(|| wrong(how))?;
    let more = number.parse().ok().filter(|_| number.starts_with(['+', '-'])).ok_or_else(|| wrong(how))?;
    let team = map.teams().find(|team| team.key == key).ok_or_else(|| {
        let keys: Vec<_> = map.teams().map(|team| team.key.as_str()).collect();
        match keys.as_slice() {
            [] => wrong("the map has no team"),
            keys => wrong(&format!("no team has the key “{key}”; there is {}", keys.join(", "))),
        }
    })?;
    Ok(Edit::ChangeTeam { team: team.with_more(more) })
}

/// Runs both maps and says what would be different.
pub(super) fn run(base: &JourneyMap, scenario: &JourneyMap, cast: &Cast, setting: &Setting, json: bool) -> Outcome {
    let other = cast.on(scenario).map_err(|e| e.to_string())?;
    let go_on = |_: f64| std::ops::ControlFlow::Continue(());
    let found = queues::compare((base, cast), (scenario, &other), setting, &go_on).map_err(|e| e.to_string())?;
    if json {
        return print_json(&found);
    }
    print(
        &(journeys(&found, &base.details().currency)
            + &found.teams.iter().map(|t| told(t, &found)).collect::<String>()),
    )?;
    Ok(Answer::Yes)
}

fn journeys(found: &QueuesWhatIf, currency: &str) -> String {
    let of = &found.journeys;
    let lines = [
        known("solved and checked", of.resolved_verified.as_ref(), 100.0, "%"),
        known("gave up", of.abandoned.as_ref(), 100.0, "%"),
        known("effort", of.friction_em.as_ref(), 1.0, "em"),
        known("time lost", of.lost_min.as_ref(), 1.0, "min"),
        known("elapsed", of.elapsed_min.as_ref(), 1.0, "min"),
        known("cost", of.cost.as_ref(), 1.0, currency),
    ];
    format!(
        "“{}”: {} replications of {} weeks after {} to fill the queues, each with the same customers on both maps, seed {}; \
         ranges are 95 %\n\n{}",
        found.map,
        found.replications,
        found.weeks,
        found.warm_up_weeks,
        found.seed,
        lines.concat()
    )
}

fn told(team: &TeamChanges, found: &QueuesWhatIf) -> String {
    let in_time = format!("answered in {:.0} s", found.answer_within_s);
    let lines = [
        known("wait until served", team.wait_served.as_ref(), 1.0, "min"),
        known("wait, giving up included", team.wait_all.as_ref(), 1.0, "min"),
        known("give up waiting", team.gives_up.as_ref(), 100.0, "%"),
        known(&in_time, team.service_level.as_ref(), 100.0, "%"),
        known("busy", team.utilisation.as_ref(), 100.0, "%"),
        known("in the queue", team.queue.as_ref(), 1.0, ""),
    ];
    let (before, after) = (team.staff_base, team.staff_scenario);
    format!("\n{} ({before:.1} → {after:.1} on duty on average)\n{}", team.name, lines.concat())
}

fn known(name: &str, found: Option<&Difference>, unit: f64, sign: &str) -> String {
    found.map_or_else(|| format!("  {name:<28} nobody to say it of\n"), |found| line(name, found, unit, sign))
}
