//! A sample as a table that people fill in with whatever they have, and what
//! they filled in.

use crate::error::ApiError;
use crate::findings::{Answer, BothSaid, Said};
use crate::ticket_sample::{other_kind, topic};
use std::collections::BTreeMap;
use store::Articles;
use tickets::TicketSet;
use tickets::sample::{Drawn, SampleKind, SampleTicket};
use tickets::sheet::{self, Table};

const TICKET: &str = "ticket";
const KIND: &str = "kind";
const OF_KIND: &str = "tickets_of_kind";
const ANSWER: &str = "answer";
const SECOND: &str = "second_answer";
/// The kind that a ticket is really of, where `kind` is wrong.
const OTHER_KIND: &str = "other_kind";
const COLUMNS: [&str; 9] = [TICKET, KIND, OF_KIND, "text", "articles", ANSWER, "article", SECOND, OTHER_KIND];

/// Articles that are named beside a ticket.
const ARTICLES: u32 = 3;

/// The table of a sample: a row for each ticket, with columns to be filled in.
///
/// # Errors
/// When articles cannot be sought.
pub fn write(set: &TicketSet, drawn: &Drawn, articles: Option<&Articles>) -> Result<String, ApiError> {
    let by_id: std::collections::HashMap<&str, tickets::Ticket<'_>> =
        set.iter().map(|ticket| (ticket.id(), ticket)).collect();
    let mut rows = Vec::new();
    for one in &drawn.tickets {
        let Some((kind, ticket)) = drawn.kinds.get(one.kind as usize).zip(by_id.get(one.ticket.as_str())) else {
            continue;
        };
        let text = ticket.text().map(String::from);
        let found = match articles {
            Some(articles) => articles.like(text.as_deref().unwrap_or(&topic(ticket)), ARTICLES)?,
            None => Vec::new(),
        };
        let titles = found.into_iter().map(|found| found.article.title).collect::<Vec<_>>().join(" | ");
        let blank = String::new;
        rows.push([
            one.ticket.clone(),
            kind.name.clone(),
            kind.tickets.to_string(),
            text.unwrap_or_default(),
            titles,
            blank(),
            blank(),
            blank(),
            blank(),
        ]);
    }
    Ok(sheet::csv(&COLUMNS, rows))
}

/// What a table says that was filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledIn {
    /// Kinds, in the order of the table.
    pub kinds: Vec<SampleKind>,
    /// A ticket for each row.
    pub tickets: Vec<SampleTicket>,
    /// What was said of each of them.
    pub said: Vec<BothSaid>,
}

/// Reads a table that was filled in.
///
/// # Errors
/// When it is no such table, or a cell says something else than yes, no or
/// unsure; with its line.
pub fn read(bytes: &[u8]) -> Result<FilledIn, ApiError> {
    let wrong = |reason: String| ApiError::InvalidEdit { reason };
    let table = Table::read(bytes).map_err(wrong)?;
    let place = |name: &str| {
        table
            .place(&[name])
            .ok_or_else(|| wrong(format!("there is no column “{name}”; there is {}", table.names.join(", "))))
    };
    let (ticket, kind, of_kind, answer) = (place(TICKET)?, place(KIND)?, place(OF_KIND)?, place(ANSWER)?);
    let (second, other) = (table.place(&[SECOND]), table.place(&[OTHER_KIND]));
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let (mut kinds, mut tickets, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    for (line, cells) in &table.rows {
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let said = |at: Option<usize>| match at.map(cell).unwrap_or_default() {
            "" => Ok(None),
            text => Answer::read(text)
                .map(Some)
                .ok_or_else(|| wrong(format!("line {line}: “{text}” is neither yes, no nor unsure"))),
        };
        let about = other.map(cell).unwrap_or_default();
        answers.push(([said(Some(answer))?, said(second)?], about));
        let number = match numbers.get(cell(kind)) {
            Some(number) => *number,
            None => {
                let all = cell(of_kind).parse().map_err(|_| wrong(format!("line {line}: {OF_KIND} is no number")))?;
                kinds.push(SampleKind { name: cell(kind).into(), tickets: all, drawn: 0 });
                numbers.insert(cell(kind).into(), kinds.len() as u32 - 1);
                kinds.len() as u32 - 1
            }
        };
        if let Some(kind) = kinds.get_mut(number as usize) {
            kind.drawn += 1;
        }
        tickets.push(SampleTicket { ticket: cell(ticket).into(), kind: number });
    }
    // Which kinds there are is known only now.
    let both = |(ticket, (answers, about)): (&SampleTicket, ([Option<Answer>; 2], &str))| {
        let about = other_kind(about, ticket.kind, &kinds);
        answers.map(|answer| answer.map(|answer| Said { answer, about: about.clone() }))
    };
    let said = tickets.iter().zip(answers).map(both).collect();
    Ok(FilledIn { kinds, tickets, said })
}
