//! What a sample of tickets says that people flagged: shares by kind and over
//! all, each with its interval, and how far two people agree.

use crate::error::ApiError;
use crate::ticket_view::MINIMUM_N;
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

/// What somebody said of a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Whether help was needed.
    pub answer: Answer,
    /// The kind that it is really of, where it was recorded as another.
    pub about: Option<String>,
}

/// What the two people said who may look at a ticket.
pub type BothSaid = [Option<Said>; 2];

/// What was said of tickets of one kind. Shares are 0 to 1, intervals 95 %.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct KindFindings {
    /// Its name.
    pub name: String,
    /// Tickets of the set that are recorded as of this kind.
    pub tickets: u32,
    /// Tickets of the set that are of this kind, as the sample tells: of each
    /// kind the share that was found to be of this one, times its tickets.
    pub reckoned: f64,
    /// Tickets of the sample that count here.
    pub drawn: u32,
    /// Those of them that are recorded as of another kind.
    pub came: u32,
    /// Tickets of the sample that are recorded here and count elsewhere.
    pub left: u32,
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
    /// Those that were answered and found to be of another kind than recorded.
    pub other_kind: u32,
    /// Share over all kinds as they are recorded, since so they were drawn, each
    /// weighed by its tickets (post-stratified); of those of which something was
    /// said. None before that.
    pub share: Option<Stake>,
    /// Share of the tickets whose kind something was said of.
    pub covered: f64,
    /// By the kind that they are really of: those that were drawn, the most
    /// frequent first, then those that people named.
    pub kinds: Vec<KindFindings>,
    /// How far two people agree; none before both looked at one ticket.
    pub agreement: Option<Agreement>,
}

/// What was said of the tickets, in their order, tells this about a sample.
#[must_use]
pub fn findings(kinds: &[SampleKind], tickets: &[SampleTicket], said: &[BothSaid]) -> SampleFindings {
    let mut judged = Judged::of(kinds);
    let mut table = [[0_u32; 3]; 3];
    for (ticket, [first, second]) in tickets.iter().zip(said) {
        if let Some(said) = first.as_ref().or(second.as_ref()) {
            judged.add(ticket.kind as usize, said);
        }
        if let (Some(first), Some(second)) = (first, second)
            && let Some(count) = table.get_mut(first.answer.place()).and_then(|row| row.get_mut(second.answer.place()))
        {
            *count += 1;
        }
    }
    let as_drawn = (0..kinds.len()).map(|at| judged.stratum(at));
    let (share, covered) = weighed(&as_drawn.collect::<Vec<_>>());
    let kinds: Vec<KindFindings> = (0..judged.names.len()).map(|at| judged.kind(at)).collect();
    let total = |of: fn(&KindFindings) -> u32| kinds.iter().map(of).sum::<u32>();
    let (yes, no, unsure) = (total(|kind| kind.yes), total(|kind| kind.no), total(|kind| kind.unsure));
    SampleFindings {
        format: SAMPLE_FORMAT.into(),
        tickets: total(|kind| kind.tickets),
        drawn: total(|kind| kind.drawn),
        answered: yes + no + unsure,
        yes,
        no,
        unsure,
        other_kind: total(|kind| kind.came),
        share,
        covered,
        agreement: agreement(&table),
        kinds,
    }
}

/// Tickets of which something was said, by kind: how they were drawn, and what
/// they really are.
struct Judged<'a> {
    drawn: &'a [SampleKind],
    /// Of the kinds that were drawn, then of those that people named.
    names: Vec<&'a str>,
    /// By the kind as recorded and the kind as it is: yes, no and unsure.
    counts: BTreeMap<(usize, usize), [u32; 3]>,
}

impl<'a> Judged<'a> {
    fn of(drawn: &'a [SampleKind]) -> Self {
        Self { drawn, names: drawn.iter().map(|kind| kind.name.as_str()).collect(), counts: BTreeMap::new() }
    }

    fn add(&mut self, recorded: usize, said: &'a Said) {
        let real = said.about.as_ref().map_or(recorded, |name| {
            self.names.iter().position(|known| known == name).unwrap_or_else(|| {
                self.names.push(name);
                self.names.len() - 1
            })
        });
        if let Some(count) = self.counts.entry((recorded, real)).or_default().get_mut(said.answer.place()) {
            *count += 1;
        }
    }

    /// Yes, no and unsure of those that were recorded and are like this.
    fn sum(&self, is: impl Fn(usize, usize) -> bool) -> [u32; 3] {
        let some = self.counts.iter().filter(|((recorded, real), _)| is(*recorded, *real));
        some.fold([0; 3], |[a, b, c], (_, [yes, no, unsure])| [a + yes, b + no, c + unsure])
    }

    fn count(&self, is: impl Fn(usize, usize) -> bool) -> u32 {
        self.sum(is).iter().sum()
    }

    fn tickets(&self, at: usize) -> u32 {
        self.drawn.get(at).map_or(0, |kind| kind.tickets)
    }

    /// Tickets as they were drawn: the sizes of these are known.
    fn stratum(&self, at: usize) -> Stratum {
        let [yes, no, _] = self.sum(|recorded, _| recorded == at);
        Stratum { volume: f64::from(self.tickets(at)), flagged: yes, of: yes + no }
    }

    /// Tickets of a kind in the whole set: of each kind as recorded the share
    /// that is of this one. Where hardly anything was said of a kind, it is as
    /// recorded: one ticket does not move a whole kind.
    fn reckoned(&self, at: usize) -> f64 {
        let part = |from: usize| {
            let share = match self.count(|recorded, _| recorded == from) {
                few if few < MINIMUM_N.min(self.tickets(from)) => f64::from(u8::from(from == at)),
                all => f64::from(self.count(|recorded, real| recorded == from && real == at)) / f64::from(all),
            };
            f64::from(self.tickets(from)) * share
        };
        (0..self.drawn.len()).map(part).sum()
    }

    fn kind(&self, at: usize) -> KindFindings {
        let [yes, no, unsure] = self.sum(|_, real| real == at);
        let came = self.count(|recorded, real| real == at && recorded != at);
        let left = self.count(|recorded, real| recorded == at && real != at);
        let found = sampled(yes, yes + no, None).ok();
        KindFindings {
            name: self.names.get(at).copied().unwrap_or_default().into(),
            tickets: self.tickets(at),
            reckoned: self.reckoned(at),
            drawn: (self.drawn.get(at).map_or(0, |kind| kind.drawn) + came).saturating_sub(left),
            came,
            left,
            yes,
            no,
            unsure,
            share: found.map(|found| found.share),
            small: found.is_none_or(|found| found.small),
        }
    }
}

/// The share over some kinds, each weighed by its tickets, and the share of
/// their tickets whose kind something was said of.
pub(crate) fn over(kinds: &[KindFindings], counts: impl Fn(&KindFindings) -> bool) -> (Option<Stake>, f64) {
    let stratum = |kind: &KindFindings| Stratum { volume: kind.reckoned, flagged: kind.yes, of: kind.yes + kind.no };
    weighed(&kinds.iter().filter(|kind| counts(kind)).map(stratum).collect::<Vec<_>>())
}

fn weighed(all: &[Stratum]) -> (Option<Stake>, f64) {
    let said: Vec<Stratum> = all.iter().copied().filter(|stratum| stratum.of > 0).collect();
    let volume = |strata: &[Stratum]| strata.iter().map(|stratum| stratum.volume).sum::<f64>();
    (stratified(&said).ok(), volume(&said) / volume(all).max(1.0))
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
