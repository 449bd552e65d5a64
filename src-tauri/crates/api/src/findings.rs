//! What a sample of tickets says that people flagged: shares by kind and over
//! all, each with its interval, and how far two people agree.

use crate::error::ApiError;
use serde::{Deserialize, Serialize};
use simulate::agreement::{Agreement, agreement};
use simulate::levelzero::Stake;
use simulate::sampling::{Stratum, sampled, stratified, tickets_to_flag};
use std::collections::BTreeMap;
use tickets::TicketSet;
use tickets::sample::{Drawn, KindOf, SampleKind, SampleTicket, draw};

/// Name and version of [`SampleFindings`].
pub const SAMPLE_FORMAT: &str = "milewalk.sample/1";

/// Whether somebody could have solved a ticket without anybody's help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// There is an article or a way, and a customer can use it.
    Yes,
    /// There is not.
    No,
    /// Nobody can tell from the ticket.
    Unsure,
}

impl Answer {
    const ALL: [(Self, &'static str, &'static [&'static str]); 3] = [
        (Self::Yes, "yes", &["yes", "y", "1", "true", "ja", "j", "oui", "si"]),
        (Self::No, "no", &["no", "n", "0", "false", "nein", "non"]),
        (Self::Unsure, "unsure", &["unsure", "u", "?", "unknown", "unsicher"]),
    ];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(answer, _, _)| *answer == self).map_or("", |(_, name, _)| name)
    }

    /// As somebody wrote it; none for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.iter().find(|(_, _, words)| words.contains(&text.as_str())).map(|(answer, _, _)| *answer)
    }

    fn place(self) -> usize {
        Self::ALL.iter().position(|(answer, _, _)| *answer == self).unwrap_or_default()
    }
}

/// The answers of the two people who may look at a ticket.
pub type Answers = [Option<Answer>; 2];

/// What was said of tickets of one kind. Shares are 0 to 1, intervals 95 %.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct KindFindings {
    /// Its name.
    pub name: String,
    /// Tickets of it in the set.
    pub tickets: u32,
    /// Those in the sample.
    pub drawn: u32,
    /// Could have been solved without help.
    pub yes: u32,
    /// Could not.
    pub no: u32,
    /// Cannot be told.
    pub unsure: u32,
    /// Share of `yes` in `yes` and `no`, Wilson's interval; none before any.
    pub share: Option<Stake>,
    /// So few that the share must not be told without its interval.
    pub small: bool,
}

/// What a sample says. Shares are 0 to 1, intervals 95 %.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SampleFindings {
    /// [`SAMPLE_FORMAT`].
    pub format: String,
    /// Tickets of the set.
    pub tickets: u32,
    /// Those in the sample.
    pub drawn: u32,
    /// Those that the first person (or, where not, the second) has answered.
    pub answered: u32,
    /// Could have been solved without help.
    pub yes: u32,
    /// Could not.
    pub no: u32,
    /// Cannot be told: in no share.
    pub unsure: u32,
    /// Share over all kinds, each weighed by its tickets (post-stratified); of
    /// those of which something was said. None before that.
    pub share: Option<Stake>,
    /// Share of the tickets whose kind something was said of.
    pub covered: f64,
    /// By kind, the most frequent first.
    pub kinds: Vec<KindFindings>,
    /// How far two people agree; none before both looked at one ticket.
    pub agreement: Option<Agreement>,
}

/// What these answers, in the order of the tickets, say about a sample.
#[must_use]
pub fn findings(kinds: &[SampleKind], tickets: &[SampleTicket], answers: &[Answers]) -> SampleFindings {
    let mut counts = vec![[0_u32; 3]; kinds.len()];
    let mut table = [[0_u32; 3]; 3];
    for (ticket, [first, second]) in tickets.iter().zip(answers) {
        if let (Some(counts), Some(answer)) = (counts.get_mut(ticket.kind as usize), first.or(*second))
            && let Some(count) = counts.get_mut(answer.place())
        {
            *count += 1;
        }
        if let (Some(first), Some(second)) = (first, second)
            && let Some(count) = table.get_mut(first.place()).and_then(|row| row.get_mut(second.place()))
        {
            *count += 1;
        }
    }
    let kinds: Vec<KindFindings> = kinds.iter().zip(&counts).map(|(kind, counts)| of_kind(kind, *counts)).collect();
    let total = |of: fn(&KindFindings) -> u32| kinds.iter().map(of).sum::<u32>();
    let (yes, no, unsure) = (total(|kind| kind.yes), total(|kind| kind.no), total(|kind| kind.unsure));
    let (share, covered) = over(&kinds, |_| true);
    SampleFindings {
        format: SAMPLE_FORMAT.into(),
        tickets: total(|kind| kind.tickets),
        drawn: total(|kind| kind.drawn),
        answered: yes + no + unsure,
        yes,
        no,
        unsure,
        share,
        covered,
        agreement: agreement(&table),
        kinds,
    }
}

fn of_kind(kind: &SampleKind, [yes, no, unsure]: [u32; 3]) -> KindFindings {
    let found = sampled(yes, yes + no, None).ok();
    KindFindings {
        name: kind.name.clone(),
        tickets: kind.tickets,
        drawn: kind.drawn,
        yes,
        no,
        unsure,
        share: found.map(|found| found.share),
        small: found.is_none_or(|found| found.small),
    }
}

/// The share over some kinds, each weighed by its tickets, and the share of
/// their tickets whose kind something was said of.
pub(crate) fn over(kinds: &[KindFindings], counts: impl Fn(&KindFindings) -> bool) -> (Option<Stake>, f64) {
    let chosen = || kinds.iter().filter(|kind| counts(kind));
    let stratum =
        |kind: &KindFindings| Stratum { volume: f64::from(kind.tickets), flagged: kind.yes, of: kind.yes + kind.no };
    let said: Vec<Stratum> = chosen().map(stratum).filter(|stratum| stratum.of > 0).collect();
    let all: f64 = chosen().map(|kind| f64::from(kind.tickets)).sum();
    let covered = said.iter().map(|stratum| stratum.volume).sum::<f64>() / all.max(1.0);
    (stratified(&said).ok(), covered)
}

/// Needs of a map by the kinds of ticket that are about them.
pub type KindNeeds = BTreeMap<String, journey::ids::NeedId>;

/// Draws so many tickets that the share over all is known to ± `precision`.
///
/// # Errors
/// When precision or expected share are none.
pub fn draw_for(set: &TicketSet, by: KindOf, precision: f64, expected: f64, seed: u32) -> Result<Drawn, ApiError> {
    let n = tickets_to_flag(precision, expected, Some(set.tickets()))
        .map_err(|problem| ApiError::InvalidEdit { reason: problem.to_string() })?;
    Ok(draw(set, by, n, seed))
}
