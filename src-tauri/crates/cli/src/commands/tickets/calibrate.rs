//! `milewalk tickets calibrate`: the figures of a map as tickets have them, and
//! the map with those that are accepted.

use super::{OverMap, OverMapArguments};
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::text::{self, print};
use ::tickets::calibrate::{Family, Finding, Fit, Proposal, TimeFigure};
use ::tickets::{CalibrateOptions, Calibration, calibrate};
use std::path::PathBuf;

/// Propose the figures of a map from tickets: shares, times and demand, each from what to what
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    over: OverMapArguments,
    /// Below this number of tickets nothing is proposed
    #[arg(long, default_value_t = 5)]
    minimum_n: u32,
    /// Days within which a new ticket of the same person about the same thing counts as coming back; 0: none does
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    repeat_days: u32,
    /// What the time in which somebody works on a ticket is to the customer
    #[arg(long, value_name = "WHAT", default_value = "doing", value_parser = ["doing", "wait"])]
    work: String,
    /// Give a time as another family, e.g. fix.doing=lognormal (empirical, lognormal, fixed); may be repeated
    #[arg(long = "family", value_name = "KEY=FAMILY")]
    families: Vec<String>,
    /// Accept a proposal by its key, or all of them; may be repeated
    #[arg(long, value_name = "KEY", requires = "to", num_args = 1..)]
    accept: Vec<String>,
    /// Where the map with what was accepted goes, a NAME.journey.json file
    #[arg(long, value_name = "FILE", requires = "accept")]
    to: Option<PathBuf>,
    /// JSON for scripts (milewalk.calibrate/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let OverMap { mut map, set, mapping, .. } = arguments.over.read()?;
    let found = calibrate(&set, &map, &mapping, &arguments.options()?, &arguments.over.file.counted());
    if let Some(to) = &arguments.to {
        let accepted = arguments.accepted(&found)?;
        map.edit(&found.edits(&accepted)).map_err(|e| e.to_string())?;
        api::map_file::write(to, journey::file::write(&map).as_bytes(), true).map_err(|e| e.to_string())?;
    }
    if arguments.json {
        return print_json(&found);
    }
    let written = arguments.to.as_ref().map_or_else(String::new, |to| format!("\nwritten to {}\n", to.display()));
    print(&format!("{}{written}", report(&map.details().title, &found)))?;
    Ok(Answer::Yes)
}

impl Arguments {
    fn options(&self) -> Result<CalibrateOptions, String> {
        let families = self.families.iter().map(|said| family(said)).collect::<Result<_, _>>()?;
        let work = if self.work == "wait" { TimeFigure::Wait } else { TimeFigure::Doing };
        Ok(CalibrateOptions { minimum_n: self.minimum_n, repeat_days: self.repeat_days, work, families })
    }

    /// Which proposals are accepted; every key that is given must be one.
    fn accepted(&self, found: &Calibration) -> Result<impl Fn(&Proposal) -> bool, String> {
        let keys = &self.accept;
        let all = keys.iter().any(|key| key == "all");
        let unknown = keys.iter().find(|key| !found.proposals.iter().any(|p| p.key == **key));
        match unknown.filter(|_| !all) {
            Some(key) => {
                let known: Vec<&str> = found.proposals.iter().map(|p| p.key.as_str()).collect();
                Err(format!("--accept {key}: there is no such proposal; there is all, {}", known.join(", ")))
            }
            None => Ok(move |p: &Proposal| all || keys.contains(&p.key)),
        }
    }
}

fn family(said: &str) -> Result<(String, Family), String> {
    let wrong = || format!("--family {said}: give KEY=empirical, KEY=lognormal or KEY=fixed");
    let (key, name) = said.split_once('=').ok_or_else(wrong)?;
    let family = match name.trim() {
        "empirical" => Family::Empirical,
        "lognormal" => Family::Lognormal,
        "fixed" => Family::Fixed,
        _ => return Err(wrong()),
    };
    Ok((key.trim().into(), family))
}

fn report(title: &str, found: &Calibration) -> String {
    let proposals: String = found.proposals.iter().map(proposal).collect();
    let findings: String = found.findings.iter().map(|Finding { words, .. }| format!("  {words}\n")).collect();
    let notes: String = found.notes.iter().map(|note| format!("  {note}\n")).collect();
    format!(
        "{} figures of “{title}” from {} tickets\n\n{proposals}besides\n{findings}\nto be known\n{notes}",
        found.proposals.len(),
        text::count(found.tickets),
    )
}

fn proposal(it: &Proposal) -> String {
    let says: String = it.words.iter().map(|words| format!("      {words}\n")).collect();
    let fits: Vec<String> = it.fits.iter().map(|fit| described(fit, it.family)).collect();
    let fits = if fits.is_empty() { String::new() } else { format!("      fit: {}\n", fits.join("; ")) };
    format!(
        "  {}  “{}”, n {}\n      {}\n    → {}\n{says}{fits}\n",
        it.key,
        it.name,
        text::count(it.n),
        it.before,
        it.after
    )
}

/// "lognormal 3 min to 12 min (distance 0.010, chosen)": the distance of Kolmogorov and Smirnov.
fn described(fit: &Fit, chosen: Option<Family>) -> String {
    let name = match fit.family {
        Family::Empirical => "empirical",
        Family::Lognormal => "lognormal",
        Family::Fixed => "fixed",
    };
    let mark = if chosen == Some(fit.family) { ", chosen" } else { "" };
    let (p50, p90) = (text::minutes(fit.median_min), text::minutes(fit.p90_min));
    format!("{name} {p50} to {p90} (distance {:.3}{mark})", fit.distance)
}
