//! Tables of steps: the ones that we write ourselves, and a person's with some of
//! the columns, whatever they are called. What nobody understood is listed with
//! its row; a column that is not known becomes a lane of its name.

pub(super) mod cells;
mod heads;
mod onward;
mod others;
mod workbook;

use super::draft::{At, Draft, Step, idea, next, pain};
use super::{MOST_STEPS, ONE_STAGE, ReadError, called, name};
use crate::tables::STEP_HEADS;
use heads::{Column, Unit};
use journey::model::LaneRole;
use journey::rules::TEXT_LIMIT;
use tickets::sheet;

/// Rows above the table in which its heads are looked for.
const ABOVE: usize = 20;

const A_SHARE: &str = "share from 0 to 100 %";
const A_NUMBER: &str = "whole number";

/// A table as it came in.
struct Sheet {
    name: String,
    /// Row of each, from 1, and its cells.
    rows: Vec<(u32, Vec<String>)>,
}

pub(super) fn csv(bytes: &[u8], title: String) -> Result<Draft, ReadError> {
    let table = sheet::Table::read(bytes).map_err(ReadError::Other)?;
    let last = table.rows.last().and_then(|(_, cells)| cells.last());
    // Inside quotes that never end, all that follows is one cell.
    if last.is_some_and(|cell| cell.contains('\n')) && bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
        return Err(ReadError::CutInsideQuotes);
    }
    let head = (1, table.heads.iter().map(|head| sheet::plain(head).to_owned()).collect());
    let rows = std::iter::once(head).chain(table.rows).collect();
    read(vec![Sheet { name: String::new(), rows }], title)
}

pub(super) fn xlsx(bytes: &[u8], title: String) -> Result<Draft, ReadError> {
    read(workbook::read(bytes)?, title)
}

/// The first sheet that has steps; the others as far as they hang on them.
fn read(mut sheets: Vec<Sheet>, title: String) -> Result<Draft, ReadError> {
    let found = sheets.iter().enumerate().find_map(|(at, sheet)| Some((at, steps_of(sheet)?)));
    let Some((at, (head, columns))) = found else {
        let heads = sheets.iter().filter_map(|sheet| sheet.rows.first()).flat_map(|(_, cells)| cells);
        let heads: Vec<_> = heads.filter(|cell| !cell.is_empty()).take(12).map(|cell| called(cell, "")).collect();
        return Err(if heads.is_empty() { ReadError::Empty } else { ReadError::NoSteps(heads.join(", ")) });
    };
    let steps = sheets.remove(at);
    let mut table = Table { draft: Draft { title, ..Draft::default() }, columns, onward: Vec::new(), stage: None };
    table.columns(steps.rows.get(head).map_or(&[][..], |(_, cells)| cells));
    for (row, cells) in steps.rows.iter().skip(head + 1).filter(|(_, cells)| cells.iter().any(|c| !c.is_empty())) {
        table.row(*row, cells);
        if table.draft.steps.len() > MOST_STEPS {
            return Err(ReadError::TooLarge("steps"));
        }
    }
    if table.draft.steps.is_empty() {
        return Err(ReadError::Empty);
    }
    table.ways();
    let mut draft = table.draft;
    sheets.iter().for_each(|sheet| others::read(&mut draft, sheet));
    Ok(draft)
}

/// Where its heads are, and what they say; none where no column holds steps.
fn steps_of(sheet: &Sheet) -> Option<(usize, Vec<Column>)> {
    let head = |(_, cells): &(u32, Vec<String>)| Some(heads::columns(cells)).filter(|c| c.contains(&Column::Step));
    sheet.rows.iter().take(ABOVE).enumerate().find_map(|(at, row)| Some((at, head(row)?)))
}

struct Table {
    draft: Draft,
    columns: Vec<Column>,
    /// Of which step, in which row, and where it leads on to.
    onward: Vec<(usize, u32, String)>,
    /// An empty cell below a stage is of the same stage.
    stage: Option<usize>,
}

impl Table {
    /// Lanes for what is no figure, from left to right as from top to bottom.
    fn columns(&mut self, heads: &[String]) {
        let ours = heads.iter().zip(STEP_HEADS).filter(|(head, (ours, _))| head == ours).count() == STEP_HEADS.len();
        for (at, column) in self.columns.iter_mut().enumerate() {
            let head = heads.get(at).and_then(|head| name(head)).unwrap_or_else(|| format!("Column {}", at + 1));
            match column {
                Column::Pain => _ = self.draft.lane(&head, LaneRole::Pain),
                Column::Opportunity => _ = self.draft.lane(&head, LaneRole::Opportunity),
                Column::Lane(role) => *column = Column::Cell(self.draft.lane(&head, *role)),
                Column::Unknown if heads.get(at).is_some_and(|head| !head.is_empty()) => {
                    *column = Column::Cell(self.draft.lane(&head, LaneRole::Custom));
                    if !ours {
                        let why = if heads::is_share(&head) { "does not say of what" } else { "is not known" };
                        let head = called(&head, "");
                        self.draft.leave_out(format!("The column {head} {why}: its texts are a lane of that name."));
                    }
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, row: u32, cells: &[String]) {
        let cell = |column: &Column| self.columns.iter().position(|c| c == column).and_then(|at| cells.get(at));
        let stage = cell(&Column::Stage).and_then(|cell| name(cell));
        let step = cell(&Column::Step).and_then(|cell| name(cell));
        if let Some(stage) = &stage {
            self.stage = Some(self.draft.stage(stage));
        }
        let Some(step) = step else {
            match self.stage.filter(|_| stage.is_some()) {
                Some(stage) => self.stage_itself(stage, row, cells),
                None => {
                    let said = cells.iter().find(|cell| !cell.is_empty()).map_or("", |cell| cell);
                    self.draft.leave_out(format!("Row {row} names no step: {}.", called(said, "")));
                }
            }
            return;
        };
        let stage = self.stage.unwrap_or_else(|| self.draft.stage(ONE_STAGE));
        let mut step = Step { name: step, stage, ..Step::default() };
        let at = At::Step(self.draft.steps.len());
        for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let column = self.columns.get(place).copied().unwrap_or(Column::Unknown);
            if let Err(wanted) = self.take(&mut step, at, row, column, cell) {
                let of = called(&step.name, "");
                let cell = called(cell, "");
                self.draft.leave_out(format!("Row {row}, {of}: {cell} is no {wanted}."));
            }
        }
        if cells.get(self.columns.len()..).is_some_and(|more| more.iter().any(|cell| !cell.is_empty())) {
            self.draft.leave_out(format!(
                "Row {row}, {}: it has more cells than the table has heads.",
                called(&step.name, "")
            ));
        }
        self.draft.steps.push(step);
    }

    /// A row without a step says what stands at the stage itself.
    fn stage_itself(&mut self, stage: usize, row: u32, cells: &[String]) {
        let at = At::Stage(stage);
        for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match self.columns.get(place).copied().unwrap_or(Column::Unknown) {
                Column::Stage => {}
                Column::Pain => self.draft.pains.extend(lines(cell).map(|text| (at, pain(text)))),
                Column::Opportunity => self.draft.ideas.extend(lines(cell).map(|text| (at, idea(text)))),
                Column::Question => self.draft.questions.extend(lines(cell).map(|text| (at, text, String::new()))),
                Column::Cell(lane) => self.draft.cells.push((stage, lane, cell.chars().take(TEXT_LIMIT).collect())),
                _ => self.draft.leave_out(format!("Row {row} names no step: {} stands at none.", called(cell, ""))),
            }
        }
    }

    /// What one cell says.
    fn take(&mut self, step: &mut Step, at: At, row: u32, column: Column, cell: &str) -> Result<(), &'static str> {
        match column {
            Column::Stage | Column::Step => {}
            Column::Key => step.key = Some(cell.into()),
            Column::EndsAs => step.outcome = Some(cells::outcome(cell).ok_or("way in which a journey ends")?),
            Column::Channel => step.channel = name(cell).unwrap_or_default(),
            Column::Level => step.level = Some(cells::level(cell).ok_or("level of support")?),
            Column::Wait(unit) => step.wait.0 = Some(self.time(&mut step.wait.1, cell, unit)?),
            Column::WaitBadDay(unit) => step.wait.1 = Some(cells::time(cell, unit).ok_or("time")?.0),
            Column::Doing(unit) => step.active.0 = Some(self.time(&mut step.active.1, cell, unit)?),
            Column::DoingBadDay(unit) => step.active.1 = Some(cells::time(cell, unit).ok_or("time")?.0),
            Column::Patience(unit) => step.patience = Some(cells::time(cell, unit).ok_or("time")?.0),
            Column::Emotion { from_one } => {
                step.emotion = Some(cells::emotion(cell, from_one).ok_or("feeling from −2 to +2")?)
            }
            Column::Cost => step.cost = Some(cells::number(cell).filter(|cost| *cost >= 0.0).ok_or("cost")?),
            Column::Attended => step.attended = Some(cells::share(cell).ok_or(A_SHARE)?),
            Column::Blocked => step.blocked = Some(cells::share(cell).ok_or(A_SHARE)?),
            Column::OfValue => step.of_value = Some(cells::share(cell).ok_or(A_SHARE)?),
            Column::WaitFlags => step.wait_flags = cells::wait_flags(cell).ok_or("way in which a wait feels")?,
            Column::EasyQuestions => step.easy_questions = cells::count(cell).ok_or(A_NUMBER)?,
            Column::HardQuestions => step.hard_questions = cells::count(cell).ok_or(A_NUMBER)?,
            Column::RepeatInfo => step.repeat_info = cells::count(cell).ok_or(A_NUMBER)?,
            Column::GenericAnswer => step.generic_answer = cells::count(cell).ok_or(A_NUMBER)?,
            Column::Controllable => step.is_given = !cells::yes(cell).ok_or("“yes” or “no”")?,
            Column::MomentOfTruth => step.moment_of_truth = cells::yes(cell).ok_or("“yes” or “no”")?,
            Column::Team => step.team = name(cell),
            Column::Need(part) => {
                step.needs.entry(part).or_default().extend(lines(cell).filter_map(|line| name(&line)))
            }
            Column::LeadsTo => self.onward.push((self.draft.steps.len(), row, cell.into())),
            Column::Pain => self.draft.pains.extend(lines(cell).map(|text| (at, pain(text)))),
            Column::Opportunity => self.draft.ideas.extend(lines(cell).map(|text| (at, idea(text)))),
            Column::Question => self.draft.questions.extend(lines(cell).map(|text| (at, text, String::new()))),
            Column::Cell(lane) => step.cells.push((lane, cell.chars().take(TEXT_LIMIT).collect())),
            Column::Lane(_) | Column::Unknown => return Err("part of a column with a head"),
        }
        Ok(())
    }

    /// "3–12" in a cell is a typical and a bad day.
    fn time(&self, bad_day: &mut Option<f64>, cell: &str, unit: Unit) -> Result<f64, &'static str> {
        let (typical, other) = cells::time(cell, unit).ok_or("time")?;
        *bad_day = other.or(*bad_day);
        Ok(typical)
    }

    /// Where a table says where steps lead on to, that; otherwise each leads on
    /// to the one in the row below, until an end.
    fn ways(&mut self) {
        if self.columns.contains(&Column::LeadsTo) {
            for (source, row, cell) in std::mem::take(&mut self.onward) {
                let (ways, wrong) = onward::read(&self.draft.steps, source, &cell);
                let of = self.draft.steps.get(source).map_or_else(String::new, |step| called(&step.name, ""));
                self.draft.ways.extend(ways);
                for what in wrong {
                    self.draft.leave_out(format!("Row {row}, {of} {what}."));
                }
            }
            return;
        }
        let steps = self.draft.steps.iter().enumerate();
        let pairs = steps.clone().zip(steps.skip(1)).filter(|((_, step), _)| step.outcome.is_none());
        self.draft.ways = pairs.map(|((source, _), (target, _))| next(source, target)).collect();
    }
}

/// One thing on each line.
fn lines(cell: &str) -> impl Iterator<Item = String> {
    cell.lines().filter_map(name)
}
