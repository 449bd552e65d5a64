//! A real incident log (UCI, ServiceNow). The expected figures were computed
//! apart from this crate, in plain Python: rows grouped by number, sorted by
//! time and line, cut into visits, quantiles of type 7 in whole numbers.

use crate::support::{at, check_invariants, import, sample, shared_data};
use journey::JourneyMap;
use tickets::{ImportReport, Overlay, OverlayOptions, StateMapping, TicketSet, overlay, suggest_mapping};

fn laid(set: &TicketSet, map: &JourneyMap) -> Overlay {
    let mapping = suggest_mapping(set, map);
    let expected = [
        ("Active", "fix"),
        ("Awaiting Evidence", "wait"),
        ("Awaiting Problem", "wait"),
        ("Awaiting User Info", "wait"),
        ("Awaiting Vendor", "wait"),
        ("Closed", "resolved_verified"),
        ("New", "urgency"),
        ("Resolved", "verify"),
    ];
    let id = |key| map.touchpoint_by_key(key).unwrap().id;
    let expected = expected.into_iter().map(|(state, key)| (state.into(), id(key))).collect();
    assert_eq!(mapping, StateMapping(expected), "the figures below are of this mapping");
    overlay(set, map, &mapping, &OverlayOptions::default())
}

/// Key, tickets, visits, median and P90 of a touchpoint.
type Visited<'a> = (&'a str, u32, u32, Option<f64>, Option<f64>);

/// Where tickets were.
fn visited(over: &Overlay) -> Vec<Visited<'_>> {
    let mut visited: Vec<_> = over
        .touchpoints
        .iter()
        .filter(|t| t.visits > 0)
        .map(|t| (t.key.as_str(), t.tickets, t.visits, t.median_min, t.p90_min.map(|p90| (p90 * 10.0).round() / 10.0)))
        .collect();
    visited.sort_by_key(|t| t.0);
    visited
}

fn moves(over: &Overlay) -> Vec<(&str, &str, u32, Option<f64>)> {
    let mut moves: Vec<_> = over
        .transitions
        .iter()
        .filter(|t| t.n > 0)
        .map(|t| (t.source_key.as_str(), t.target_key.as_str(), t.n, t.median_min))
        .collect();
    moves.sort_by_key(|(.., n, _)| std::cmp::Reverse(*n));
    moves
}

fn off_map(over: &Overlay) -> Vec<(&str, &str, u32, Option<f64>)> {
    let moves = over.off_map_moves.iter();
    moves.map(|m| (m.source_key.as_str(), m.target_key.as_str(), m.n, m.median_min)).collect()
}

fn states(report: &ImportReport) -> Vec<(&str, u32, u32)> {
    report.states.iter().map(|state| (state.name.as_str(), state.tickets, state.events)).collect()
}

/// The four date columns are written alike.
fn check_dates(report: &ImportReport, format: &str) {
    let formats: Vec<_> =
        report.columns.iter().filter_map(|c| Some((c.name.as_str(), c.date_format.as_deref()?))).collect();
    let columns = ["opened_at", "sys_updated_at", "resolved_at", "closed_at"];
    assert_eq!(formats, columns.map(|column| (column, format)));
}

const DROPPED: [&str; 6] = ["caller_id", "opened_by", "sys_created_by", "sys_updated_by", "assigned_to", "resolved_by"];
const ZONE: &str = "The file does not say in which time zone its times are: they are read as UTC.";

#[test]
fn the_first_six_thousand_rows_are_read_as_they_are() {
    let Some(file) = shared_data("uci-incidents-6k.csv") else { return };
    let (set, report) = import(std::fs::read(file).unwrap()).unwrap();
    check_invariants(&set, &report);
    check_dates(&report, "dd-mm-yyyy hh:mm");
    assert_eq!((report.rows, report.tickets, report.events, report.refused_total), (5_998, 890, 5_998, 0));
    assert_eq!(report.dropped_columns, DROPPED);
    assert_eq!(
        states(&report),
        [
            ("New", 632, 1_638),
            ("Resolved", 890, 929),
            ("Closed", 890, 897),
            ("Active", 557, 1_544),
            ("Awaiting User Info", 294, 910),
            ("Awaiting Problem", 34, 71),
            ("Awaiting Vendor", 3, 7),
            ("Awaiting Evidence", 2, 2),
        ]
    );
    assert_eq!(
        report.doubts,
        [
            "5 tickets updated before being opened.",
            "241 tickets in two states at one time: the order of the file decides, and the time between is 0.",
            "21 tickets opened within 7 days after one of the same person and category was solved: reopening may hide \
             behind new tickets.",
            ZONE,
        ]
    );
    check_one_ticket(&set);

    let map = sample("find-the-number");
    let over = laid(&set, &map);
    assert_eq!(
        visited(&over),
        [
            ("fix", 557, 629, Some(943.0), Some(28_636.0)),
            ("resolved_verified", 890, 890, None, None),
            ("urgency", 632, 633, Some(1_403.0), Some(8_721.4)),
            ("verify", 890, 901, Some(7_242.0), Some(21_796.0)),
            ("wait", 313, 347, Some(7_579.0), Some(54_852.8)),
        ]
    );
    assert_eq!(
        moves(&over),
        [
            ("verify", "resolved_verified", 889, Some(7_242.0)),
            ("fix", "verify", 380, Some(1_319.5)),
            ("urgency", "fix", 321, Some(1_372.0)),
        ]
    );
    assert_eq!(
        off_map(&over),
        [
            ("wait", "verify", 270, Some(9_580.5)),
            ("fix", "wait", 249, Some(167.0)),
            ("urgency", "verify", 222, Some(1_297.5)),
            ("urgency", "wait", 89, Some(1_692.0)),
            ("wait", "fix", 77, Some(2_474.0)),
            ("verify", "fix", 11, Some(1_005.0)),
            ("urgency", "resolved_verified", 1, None),
            ("verify", "urgency", 1, None),
        ]
    );
    assert_eq!(over.leaving_share, 539.0 / 890.0);
}

/// INC0000065, the eighth of both files.
fn check_one_ticket(set: &TicketSet) {
    let ticket = set.ticket(7).unwrap();
    assert_eq!((ticket.id(), ticket.events().count()), ("INC0000065", 13));
    assert_eq!(
        (ticket.category(), ticket.channel(), ticket.priority()),
        (Some("Category 45"), Some("Phone"), Some("3 - Moderate"))
    );
    assert_eq!((ticket.reopen_count(), ticket.reassignment_count(), ticket.made_sla()), (Some(0), Some(6), Some(true)));
    assert_eq!(ticket.opened(), Some(at("2016-02-29T07:38:00Z")));
    assert_eq!((ticket.resolved(), ticket.closed()), (Some(1_456_932_060), Some(1_457_366_400)));
    let first: Vec<_> = ticket.events().take(3).map(|e| (set.state_name(e.state).unwrap(), e.time)).collect();
    assert_eq!(first, [("New", 1_456_731_960), ("New", 1_456_732_500), ("New", 1_456_734_360)]);
}

#[test]
fn the_first_hundred_and_twenty_thousand_rows_are_read_as_they_are() {
    let Some(file) = shared_data("uci-incidents-120k.csv.gz") else { return };
    let (set, report) = import(std::fs::read(file).unwrap()).unwrap();
    check_invariants(&set, &report);
    check_dates(&report, "dd/mm/yyyy hh:mm");
    assert_eq!((report.rows, report.tickets, report.events, report.refused_total), (119_998, 20_769, 119_998, 0));
    assert_eq!(report.dropped_columns, DROPPED);
    let mut states = states(&report);
    states.sort_unstable();
    assert_eq!(
        states,
        [
            ("-100", 1, 2),
            ("Active", 12_574, 33_582),
            ("Awaiting Evidence", 9, 19),
            ("Awaiting Problem", 217, 400),
            ("Awaiting User Info", 4_775, 12_884),
            ("Awaiting Vendor", 203, 557),
            ("Closed", 20_768, 20_825),
            ("New", 13_383, 30_229),
            ("Resolved", 20_765, 21_500),
        ]
    );
    assert_eq!(
        report.doubts,
        [
            "5 tickets updated before being opened.",
            "5,408 tickets in two states at one time: the order of the file decides, and the time between is 0.",
            "“-100” is no state that we know (1 ticket): it is kept; say which step it is.",
            "3,265 tickets opened within 7 days after one of the same person and category was solved: reopening may hide \
             behind new tickets.",
            ZONE,
        ]
    );
    check_one_ticket(&set);

    let map = sample("find-the-number");
    let over = laid(&set, &map);
    assert_eq!(
        visited(&over),
        [
            ("fix", 12_574, 13_444, Some(199.0), Some(12_294.1)),
            ("resolved_verified", 20_768, 20_776, Some(5_511.0), Some(42_264.3)),
            ("urgency", 13_383, 13_384, Some(229.0), Some(8_980.8)),
            ("verify", 20_765, 21_041, Some(7_235.0), Some(13_398.0)),
            ("wait", 5_061, 5_427, Some(5_709.0), Some(35_638.6)),
        ]
    );
    assert_eq!(
        moves(&over),
        [
            ("verify", "resolved_verified", 20_772, Some(7_235.0)),
            ("fix", "verify", 10_061, Some(97.0)),
            ("urgency", "fix", 6_563, Some(199.0)),
            // Two were opened again after they were solved: the map leads there
            // through finding the number, which no ticket shows.
            ("find", "wait", 2, None),
            ("verify", "find", 2, None),
        ]
    );
    let off_map = off_map(&over);
    assert_eq!(
        off_map[..5],
        [
            ("urgency", "verify", 4_972, Some(125.0)),
            ("wait", "verify", 4_325, Some(6_970.0)),
            ("fix", "wait", 3_382, Some(1_265.5)),
            ("urgency", "wait", 1_844, Some(1_229.5)),
            ("wait", "fix", 1_102, Some(2_530.0)),
        ]
    );
    assert_eq!(off_map.iter().map(|(.., n, _)| *n).collect::<Vec<_>>()[5..], [266, 8, 3, 1, 1]);
    assert_eq!(
        over.unmapped.iter().map(|s| (s.name.as_str(), s.tickets, s.events)).collect::<Vec<_>>(),
        [("-100", 1, 2)]
    );
    assert_eq!(over.leaving_share, 10_092.0 / 20_769.0);
}
