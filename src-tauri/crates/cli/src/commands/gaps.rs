//! `milewalk gaps`: needs that people could have met by themselves, but did not.

use super::{MapArguments, Outcome, RunArguments, print_json, simulate};
use crate::Answer;
use crate::text::{print, share};
use ::simulate::levelzero::{self, NeedAtStake, Stake};
use ::simulate::report::{NeedReport, SimulationReport};
use serde::Serialize;

/// Level Zero: what was solved without help, what could have been, and what is at stake
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    #[command(flatten)]
    run: RunArguments,
    /// JSON for scripts (milewalk.gaps/1)
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    map: &'a str,
    seed: u32,
    walks: u32,
    needs: &'a [NeedReport],
    at_stake_per_month: &'a [NeedAtStake],
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let (map, chain) = arguments.map.compile()?;
    let report = arguments.run.run(&chain)?;
    let at_stake = levelzero::at_stake(&report, &map);
    if arguments.json {
        let SimulationReport { map, seed, walks, needs, .. } = &report;
        let (seed, walks) = (*seed, *walks);
        return print_json(&Report {
            format: "milewalk.gaps/1",
            map,
            seed,
            walks,
            needs,
            at_stake_per_month: &at_stake,
        });
    }
    if report.needs.is_empty() {
        print("The map names no need: add one, and say where it opens and where it is met\n")?;
        return Ok(Answer::Yes);
    }
    let needs =
        report.needs.iter().zip(&at_stake).map(|(need, stake)| shares(need) + &stakes(stake, &map.details().currency));
    print(&(simulate::header(&report) + &needs.collect::<String>()))?;
    Ok(Answer::Yes)
}

fn shares(need: &NeedReport) -> String {
    let gaps = &need.gaps;
    let rows = [
        ("solved at level 0", &need.level0),
        ("missing", &gaps.missing),
        ("unreachable", &gaps.unreachable),
        ("undiscovered", &gaps.undiscovered),
        ("unanswerable", &gaps.unanswerable),
        ("fails", &gaps.fails),
        ("unconfirmed", &gaps.unconfirmed),
        ("unattributed", &gaps.unattributed),
        ("gave up", &need.given_up),
    ];
    let rows = rows.into_iter().filter(|(_, figure)| figure.mean > 0.0);
    let rows: String = rows.map(|(name, figure)| format!("  {name:<20} {}\n", share(figure))).collect();
    format!("{} ({:.2} episodes a journey)\n{rows}", need.name, need.episodes.mean)
}

fn stakes(need: &NeedAtStake, currency: &str) -> String {
    if need.gaps.is_empty() {
        return "\n".into();
    }
    let head = format!(
        "  expected at stake a month: {:>8} {:>16} {:>18} {:>18}\n",
        "needs", "hours lost", "capacity", "effort"
    );
    let rows = need.gaps.iter().map(|gap| {
        let class = serde_json::to_value(gap.class).ok().and_then(|v| v.as_str().map(String::from)).unwrap_or_default();
        let [hours, cost, effort] = [&gap.hours, &gap.cost, &gap.effort_em].map(|stake| range(stake.as_ref()));
        let volume = range(Some(&gap.volume));
        format!("  {class:<16} {volume:>19} {hours:>16} {:>18} {effort:>15} em\n", format!("{currency}{cost}"))
    });
    head + &rows.collect::<String>() + "  Capacity released is not money saved. What stays assisted gets harder.\n\n"
}

fn range(stake: Option<&Stake>) -> String {
    stake.map_or_else(|| "–".into(), |s| format!("{:.0} ({:.0}–{:.0})", s.mean, s.low, s.high))
}
