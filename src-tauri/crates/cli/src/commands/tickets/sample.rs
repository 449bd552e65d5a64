//! `milewalk tickets sample`: tickets to be looked at, and what those say that
//! were looked at.

use super::FileArguments;
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::text::{self, print};
use ::simulate::levelzero::Stake;
use ::tickets::sample::KindOf;
use api::findings::{KindFindings, SampleFindings, draw_for, findings};
use api::sample_sheet;
use std::path::PathBuf;

/// Draw tickets to be judged one by one (could people have solved this by themselves?), or read what was judged
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    file: FileArguments,
    /// Read TICKETS as a sample that was filled in: yes, no or unsure in `answer`, and of a second person in
    /// `second_answer`; in `other_kind` what a ticket really is, where its kind is wrong
    #[arg(long, conflicts_with_all = ["to", "articles"])]
    read: bool,
    /// Wanted precision of the share over all, in points
    #[arg(long, default_value_t = 5.0, value_name = "POINTS")]
    precision: f64,
    /// Expected share in per cent; 50 needs most tickets
    #[arg(long, default_value_t = 50.0, value_name = "PERCENT")]
    expected: f64,
    /// Seed: the same seed draws the same tickets
    #[arg(long, default_value_t = 7)]
    seed: u32,
    /// By what tickets are of one kind: every kind has its share of the sample
    #[arg(long, default_value = "category", value_parser = ["category", "channel", "type", "priority", "close-code"])]
    by: String,
    /// Articles of a knowledge base, named beside each ticket: CSV, JSON, or a folder of Markdown
    #[arg(long, value_name = "FILE|DIR")]
    articles: Option<PathBuf>,
    /// The CSV file to be filled in
    #[arg(long, value_name = "FILE", required_unless_present = "read")]
    to: Option<PathBuf>,
    /// JSON for scripts (milewalk.sample/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let found = if arguments.read { judged(arguments)? } else { drawn(arguments)? };
    if arguments.json {
        return print_json(&found);
    }
    print(&words(&found, arguments))?;
    Ok(Answer::Yes)
}

fn judged(arguments: &Arguments) -> Result<SampleFindings, String> {
    let path = &arguments.file.tickets;
    let bytes = std::fs::read(path).map_err(|e| arguments.file.wrong(&e))?;
    let filled = sample_sheet::read(&bytes).map_err(|e| arguments.file.wrong(&e))?;
    Ok(findings(&filled.kinds, &filled.tickets, &filled.said))
}

fn drawn(arguments: &Arguments) -> Result<SampleFindings, String> {
    if let Some(to) =
        arguments.to.as_ref().filter(|to| to.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("csv")))
    {
        return Err(format!("{}: a sample is written as a NAME.csv file", to.display()));
    }
    let (set, _) = arguments.file.import()?;
    let by = KindOf::ALL.iter().find(|(name, _)| *name == arguments.by).map(|(_, by)| *by).unwrap_or_default();
    let articles = arguments.articles.as_ref().map(|path| api::articles::index(path)).transpose();
    let articles = articles.map_err(|e| e.to_string())?;
    let drawn = draw_for(&set, by, arguments.precision / 100.0, arguments.expected / 100.0, arguments.seed)
        .map_err(|e| e.to_string())?;
    let table = sample_sheet::write(&set, &drawn, articles.as_ref()).map_err(|e| e.to_string())?;
    if let Some(path) = &arguments.to {
        api::map_file::write(path, table.as_bytes(), false).map_err(|e| e.to_string())?;
    }
    Ok(findings(&drawn.kinds, &drawn.tickets, &[]))
}

fn words(found: &SampleFindings, arguments: &Arguments) -> String {
    let kinds: String = found.kinds.iter().map(kind).collect();
    let head =
        format!("  {:<32} {:>9} {:>7} {:>6} {:>6} {:>7}\n{kinds}", "kind", "tickets", "drawn", "yes", "no", "unsure");
    let Some(to) = &arguments.to else {
        let all =
            found.share.map_or_else(|| "nothing was judged yet".into(), |share| format!("{} over all", range(share)));
        return format!(
            "{} of {} tickets judged: {all}\n{}{}{}\n{head}",
            text::count(found.answered),
            text::count(found.drawn),
            covered(found),
            other_kind(found),
            agreement(found),
        );
    };
    format!(
        "{} of {} tickets are drawn by {} (seed {}) and written to {}\nsay yes, no or unsure in `answer`; a second person in \
         `second_answer`; where the kind is wrong, the right one in `other_kind`; then: milewalk tickets sample --read {}\n\n{head}",
        text::count(found.drawn),
        text::count(found.tickets),
        arguments.by,
        arguments.seed,
        to.display(),
        to.display(),
    )
}

fn kind(kind: &KindFindings) -> String {
    let share = kind
        .share
        .map_or_else(String::new, |share| format!("  {}{}", range(share), if kind.small { ", few" } else { "" }));
    let count = text::count;
    let moved = match (kind.came, kind.left) {
        (0, 0) => String::new(),
        (came, left) => format!("; {came} came here, {left} left: about {:.0} tickets", kind.reckoned),
    };
    format!(
        "  {:<32} {:>9} {:>7} {:>6} {:>6} {:>7}{share}{moved}\n",
        kind.name,
        count(kind.tickets),
        count(kind.drawn),
        count(kind.yes),
        count(kind.no),
        count(kind.unsure),
    )
}

fn covered(found: &SampleFindings) -> String {
    if found.covered < 1.0 {
        format!(
            "of the kinds of {:.0} % of the tickets something was said; the share is of those\n",
            found.covered * 100.0
        )
    } else {
        String::new()
    }
}

fn other_kind(found: &SampleFindings) -> String {
    match found.other_kind {
        0 => String::new(),
        n => format!(
            "{} of {} have another kind than was recorded: they count there below\n",
            text::count(n),
            text::count(found.answered)
        ),
    }
}

fn agreement(found: &SampleFindings) -> String {
    let Some(agreement) = found.agreement else { return String::new() };
    let kappa = agreement.kappa.map_or_else(
        || "kappa says nothing, as all answers are the same".into(),
        |kappa| format!("Cohen's kappa {:.2} ({:.2} to {:.2})", kappa.mean, kappa.low, kappa.high),
    );
    format!(
        "two people judged {} tickets and agree on {:.1} %; {kappa}\n",
        text::count(agreement.both),
        agreement.share * 100.0
    )
}

fn range(share: Stake) -> String {
    format!("{:.1} % ({:.1} to {:.1})", share.mean * 100.0, share.low * 100.0, share.high * 100.0)
}
