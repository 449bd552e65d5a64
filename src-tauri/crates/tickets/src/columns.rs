//! Which column of a ticket file is what: tables of data, looked up with the
//! names in the header, and never with what is in the cells.

use crate::report::TicketColumn;

/// What kind of file this is about.
pub(crate) const PROFILE: &str = "ServiceNow incident export, one row per update";

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    Number,
    State,
    Updated,
    Opened,
    Resolved,
    Closed,
    Category,
    Channel,
    Priority,
    ReopenCount,
    ReassignmentCount,
    MadeSla,
}

impl Field {
    /// Those that hold dates.
    pub(crate) const DATES: [Self; 4] = [Self::Updated, Self::Opened, Self::Resolved, Self::Closed];
}

struct Known {
    field: Field,
    /// In our words.
    role: &'static str,
    /// Without it there are no tickets with a history.
    required: bool,
    /// Names in the header, the one that is preferred first: fields of the
    /// `incident` table, then their labels.
    names: &'static [&'static str],
}

const fn known(field: Field, role: &'static str, required: bool, names: &'static [&'static str]) -> Known {
    Known { field, role, required, names }
}

const FIELDS: [Known; 12] = [
    known(Field::Number, "ticket", true, &["number", "incident_number"]),
    known(Field::State, "state", true, &["incident_state", "state", "status"]),
    known(
        Field::Updated,
        "time of the update",
        true,
        &["sys_updated_at", "sys_updated_on", "updated_at", "updated_on", "updated", "last_updated"],
    ),
    known(Field::Opened, "opened", true, &["opened_at", "opened", "sys_created_on", "created"]),
    known(Field::Resolved, "resolved", false, &["resolved_at", "resolved"]),
    known(Field::Closed, "closed", false, &["closed_at", "closed"]),
    known(Field::Category, "category", false, &["category"]),
    known(Field::Channel, "channel", false, &["contact_type", "channel"]),
    known(Field::Priority, "priority", false, &["priority"]),
    known(Field::ReopenCount, "times reopened", false, &["reopen_count"]),
    known(Field::ReassignmentCount, "times reassigned", false, &["reassignment_count"]),
    known(Field::MadeSla, "service level kept", false, &["made_sla"]),
];

/// Columns that are never kept, and why.
const NOT_KEPT: [(&str, &[&str]); 2] = [
    (
        "it names people",
        &[
            "additional_assignee_list",
            "assigned_to",
            "caller",
            "caller_id",
            "closed_by",
            "created_by",
            "email",
            "opened_by",
            "opened_for",
            "phone",
            "phone_number",
            "requested_by",
            "requested_for",
            "resolved_by",
            "sys_created_by",
            "sys_updated_by",
            "updated_by",
            "user",
            "user_name",
            "watch_list",
            "work_notes_list",
        ],
    ),
    (
        "it holds free text, in which people may be named",
        &[
            "additional_comments",
            "close_notes",
            "comments",
            "comments_and_work_notes",
            "description",
            "resolution_notes",
            "short_description",
            "work_notes",
        ],
    ),
];

/// What the header says.
pub(crate) struct Header {
    /// Every column; date formats are not decided yet.
    pub(crate) columns: Vec<TicketColumn>,
    /// Where each field is, in the order of [`Field`].
    places: [Option<usize>; FIELDS.len()],
}

impl Header {
    /// Recognises columns by their names.
    pub(crate) fn new(names: Vec<String>) -> Self {
        let columns = names.into_iter().map(|name| {
            let reason = "its name is none that we know".into();
            TicketColumn { name, role: None, reason, dropped: false, date_format: None }
        });
        let mut header = Self { columns: columns.collect(), places: [None; FIELDS.len()] };
        header.recognise();
        header.drop_personal();
        header
    }

    fn recognise(&mut self) {
        let plain: Vec<String> = self.columns.iter().map(|column| plain(&column.name)).collect();
        for (known, place) in FIELDS.iter().zip(&mut self.places) {
            let mut fitting = known.names.iter().flat_map(|name| {
                plain.iter().enumerate().filter(move |(_, plain)| *plain == name).map(move |(at, _)| (at, *name))
            });
            let Some((at, name)) = fitting.next() else { continue };
            *place = Some(at);
            let taken = self.columns.get(at).map_or_else(String::new, |column| column.name.clone());
            if let Some(column) = self.columns.get_mut(at) {
                column.role = Some(known.role.into());
                column.reason = format!("ServiceNow calls it {name}");
            }
            for (at, _) in fitting {
                if let Some(column) = self.columns.get_mut(at) {
                    column.reason = format!("{taken} is already the {}", known.role);
                }
            }
        }
    }

    fn drop_personal(&mut self) {
        for column in self.columns.iter_mut().filter(|column| column.role.is_none()) {
            let name = plain(&column.name);
            if let Some((reason, _)) = NOT_KEPT.iter().find(|(_, names)| names.contains(&name.as_str())) {
                column.dropped = true;
                column.reason = (*reason).into();
            }
        }
    }

    /// Where a field is.
    pub(crate) fn place(&self, field: Field) -> Option<usize> {
        self.places.get(field as usize).copied().flatten()
    }

    /// What the file calls a field.
    pub(crate) fn name(&self, field: Field) -> &str {
        self.place(field).and_then(|at| self.columns.get(at)).map_or("", |column| column.name.as_str())
    }

    /// The first field without which nothing can be read, with its names.
    pub(crate) fn missing(&self) -> Option<(&'static str, &'static [&'static str])> {
        let missing = |known: &&Known| known.required && self.place(known.field).is_none();
        FIELDS.iter().find(missing).map(|known| (known.role, known.names))
    }

    pub(crate) fn dropped(&self) -> Vec<String> {
        self.columns.iter().filter(|column| column.dropped).map(|column| column.name.clone()).collect()
    }

    pub(crate) fn set_date_format(&mut self, field: Field, format: String) {
        if let Some(column) = self.place(field).and_then(|at| self.columns.get_mut(at)) {
            column.date_format = Some(format);
        }
    }
}

/// "Reopen count" and "reopen_count" are the same name.
fn plain(name: &str) -> String {
    name.trim().chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}
