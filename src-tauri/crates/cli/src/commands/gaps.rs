//! `milewalk gaps`: needs that people could have met by themselves, but did not.

use super::{MapArguments, Outcome, RunArguments, print_json, simulate};
use crate::Answer;
use crate::text::{print, reason, share};
use ::simulate::levelzero::{self, GapAtStake, GapClass, NeedAtStake, NetEffect, Stake};
use ::simulate::report::{GapPlace, NeedReport, PartOfEpisodes, SimulationReport, Watermelon};
use ::simulate::sampling::{self, Judgement, Sampled};
use journey::JourneyMap;
use serde::Serialize;

/// Level Zero: what was solved without help, what could have been, where it was
/// lost, and what mending would change
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    #[command(flatten)]
    run: RunArguments,
    /// Share of a stage's loss that would remain after mending it
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    remaining: f64,
    #[command(flatten)]
    sample: SampleArguments,
    /// JSON for scripts (milewalk.gaps/1)
    #[arg(long)]
    json: bool,
}

/// A sample of tickets, flagged as solvable at level 0.
#[derive(clap::Args)]
struct SampleArguments {
    /// Tickets flagged as solvable at level 0, of a sample
    #[arg(long, value_name = "K", requires = "of")]
    flagged: Option<u32>,
    /// Tickets looked at
    #[arg(long, value_name = "N", requires = "flagged")]
    of: Option<u32>,
    /// Share of solvable tickets that those who flag do flag, from an audit
    #[arg(long, value_name = "SHARE", requires = "flagged", requires = "specificity")]
    sensitivity: Option<f64>,
    /// Share of the other tickets that they leave unflagged
    #[arg(long, value_name = "SHARE", requires = "flagged", requires = "sensitivity")]
    specificity: Option<f64>,
}

#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    map: &'a str,
    seed: u32,
    walks: u32,
    needs: &'a [NeedReport],
    at_stake_per_month: &'a [NeedAtStake],
    net_effects: &'a [NetEffect],
    sample: Option<&'a Sampled>,
    tickets_to_flag: [ToFlag; 2],
}

/// How many tickets to look at for a precision, whatever the share.
#[derive(Serialize)]
struct ToFlag {
    precision: f64,
    tickets: u32,
}

/// The precisions that are usually asked for, as shares.
const PRECISIONS: [f64; 2] = [0.05, 0.03];
/// The expected share that needs most tickets.
const WORST: f64 = 0.5;

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    if !(0.0..=1.0).contains(&arguments.remaining) {
        return Err("--remaining takes a share from 0 (all of it is mended) to 1".into());
    }
    let sample = arguments.sample.sampled()?;
    let map = arguments.map.read()?;
    let report = arguments.run.run(&arguments.map, &map)?;
    let at_stake = levelzero::at_stake(&report, &map);
    let effects = net_effects(arguments, &map, &at_stake)?;
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
            net_effects: &effects,
            sample: sample.as_ref(),
            tickets_to_flag: to_flag()?,
        });
    }
    if report.needs.is_empty() {
        print("The map names no need: add one, and say where it opens and where it is met\n")?;
        return Ok(Answer::Yes);
    }
    let needs = report.needs.iter().zip(&at_stake).map(|(need, stake)| {
        let effects: Vec<_> = effects.iter().filter(|effect| effect.need == need.id).collect();
        let currency = &map.details().currency;
        [shares(need), promise(need), stakes(stake, currency), wheres(stake, &map), nets(&effects)].concat()
    });
    print(&(simulate::header(&report) + &needs.collect::<String>() + &sampling_help(sample.as_ref())?))?;
    Ok(Answer::Yes)
}

impl SampleArguments {
    fn sampled(&self) -> Result<Option<Sampled>, String> {
        let (Some(flagged), Some(of)) = (self.flagged, self.of) else { return Ok(None) };
        let judgement = match (self.sensitivity, self.specificity) {
            (Some(sensitivity), Some(specificity)) => Some(Judgement { sensitivity, specificity }),
            _ => None,
        };
        sampling::sampled(flagged, of, judgement).map(Some).map_err(|problem| problem.to_string())
    }
}

/// The effect of mending each stage that loses somebody.
fn net_effects(arguments: &Arguments, map: &JourneyMap, needs: &[NeedAtStake]) -> Result<Vec<NetEffect>, String> {
    let (walks, seed) = (arguments.run.walks, arguments.run.customers.seed);
    let go_on = |_| std::ops::ControlFlow::Continue(());
    let cast = arguments.run.customers.cast(&arguments.map, map)?;
    let classes = needs.iter().flat_map(|need| need.gaps.iter().map(move |gap| (need.id, gap.class)));
    classes
        .filter(|(_, class)| *class != GapClass::Unattributed)
        .map(|(need, class)| {
            let effect = levelzero::net((map, &cast), need, class, arguments.remaining, (walks, seed), &go_on);
            effect.map_err(|problem| problem.to_string())
        })
        .collect()
}

fn to_flag() -> Result<[ToFlag; 2], String> {
    let [five, three] = PRECISIONS.map(|precision| {
        let tickets = sampling::tickets_to_flag(precision, WORST, None).map_err(|problem| problem.to_string())?;
        Ok::<_, String>(ToFlag { precision, tickets })
    });
    Ok([five?, three?])
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

/// The promised time against the effort.
fn promise(need: &NeedReport) -> String {
    let Some(Watermelon { promised_min, hard_above, kept, kept_hard, broken, broken_hard }) = &need.watermelon else {
        return String::new();
    };
    let row = |name: &str, [easy, hard]: [&PartOfEpisodes; 2]| {
        format!("  {name:<20} {:>28} {:>28}\n", share(&easy.share), share(&hard.share))
    };
    let head = format!("promised {promised_min} min");
    format!("\n  {head:<20} {:>28} {:>28}\n", "not hard", format!("hard (index above {hard_above})"))
        + &row("kept", [kept, kept_hard])
        + &row("broken, or gave up", [broken, broken_hard])
}

fn stakes(need: &NeedAtStake, currency: &str) -> String {
    if need.gaps.is_empty() {
        return "\n".into();
    }
    let head = format!(
        "\n  expected at stake a month: {:>8} {:>16} {:>18} {:>18} {:>16}\n",
        "needs", "hours lost", "capacity", "effort", "min P50, P90"
    );
    let rows = need.gaps.iter().map(|gap| {
        let class = word(gap.class);
        let [hours, cost, effort] = [&gap.hours, &gap.cost, &gap.effort_em].map(|stake| range(stake.as_ref()));
        let volume = range(Some(&gap.volume));
        let [typical, bad] = [gap.lost_p50_min, gap.lost_p90_min].map(|minutes| minutes.unwrap_or(0.0));
        let cost = format!("{currency}{cost}");
        format!("  {class:<16} {volume:>19} {hours:>16} {cost:>18} {effort:>15} em {typical:>9.0}, {bad:>4.0}\n")
    });
    head + &rows.collect::<String>() + "  Capacity released is not money saved. What stays assisted gets harder.\n\n"
}

/// Where each class happens, and what usually helps.
fn wheres(need: &NeedAtStake, map: &JourneyMap) -> String {
    if need.gaps.is_empty() {
        return String::new();
    }
    let one = |gap: &GapAtStake| {
        let places: String = gap.places.iter().map(|at| place(at, map)).collect();
        format!("  {}\n{places}    helps: {}\n", word(gap.class), gap.remedy)
    };
    format!("  where it is lost\n{}\n", need.gaps.iter().map(one).collect::<String>())
}

fn place(place: &GapPlace, map: &JourneyMap) -> String {
    let name = |id| map.touchpoint(id).map_or("", |touchpoint| touchpoint.name.as_str());
    let share = place.share * 100.0;
    let way = place.transition.and_then(|id| map.transition(id));
    let way = way.map_or_else(
        || ", where somebody helps".to_owned(),
        |way| format!(" → {} ({})", name(way.target), place.reason.map_or("no reason given", reason)),
    );
    format!("    {share:>3.0} %  {}{way}\n", name(place.touchpoint))
}

fn nets(effects: &[&NetEffect]) -> String {
    let Some(first) = effects.first() else { return String::new() };
    let loss = if first.remaining > 0.0 {
        format!("if only {:.0} % of its loss remain", first.remaining * 100.0)
    } else {
        "if nobody is lost there any more".to_owned()
    };
    let rows = effects.iter().map(|effect| {
        let [now, closed] = [effect.level0, effect.closed_form].map(|share| share * 100.0);
        let simulated = match (&effect.simulated, effect.disagreement) {
            (Some(level0), Some(disagreement)) => format!(
                "{:.1} % simulated ({:+.1} points, {:+.1} to {:+.1}; {:+.1} off the formula)",
                level0.scenario * 100.0,
                level0.mean * 100.0,
                level0.low * 100.0,
                level0.high * 100.0,
                disagreement * 100.0
            ),
            _ => "no share on the map that could give way".to_owned(),
        };
        let assumed: Vec<_> = effect.assumed.iter().map(|class| word(*class)).collect();
        let assumed =
            if assumed.is_empty() { String::new() } else { format!("; assumes that all pass: {}", assumed.join(", ")) };
        format!("  {:<16} {now:.1} % → {closed:.1} % by formula, {simulated}{assumed}\n", word(effect.class))
    });
    format!("  solved at level 0 {loss}\n{}\n", rows.collect::<String>())
}

fn sampling_help(sample: Option<&Sampled>) -> Result<String, String> {
    let [five, three] = to_flag()?;
    let help = format!(
        "To know the share that could be solved at level 0, look at {} tickets for ±5 points, {} for ±3\n",
        five.tickets, three.tickets
    );
    let Some(sample) = sample else { return Ok(help) };
    let percent =
        |stake: &Stake| format!("{:.1} % ({:.1} to {:.1})", stake.mean * 100.0, stake.low * 100.0, stake.high * 100.0);
    let corrected = sample
        .corrected
        .as_ref()
        .map_or_else(String::new, |corrected| format!("; corrected for errors of judgement {}", percent(corrected)));
    let small = if sample.small { "; too few to tell without the range" } else { "" };
    Ok(format!("Flagged {} of {}: {}{corrected}{small}\n{help}", sample.flagged, sample.of, percent(&sample.share)))
}

/// A word of the format, as scripts read it.
fn word(of: impl Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|v| v.as_str().map(String::from)).unwrap_or_default()
}

fn range(stake: Option<&Stake>) -> String {
    stake.map_or_else(|| "–".into(), |s| format!("{:.0} ({:.0}–{:.0})", s.mean, s.low, s.high))
}
