//! The other sheets of our workbooks: pain points, opportunities and questions
//! with all that is said of them. What was found out is reckoned anew.

use super::super::called;
use super::super::draft::{At, Draft, idea, pain};
use super::Sheet;
use super::cells::number;
use crate::clean::one_line;
use crate::report::words;
use crate::tables::FOUND;
use journey::figure::Evidence;
use journey::model::{ExperienceLayer, Frequency, Opportunity, PainKind, PainPoint, PainStatus};

const FREQUENCIES: [Frequency; 4] = [Frequency::Rarely, Frequency::Sometimes, Frequency::Often, Frequency::Always];
const LAYERS: [ExperienceLayer; 3] = [ExperienceLayer::Customer, ExperienceLayer::User, ExperienceLayer::Employee];
const KINDS: [PainKind; 3] = [PainKind::MustBe, PainKind::Performance, PainKind::Attractive];
const STATUSES: [PainStatus; 4] = [PainStatus::Open, PainStatus::Idea, PainStatus::Doing, PainStatus::Closed];

pub(super) fn read(draft: &mut Draft, sheet: &Sheet) {
    let Some(((_, heads), rows)) = sheet.rows.split_first() else { return };
    let has = |wanted: &str| heads.iter().any(|head| head.to_lowercase() == wanted);
    let read: fn(&mut Draft, &[At], &Row<'_>) = match sheet.name.as_str() {
        found if FOUND.contains(&found) => {
            draft.leave_out(format!("The sheet “{}” holds what was found out: it is reckoned anew.", sheet.name));
            return;
        }
        _ if has("at") && has("pain point") => pain_point,
        _ if has("at") && has("opportunity") => opportunity,
        _ if has("at") && has("question") => question,
        _ => {
            draft.leave_out(format!(
                "The sheet {} is not read: it is no table of steps, or a second one.",
                called(&sheet.name, "")
            ));
            return;
        }
    };
    for (number, cells) in rows {
        let row = Row { heads, cells };
        let at = row.text("at");
        let places = places(draft, &at);
        if places.is_empty() {
            let (sheet, at) = (&sheet.name, called(&at, ""));
            draft.leave_out(format!("The sheet “{sheet}”, row {number}: there is no step or stage {at}."));
        }
        read(draft, &places, &row);
    }
}

struct Row<'a> {
    heads: &'a [String],
    cells: &'a [String],
}

impl Row<'_> {
    fn text(&self, head: &str) -> String {
        let at = self.heads.iter().position(|there| there.to_lowercase() == head);
        at.and_then(|at| self.cells.get(at)).cloned().unwrap_or_default()
    }

    fn one_of<T: Copy>(&self, head: &str, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let text = self.text(head);
        all.iter().copied().find(|one| word(*one) == text)
    }
}

/// All steps and stages of a name.
fn places(draft: &Draft, at: &str) -> Vec<At> {
    let steps = draft.steps.iter().enumerate().filter(|(_, step)| one_line(&step.name) == at);
    let stages = draft.stages.iter().enumerate().filter(|(_, stage)| one_line(stage) == at);
    steps.map(|(n, _)| At::Step(n)).chain(stages.map(|(n, _)| At::Stage(n))).collect()
}

/// Whether it is one of these places. The same text there is the same pain point.
fn is_at(one: At, places: &[At]) -> bool {
    places
        .iter()
        .any(|other| matches!((one, *other), (At::Step(a), At::Step(b)) | (At::Stage(a), At::Stage(b)) if a == b))
}

fn pain_point(draft: &mut Draft, places: &[At], row: &Row<'_>) {
    let text = row.text("pain point");
    let severity = number(&row.text("severity (1 to 5)")).filter(|severity| (1.0..=5.0).contains(severity));
    let told = row.text("rests on") == words::evidence(&Evidence::ToldByCustomers);
    let said = PainPoint {
        severity: severity.map(|severity| severity.round() as u8),
        frequency: row.one_of("how often", &FREQUENCIES, words::frequency),
        layer: row.one_of("layer", &LAYERS, words::layer),
        kind: row.one_of("kind", &KINDS, words::kind),
        votes: number(&row.text("votes")).map_or(0, |votes| votes.max(0.0) as u32),
        status: row.one_of("status", &STATUSES, words::status).unwrap_or_default(),
        owner: row.text("owner"),
        evidence: if told { Evidence::ToldByCustomers } else { Evidence::Assumed },
        proof: row.text("mended, shown by"),
        ..pain(text.clone())
    };
    let there = draft.pains.iter_mut().find(|(place, there)| is_at(*place, places) && same(&there.text, &text));
    match there {
        Some((_, there)) => *there = PainPoint { text: there.text.clone(), ..said },
        None => draft.pains.extend(places.first().map(|at| (*at, said))),
    }
}

fn opportunity(draft: &mut Draft, places: &[At], row: &Row<'_>) {
    let text = row.text("opportunity");
    let said = Opportunity {
        owner: row.text("owner"),
        measure: row.text("measured by"),
        price: number(&row.text("price")),
        ..idea(text.clone())
    };
    let changes = number(&row.text("changes")).unwrap_or_default();
    if changes > 0.0 {
        let several = if changes == 1.0 { "1 change".into() } else { format!("{changes} changes") };
        draft.leave_out(format!("What {} would change ({several}) is not in the table.", called(&text, "")));
    }
    let there = draft.ideas.iter_mut().find(|(place, there)| is_at(*place, places) && same(&there.text, &text));
    match there {
        Some((_, there)) => *there = Opportunity { text: there.text.clone(), ..said },
        None => draft.ideas.extend(places.first().map(|at| (*at, said))),
    }
}

fn question(draft: &mut Draft, places: &[At], row: &Row<'_>) {
    draft.questions.extend(places.first().map(|at| (*at, row.text("question"), row.text("answer"))));
}

fn same(one: &str, other: &str) -> bool {
    one_line(one) == one_line(other)
}
