//! `milewalk report`: everything about a map for those who were not there.

use super::{MapArguments, Outcome, RunArguments, export, go_on};
use ::export::report::Found;
use ::simulate::rank;
use api::drawing::Look;
use api::export::{Format, Subject, again};
use api::wire::ExportKind;
use jiff::Zoned;
use std::path::PathBuf;

/// Write the report: the map, the friction ranking, Level Zero, what opportunities would change, pain points, assumptions
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    /// Where to: NAME.html, one page that needs no network, NAME.md, NAME.xlsx for its tables, or NAME.pptx for slides
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    run: RunArguments,
    /// The day that stands in it, instead of today
    #[arg(long, value_name = "WORDS")]
    date: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let name = arguments.to.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = ExportKind::of_name(&name)
        .filter(|kind| matches!(kind, ExportKind::Html | ExportKind::Markdown | ExportKind::Xlsx | ExportKind::Pptx));
    let kind = kind.ok_or_else(|| format!("{}: a report is .html, .md, .xlsx or .pptx", arguments.to.display()))?;
    let map = arguments.map.read()?;
    let report = arguments.run.run(&arguments.map, &map)?;
    let cast = arguments.run.customers.cast(&arguments.map, &map)?;
    let (walks, seed) = (arguments.run.walks, arguments.run.customers.seed);
    let ranking = rank::rank(&map, &cast, walks, seed, &go_on).map_err(|e| e.to_string())?;
    let date = arguments.date.clone().unwrap_or_else(|| Zoned::now().strftime("%-d %B %Y").to_string());
    let again = again(&arguments.map.again(), &map, &report);
    let ranking = Some((&ranking, cast.who()));
    let found = Found { date: &date, run: Some(&report), ranking, conformance: None, again: &again };
    let look = Look::default();
    let subject = Subject { map: &map, decor: &api::decor_of(&map), look: &look, found };
    export::write(&subject, kind, Format::default(), &arguments.to)
}
