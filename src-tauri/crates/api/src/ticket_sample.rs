//! A sample of a ticket set in the workspace: drawn, looked at ticket by ticket
//! with the articles that may answer it, flagged, and what follows from that.

use crate::error::ApiError;
use crate::findings::{Answer, BothSaid, KindNeeds, Said, draw_for, findings, over};
use crate::service::Service;
use crate::ticket_files::{damaged, json};
use crate::wire::{
    FlaggedTicket, FoundArticle, NeedRequest, NeedSample, Nothing, SampleDrawRequest, SampleFlag, SampleFlagRequest,
    SampleNeedsRequest, SampleRequest, SampleState, SampleTicketRequest, SampledTicket, TicketSetRequest,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{FlagRow, SampleRow};
use tickets::Ticket;
use tickets::sample::{Drawn, KindOf, SampleKind};

/// Articles beside a ticket.
const ARTICLES: u32 = 5;

/// Characters of an article that are shown.
const SHOWN: usize = 700;

/// How a sample was drawn, and what was drawn.
#[derive(Serialize, Deserialize)]
struct KeptSample {
    by: KindOf,
    seed: u32,
    precision: f64,
    drawn: Drawn,
}

impl Service {
    /// Draws a sample of a ticket set; the one before goes with its flags.
    ///
    /// # Errors
    /// When there is no such set or precision, or the workspace cannot be written.
    pub fn sample_draw(&self, request: SampleDrawRequest) -> Result<SampleState, ApiError> {
        let SampleDrawRequest { set, by, precision, expected, seed } = request;
        let drawn = draw_for(&*self.ticket_set(&set)?, by, precision, expected, seed)?;
        let row = SampleRow {
            id: self.surroundings().new_id().to_string(),
            ticket_set: set,
            made_at: self.now(),
            drawn: json(&KeptSample { by, seed, precision, drawn })?,
            needs: "{}".into(),
        };
        self.store().add_sample(&row)?;
        self.sample_state(row)
    }

    /// The sample of a ticket set, if one was drawn.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn sample_open(&self, request: TicketSetRequest) -> Result<Option<SampleState>, ApiError> {
        let sample = self.store().samples()?.into_iter().find(|sample| sample.ticket_set == request.set);
        sample.map(|sample| self.sample_state(sample)).transpose()
    }

    /// A ticket of a sample, with the articles that have its words: those of its
    /// text, or of its category where no text was kept.
    ///
    /// # Errors
    /// When it is not there.
    pub fn sample_ticket(&self, request: SampleTicketRequest) -> Result<SampledTicket, ApiError> {
        let sample = self.store().sample(&request.sample)?;
        let set = self.ticket_set(&sample.ticket_set)?;
        let ticket = set.iter().find(|ticket| ticket.id() == request.ticket);
        let ticket = ticket.ok_or(ApiError::NotFound { what: "this ticket".into() })?;
        let text = ticket.text();
        let found = self.store().articles_like(text.unwrap_or(&topic(&ticket)), ARTICLES)?;
        let said = |name: Option<&str>| name.map(String::from);
        Ok(SampledTicket {
            ticket: request.ticket,
            category: said(ticket.category()),
            channel: said(ticket.channel()),
            priority: said(ticket.priority()),
            close_code: said(ticket.close_code()),
            opened: ticket.opened().and_then(|at| jiff::Timestamp::from_second(at).ok()).map(|at| at.to_string()),
            text: said(text),
            articles: found.into_iter().map(shown).collect(),
        })
    }

    /// Flags a ticket, or takes a flag back; what the sample says now.
    ///
    /// # Errors
    /// When there is no such sample or ticket in it, or the workspace cannot be
    /// written.
    pub fn sample_flag(&self, request: SampleFlagRequest) -> Result<SampleState, ApiError> {
        let SampleFlagRequest { sample, ticket, second, answer, article, about } = request;
        let row = self.store().sample(&sample)?;
        let kept: KeptSample = serde_json::from_str(&row.drawn).map_err(damaged)?;
        let drawn = kept.drawn.tickets.iter().find(|one| one.ticket == ticket);
        let drawn = drawn.ok_or(ApiError::NotFound { what: "this ticket of the sample".into() })?;
        let about = about.and_then(|name| other_kind(&name, drawn.kind, &kept.drawn.kinds));
        let rater = if second { 2 } else { 1 };
        match answer {
            Some(answer) => {
                let flag = FlagRow { ticket, rater, answer: answer.name().into(), article, about };
                self.store().keep_flag(&sample, &flag)?;
            }
            None => self.store().remove_flag(&sample, &ticket, rater)?,
        }
        self.sample_state(row)
    }

    /// Says which kinds of ticket are about which need.
    ///
    /// # Errors
    /// When there is no such sample, or the workspace cannot be written.
    pub fn sample_needs(&self, request: SampleNeedsRequest) -> Result<SampleState, ApiError> {
        self.store().keep_sample_needs(&request.sample, &json(&request.needs)?)?;
        let row = self.store().sample(&request.sample)?;
        self.sample_state(row)
    }

    /// What samples say about one need: of every ticket set of which kinds are
    /// about it.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn need_samples(&self, request: NeedRequest) -> Result<Vec<NeedSample>, ApiError> {
        let samples = self.store().samples()?;
        let names: HashMap<String, String> =
            self.tickets_list(Nothing {})?.into_iter().map(|set| (set.id, set.name)).collect();
        let mut found = Vec::new();
        for row in samples {
            let state = self.sample_state(row)?;
            let about = |name: &str| state.needs.get(name) == Some(&request.need);
            let kinds = || state.findings.kinds.iter().filter(|kind| about(&kind.name));
            if let (Some(share), covered) = over(&state.findings.kinds, |kind| about(&kind.name)) {
                found.push(NeedSample {
                    set: names.get(&state.set).cloned().unwrap_or_default(),
                    yes: kinds().map(|kind| kind.yes).sum(),
                    of: kinds().map(|kind| kind.yes + kind.no).sum(),
                    kinds: kinds().map(|kind| kind.name.clone()).collect(),
                    share,
                    covered,
                });
            }
        }
        Ok(found)
    }

    fn sample_state(&self, row: SampleRow) -> Result<SampleState, ApiError> {
        let KeptSample { by, seed, precision, drawn } = serde_json::from_str(&row.drawn).map_err(damaged)?;
        let needs: KindNeeds = serde_json::from_str(&row.needs).map_err(damaged)?;
        let mut flags: HashMap<(String, u8), FlagRow> = HashMap::new();
        for flag in self.store().flags(&row.id)? {
            flags.insert((flag.ticket.clone(), flag.rater), flag);
        }
        let mut flag = |ticket: &str, rater: u8| {
            let flag = flags.remove(&(ticket.to_owned(), rater))?;
            Some(SampleFlag { answer: Answer::read(&flag.answer)?, article: flag.article, about: flag.about })
        };
        let entry = |one: &tickets::sample::SampleTicket| FlaggedTicket {
            ticket: one.ticket.clone(),
            kind: one.kind,
            first: flag(&one.ticket, 1),
            second: flag(&one.ticket, 2),
        };
        let tickets: Vec<FlaggedTicket> = drawn.tickets.iter().map(entry).collect();
        let said = |flag: &Option<SampleFlag>| {
            flag.as_ref().map(|flag| Said { answer: flag.answer, about: flag.about.clone() })
        };
        let said: Vec<BothSaid> = tickets.iter().map(|one| [said(&one.first), said(&one.second)]).collect();
        let findings = findings(&drawn.kinds, &drawn.tickets, &said);
        Ok(SampleState {
            id: row.id,
            set: row.ticket_set,
            drawn_at: row.made_at,
            by,
            seed,
            precision,
            tickets,
            findings,
            needs,
        })
    }

    /// Deletes a sample with its flags.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written.
    pub fn sample_remove(&self, request: SampleRequest) -> Result<Nothing, ApiError> {
        self.store().remove_sample(&request.sample)?;
        Ok(Nothing {})
    }
}

/// The name of another kind than the one that a ticket was drawn from, as those
/// kinds are written; none of nothing, and of the same one.
pub(crate) fn other_kind(name: &str, drawn: u32, kinds: &[SampleKind]) -> Option<String> {
    let name = name.trim();
    let known = (0..).zip(kinds).find(|(_, kind)| kind.name.eq_ignore_ascii_case(name));
    match known {
        _ if name.is_empty() => None,
        Some((number, _)) if number == drawn => None,
        Some((_, kind)) => Some(kind.name.clone()),
        None => Some(name.into()),
    }
}

/// What a ticket is about, where nothing was written down.
pub fn topic(ticket: &Ticket<'_>) -> String {
    [ticket.category(), ticket.kind()].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn shown(found: store::FoundArticle) -> FoundArticle {
    let store::FoundArticle { article, score } = found;
    let text = article.text.char_indices().nth(SHOWN).and_then(|(end, _)| article.text.get(..end));
    FoundArticle {
        key: article.key,
        title: article.title,
        category: article.category,
        text: text.map_or(article.text.clone(), |beginning| format!("{beginning} …")),
        score,
    }
}
