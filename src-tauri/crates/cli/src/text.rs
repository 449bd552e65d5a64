//! Figures as readable text, and standard output that may be closed early.

use draw::words;
use journey::model::ExitReason;
use simulate::report::Figure;
use std::io::{self, Write};

/// Prints; a reader that has seen enough (`| head`) is no error.
pub(crate) fn print(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("cannot write the answer: {error}")),
        _ => Ok(()),
    }
}

/// Why customers leave self-service.
pub(crate) fn reason(reason: ExitReason) -> &'static str {
    match reason {
        ExitReason::NoAnswerThere => "no answer there",
        ExitReason::Access => "cannot get in",
        ExitReason::NotFound => "did not find it",
        ExitReason::ChosePerson => "chose a person",
        ExitReason::CannotAnswer => "cannot answer a question",
        ExitReason::Error => "something broke",
        ExitReason::DidNotLast => "it did not last",
        ExitReason::Distrust => "does not trust it",
    }
}

/// "100,000".
pub(crate) fn count(n: u32) -> String {
    words::count(u64::from(n))
}

/// "3 min", "1 h 20", "2 days".
pub(crate) fn minutes(minutes: f64) -> String {
    words::time(minutes)
}

/// Minutes of business time, of which a day has not 24 hours: "31 h".
pub(crate) fn open_minutes(minutes: f64) -> String {
    words::open_time(minutes)
}

/// Minutes since the start as a clock: "0:05", "26:10".
pub(crate) fn clock(minutes: f64) -> String {
    let whole = minutes.max(0.0).floor();
    format!("{}:{:02}", (whole / 60.0).floor(), whole % 60.0)
}

/// "90.6 % (90.5 to 90.8), exact 90.61 %".
pub(crate) fn share(figure: &Figure) -> String {
    let exact = figure.exact.map_or_else(String::new, |e| format!(", exact {:.2} %", e * 100.0));
    format!("{:.1} % ({:.1} to {:.1}){exact}", figure.mean * 100.0, figure.low * 100.0, figure.high * 100.0)
}

/// "32.9 em (32.8 to 33.0), exact 32.94; typical 26.3, worst tenth above 64.4; sd 25.4, exact 25.38".
pub(crate) fn figure(figure: &Figure, unit: &str) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    let exact = figure.exact.map_or_else(String::new, |e| format!(", exact {e:.2}"));
    let spread = match (figure.p50, figure.p90) {
        (Some(p50), Some(p90)) => format!("; typical {p50:.1}, worst tenth above {p90:.1}"),
        _ => String::new(),
    };
    let deviation = match (figure.sd, figure.exact_sd) {
        (Some(sd), Some(exact)) => format!("; sd {sd:.1}, exact {exact:.2}"),
        (Some(sd), None) => format!("; sd {sd:.1}"),
        (None, _) => String::new(),
    };
    format!("{:.1}{unit} ({:.1} to {:.1}){exact}{spread}{deviation}", figure.mean, figure.low, figure.high)
}
