//! A sample of tickets: flagged by two people beside articles, by kinds that may be wrong, telling of a need.

use std::fs;

use api::Service;
use api::wire::{
    Answer, ArticlesFrom, ArticlesRequest, FlaggedTicket, NeedRequest, SampleDrawRequest, SampleFlagRequest,
    SampleNeedsRequest, SampleState, SampleTicketRequest, TicketImportRequest, TicketSetRequest,
};
use journey::ids::{MapId, NeedId};
use journey::record::Record;

use crate::service::{HEADER, at_work, imported, on, reading, snapshot};

/// Thirty tickets about access and ten about printing, of which sixteen are drawn and flagged: all about access yes.
fn flagged(service: &Service, folder: &tempfile::TempDir) -> SampleState {
    let mut text = format!("{HEADER},category,short_description\n");
    for ticket in 0..40 {
        let (about, what) = if ticket < 30 { ("Access", "forgot my password") } else { ("Print", "paper jam") };
        for state in ["New", "Closed"] {
            text += &format!("T{ticket},{state},2026-05-01 08:00:00,2026-05-01 08:00:00,{about},{what}\n");
        }
    }
    let path = folder.path().join("desk.csv");
    fs::write(&path, text).unwrap();
    let options = tickets::ImportOptions { keep_text: true, ..Default::default() };
    let set = imported(service, TicketImportRequest { options, ..reading(&path.display().to_string()) }).set.id;
    let kb = folder.path().join("kb.json");
    fs::write(&kb, r#"[{"title": "Reset a forgotten password", "steps": ["Go"]}, {"title": "Clear a paper jam"}]"#)
        .unwrap();
    let request = ArticlesRequest { from: ArticlesFrom::File, path: Some(kb.display().to_string()) };
    let sources = service.articles_import(request).unwrap().unwrap();
    assert_eq!((sources[0].name.as_str(), sources[0].articles), ("kb.json", 2));

    let draw = SampleDrawRequest { set: set.clone(), by: Default::default(), precision: 0.2, expected: 0.5, seed: 7 };
    let drawn = service.sample_draw(draw).unwrap();
    assert_eq!(drawn.tickets.len(), 16, "40 tickets to ±20 points");
    for (at, one) in drawn.tickets.iter().enumerate() {
        let ticket = SampleTicketRequest { sample: drawn.id.clone(), ticket: one.ticket.clone() };
        let seen = service.sample_ticket(ticket).unwrap();
        let answers = if one.kind == 0 { "Reset a forgotten password" } else { "Clear a paper jam" };
        assert_eq!(seen.articles[0].title, answers, "{:?}", seen.text);
        let flag = |second, answer| SampleFlagRequest {
            sample: drawn.id.clone(),
            ticket: one.ticket.clone(),
            second,
            answer: Some(answer),
            article: None,
            about: None,
        };
        service.sample_flag(flag(false, if one.kind == 0 { Answer::Yes } else { Answer::No })).unwrap();
        service.sample_flag(flag(true, if one.kind == 0 && at > 0 { Answer::Yes } else { Answer::Unsure })).unwrap();
    }
    service.sample_open(TicketSetRequest { set }).unwrap().unwrap()
}

/// The need of the map.
fn need_of(service: &Service, map: MapId) -> NeedId {
    let need = snapshot(service, map).records.into_iter().find_map(|record| match record {
        Record::Need(need) => Some(need.id),
        _ => None,
    });
    need.unwrap()
}

#[test]
fn a_sample_is_flagged_beside_articles_and_tells_of_a_need() {
    let (folder, service, map) = at_work();
    let set = flagged(&service, &folder).set;
    let state = on(&folder).sample_open(TicketSetRequest { set: set.clone() }).unwrap().unwrap();
    let share = state.findings.share.unwrap();
    assert!((share.mean - 0.75).abs() < 1e-12 && share.low < 0.75 && share.high > 0.75, "{share:?}");
    assert_eq!(state.findings.answered, 16);
    assert!(state.findings.agreement.is_some_and(|agreement| agreement.both == 16 && agreement.same < 16));

    let need = need_of(&service, map);
    assert!(service.need_samples(NeedRequest { need }).unwrap().is_empty());
    let needs = [("Access".to_owned(), need)].into();
    service.sample_needs(SampleNeedsRequest { sample: state.id, needs }).unwrap();
    let told = service.need_samples(NeedRequest { need }).unwrap();
    assert_eq!((told[0].set.as_str(), told[0].yes, told[0].of, told[0].share.mean), ("desk.csv", 12, 12, 1.0));
    service.tickets_remove(TicketSetRequest { set }).unwrap();
    assert!(service.need_samples(NeedRequest { need }).unwrap().is_empty(), "it goes with its tickets");
}

#[test]
fn a_ticket_that_is_recorded_as_another_kind_counts_where_it_belongs() {
    let (folder, service, map) = at_work();
    let drawn = flagged(&service, &folder);
    let need = need_of(&service, map);
    // A quarter of those about access are about something that nobody has named.
    let about = |one: &FlaggedTicket, kind: &str| SampleFlagRequest {
        sample: drawn.id.clone(),
        ticket: one.ticket.clone(),
        second: false,
        answer: Some(Answer::No),
        article: None,
        about: Some(kind.into()),
    };
    let access: Vec<_> = drawn.tickets.iter().filter(|one| one.kind == 0).collect();
    for one in &access[..3] {
        service.sample_flag(about(one, " VPN ")).unwrap();
    }
    let same = service.sample_flag(about(access[3], "access")).unwrap();
    assert!(
        same.tickets.iter().all(|one| one.ticket != access[3].ticket || one.first.as_ref().unwrap().about.is_none())
    );
    let state = on(&folder).sample_open(TicketSetRequest { set: drawn.set.clone() }).unwrap().unwrap();
    let told = |name: &str| {
        let kind = state.findings.kinds.iter().find(|kind| kind.name == name).unwrap();
        (kind.tickets, kind.reckoned, kind.drawn, kind.yes + kind.no)
    };
    assert_eq!((state.findings.other_kind, state.findings.answered), (3, 16));
    assert_eq!(told("Access"), (30, 22.5, 9, 9));
    assert_eq!(told("VPN"), (0, 7.5, 3, 3));
    assert_eq!(told("Print"), (10, 10.0, 4, 4));
    let mean = state.findings.share.unwrap().mean;
    assert!((mean - 0.75 * 8.0 / 12.0).abs() < 1e-12, "over all it is weighed as it was drawn: {mean}");
    let needs = [("Access".to_owned(), need), ("VPN".to_owned(), need)].into();
    service.sample_needs(SampleNeedsRequest { sample: state.id, needs }).unwrap();
    let told = service.need_samples(NeedRequest { need }).unwrap();
    assert_eq!((told[0].yes, told[0].of, told[0].covered), (8, 12, 1.0));
    assert!((told[0].share.mean - 8.0 / 12.0).abs() < 1e-12, "8 of 9 of 22.5 and 0 of 3 of 7.5: {:?}", told[0].share);
}
