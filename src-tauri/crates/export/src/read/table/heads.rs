//! What a column holds, told by its head: "Wait time (h)", "Touchpoint", "how it
//! feels (1–5)".

use crate::read::draft::NeedPart;
use journey::model::LaneRole;

/// Minutes of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit(pub(super) f64);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    Stage,
    Step,
    Key,
    EndsAs,
    Channel,
    Level,
    Wait(Unit),
    WaitBadDay(Unit),
    Doing(Unit),
    DoingBadDay(Unit),
    Patience(Unit),
    /// 1 to 5 instead of −2 to +2.
    Emotion {
        from_one: bool,
    },
    Cost,
    Attended,
    Blocked,
    WaitFlags,
    EasyQuestions,
    HardQuestions,
    RepeatInfo,
    GenericAnswer,
    OfValue,
    Controllable,
    MomentOfTruth,
    Team,
    Need(NeedPart),
    LeadsTo,
    Pain,
    Opportunity,
    Question,
    /// Texts of this kind.
    Lane(LaneRole),
    /// Texts of the lane with this number.
    Cell(usize),
    Unknown,
}

/// Whole heads, in small letters, and what they mean.
const NAMES: [(Column, &[&str]); 33] = [
    (Column::Stage, &["stage", "stages", "phase", "phases", "journey stage", "journey phase", "etappe"]),
    (
        Column::Step,
        &[
            "step",
            "steps",
            "step name",
            "process step",
            "touchpoint",
            "touchpoints",
            "touch point",
            "touchpoint name",
            "activity",
            "action",
            "customer action",
            "user action",
            "task",
            "name",
            "schritt",
            "aktivität",
            "kontaktpunkt",
        ],
    ),
    (Column::Key, &["key"]),
    (Column::EndsAs, &["ends as", "end", "outcome", "ending"]),
    (Column::Channel, &["channel", "channels", "medium", "via", "kanal"]),
    (Column::Level, &["level", "support level", "level of support", "tier", "ebene"]),
    (
        Column::Emotion { from_one: false },
        &[
            "feels",
            "feeling",
            "feelings",
            "emotion",
            "emotions",
            "mood",
            "sentiment",
            "how it feels",
            "satisfaction",
            "score",
            "gefühl",
        ],
    ),
    (Column::Cost, &["cost", "costs", "cost of a visit", "cost per visit", "price", "kosten"]),
    (Column::Attended, &["has to stay for"]),
    (Column::Blocked, &["blocked for"]),
    (Column::WaitFlags, &["the wait feels"]),
    (Column::EasyQuestions, &["easy questions"]),
    (Column::HardQuestions, &["hard questions"]),
    (Column::RepeatInfo, &["says it again"]),
    (Column::GenericAnswer, &["generic answers"]),
    (Column::OfValue, &["of value"]),
    (Column::Controllable, &["we can change it", "controllable"]),
    (Column::MomentOfTruth, &["moment of truth", "moments of truth"]),
    (Column::Team, &["team", "responsible team"]),
    (Column::Need(NeedPart::Begins), &["need begins here"]),
    (Column::Need(NeedPart::Met), &["need met here"]),
    (Column::Need(NeedPart::Solved), &["solved alone here"]),
    (Column::Need(NeedPart::Achieved), &["achieved here"]),
    (
        Column::LeadsTo,
        &["leads on to", "leads to", "next", "next step", "next steps", "then", "followed by", "goes to"],
    ),
    (
        Column::Pain,
        &[
            "pain",
            "pains",
            "pain point",
            "pain points",
            "problem",
            "problems",
            "frustrations",
            "schmerzpunkt",
            "schmerzpunkte",
        ],
    ),
    (
        Column::Opportunity,
        &["opportunity", "opportunities", "idea", "ideas", "idee", "ideen", "improvement", "improvements"],
    ),
    (Column::Question, &["question", "questions", "open question", "open questions"]),
    (Column::Lane(LaneRole::Thought), &["thought", "thoughts", "thinking", "gedanken"]),
    (Column::Lane(LaneRole::Frontstage), &["frontstage", "front stage"]),
    (Column::Lane(LaneRole::Backstage), &["backstage", "back stage"]),
    (Column::Lane(LaneRole::Support), &["support", "support process", "support processes", "systems"]),
    (Column::Lane(LaneRole::Evidence), &["evidence", "physical evidence", "what i see"]),
    (
        Column::Lane(LaneRole::Custom),
        &["note", "notes", "comment", "comments", "description", "owner", "owners", "responsible"],
    ),
];

/// Whether a column holds shares of which it does not say what they are of.
pub(super) fn is_share(head: &str) -> bool {
    let head = head.to_lowercase();
    words(head.split(['(', '[']).next().unwrap_or_default())
        .first()
        .is_some_and(|word| ["share", "anteil", "probability", "wahrscheinlichkeit"].contains(word))
}

/// One of these anywhere in a head.
const WAITING: [&str; 8] = ["wait", "waits", "waiting", "queue", "queueing", "delay", "wartezeit", "warten"];
const DOING: [&str; 12] = [
    "doing",
    "active",
    "duration",
    "time",
    "handling",
    "work",
    "working",
    "minutes",
    "minuten",
    "effort",
    "dauer",
    "bearbeitungszeit",
];
const BAD: [&str; 5] = ["bad", "worst", "p90", "90", "max"];

/// A field of a step stands in one column; what comes again is a lane.
pub(super) fn columns(heads: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for head in heads {
        let column = column(head);
        let several = matches!(column, Column::Lane(_) | Column::Unknown);
        columns.push(match column {
            Column::Channel if columns.contains(&column) => Column::Lane(LaneRole::Channel),
            column if !several && columns.contains(&column) => Column::Unknown,
            column => column,
        });
    }
    columns
}

fn column(head: &str) -> Column {
    let head = head.to_lowercase();
    let (base, inside) = head.split_once(['(', '[']).unwrap_or((&head, ""));
    let words = words(base);
    let base = words.join(" ");
    let known = NAMES.iter().find(|(_, names)| names.contains(&base.as_str())).map(|(column, _)| *column);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    match known {
        Some(Column::Emotion { .. }) => {
            let scale = inside.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            Column::Emotion { from_one: scale.starts_with('1') || base == "score" }
        }
        Some(column) => column,
        None if base.starts_with("gives up after") || has(&["patience"]) => Column::Patience(unit(&words, inside)),
        None if has(&WAITING) && has(&BAD) => Column::WaitBadDay(unit(&words, inside)),
        None if has(&WAITING) => Column::Wait(unit(&words, inside)),
        None if has(&DOING) && has(&BAD) => Column::DoingBadDay(unit(&words, inside)),
        None if has(&DOING) => Column::Doing(unit(&words, inside)),
        None => Column::Unknown,
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Of the brackets or, without, of the words; a bad day is no unit.
fn unit(outside: &[&str], inside: &str) -> Unit {
    let inside = words(inside);
    let outside = outside.iter().zip(outside.iter().skip(1)).filter(|(before, _)| !BAD.contains(before));
    let all = inside.into_iter().chain(outside.map(|(_, word)| *word));
    all.filter_map(super::cells::unit).next_back().unwrap_or(Unit(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_however_they_are_written() {
        let minutes = Unit(1.0);
        for (head, means) in [
            ("Touchpoint", Column::Step),
            (" Journey Phase ", Column::Stage),
            ("waiting, bad day (min)", Column::WaitBadDay(minutes)),
            ("Wait time [h]", Column::Wait(Unit(60.0))),
            ("Minutes doing", Column::Doing(minutes)),
            ("Duration in days", Column::Doing(Unit(1440.0))),
            ("Waiting P90", Column::WaitBadDay(minutes)),
            ("How it feels (1–5)", Column::Emotion { from_one: true }),
            ("feels (−2 to +2)", Column::Emotion { from_one: false }),
            ("Pain points", Column::Pain),
            ("Owner", Column::Lane(LaneRole::Custom)),
            ("Ideen", Column::Opportunity),
            ("Dauer (Std.)", Column::Doing(Unit(60.0))),
            ("Budget", Column::Unknown),
        ] {
            assert_eq!(column(head), means, "{head}");
        }
    }

    #[test]
    fn a_field_that_comes_again_is_a_lane() {
        let heads = ["step", "channel", "Channel", "Name"].map(String::from);
        assert_eq!(columns(&heads), [Column::Step, Column::Channel, Column::Lane(LaneRole::Channel), Column::Unknown]);
    }
}
