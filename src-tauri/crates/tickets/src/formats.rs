//! The format of each date column: what its own dates show, else what the
//! person says, else what columns written in the same way show. Without any of
//! the three there is a question, and no answer is made up.

use crate::columns::Header;
use crate::dates::{Evidence, Format, Order, Verdict};
use crate::profile::Field;
use crate::rows::Rows;

#[derive(Default)]
pub(crate) struct Formats {
    /// In the order of [`Field::DATES`]; none where a column has no date.
    pub(crate) formats: [Option<Format>; Field::DATES.len()],
    /// Columns of which only a person can say which is first, day or month.
    pub(crate) questions: Vec<String>,
    pub(crate) doubts: Vec<String>,
}

impl Formats {
    pub(crate) fn decide(rows: &Rows, day_first: Option<bool>) -> Self {
        let evidence = rows.dates.each_ref().map(Evidence::of);
        let mut decided = Self::default();
        for ((format, own), field) in decided.formats.iter_mut().zip(&evidence).zip(Field::DATES) {
            let Some(own) = own else { continue };
            let column = Column { header: &rows.header, field, own, others: &evidence };
            match column.order(day_first) {
                Ok((order, doubt)) => {
                    *format = Some(own.format(order));
                    decided.doubts.extend(doubt);
                }
                Err(question) => decided.questions.push(question),
            }
        }
        decided
    }

    /// Writes the formats into the columns of the header.
    pub(crate) fn name_in(&self, header: &mut Header) {
        for (field, format) in Field::DATES.into_iter().zip(self.formats) {
            if let Some(format) = format {
                header.set_date_format(field, format.to_string());
            }
        }
    }
}

struct Column<'a> {
    header: &'a Header,
    field: Field,
    own: &'a Evidence,
    others: &'a [Option<Evidence>],
}

impl Column<'_> {
    /// The order, and a doubt about it; or a question.
    fn order(&self, day_first: Option<bool>) -> Result<(Order, Option<String>), String> {
        let name = self.header.name(self.field);
        let said = day_first.map(|day| if day { Order::Day } else { Order::Month });
        match (self.own.verdict(), said) {
            (Verdict::Clear(order), Some(said)) if order != Order::Year && order != said && self.has_proof() => {
                let doubt =
                    format!("{name}: its dates have the {}, not as was said: they are read as they are.", of(order));
                Ok((order, Some(doubt)))
            }
            (Verdict::Clear(order), _) => Ok((order, None)),
            (Verdict::Mostly(..) | Verdict::Undecided, Some(said)) => Ok((said, None)),
            (Verdict::Mostly(order, against), None) => {
                let doubt = format!(
                    "{name}: {against} rows have another order of day and month; it is read with the {}.",
                    of(order)
                );
                Ok((order, Some(doubt)))
            }
            (Verdict::Undecided, None) => self.borrowed().ok_or_else(|| self.question()),
        }
    }

    fn has_proof(&self) -> bool {
        self.own.day_first + self.own.month_first > 0
    }

    /// The order of the columns that are written in the same way, where all
    /// that show one show the same.
    fn borrowed(&self) -> Option<(Order, Option<String>)> {
        if self.has_proof() {
            return None;
        }
        let mut orders =
            self.others.iter().flatten().filter(|other| other.shape == self.own.shape).filter_map(|other| match other
                .verdict()
            {
                Verdict::Clear(order) if other.day_first + other.month_first > 0 => Some(order),
                _ => None,
            });
        let order = orders.next()?;
        let doubt = format!(
            "{}: its own dates do not tell day from month; it is read with the {}, as the other date columns are written.",
            self.header.name(self.field),
            of(order)
        );
        orders.all(|other| other == order).then_some((order, Some(doubt)))
    }

    fn question(&self) -> String {
        let name = self.header.name(self.field);
        match &self.own.either {
            Some(example) if !self.has_proof() => {
                format!(
                    "{name}: which comes first, the day or the month? Its dates do not tell, for example {example}."
                )
            }
            _ => format!(
                "{name}: which comes first, the day or the month? {} rows can only have the day first, {} only the month.",
                self.own.day_first, self.own.month_first
            ),
        }
    }
}

fn of(order: Order) -> &'static str {
    match order {
        Order::Year => "year first",
        Order::Day => "day first",
        Order::Month => "month first",
    }
}
