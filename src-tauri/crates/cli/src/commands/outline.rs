//! `milewalk outline`: a map as plain lines.

use super::{MapArguments, Outcome};
use crate::Answer;
use crate::text::print;

/// Print a map as an outline: stages, steps with their times, pain points and open questions
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    print(&journey::outline::write(&arguments.map.read()?))?;
    Ok(Answer::Yes)
}
