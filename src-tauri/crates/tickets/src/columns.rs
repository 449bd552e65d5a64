//! Which column of a ticket file is what, told by the names in the header and
//! by what a person says, and never by what is in the cells.

use crate::import::{ImportError, ImportOptions};
use crate::profile::{Field, Places, Profile, missing, personal, plain, written};
use crate::report::TicketColumn;

/// What the header says.
pub(crate) struct Header {
    pub(crate) profile: &'static Profile,
    /// Every column; date formats are not decided yet.
    pub(crate) columns: Vec<TicketColumn>,
    places: Places,
}

impl Header {
    /// Recognises columns by their names. What is missing is told by
    /// [`Self::lacks`]: a preview is of use without it.
    ///
    /// # Errors
    /// When a person names a profile, a role or a column that there is not.
    pub(crate) fn new(names: Vec<String>, options: &ImportOptions) -> Result<Self, ImportError> {
        let all: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let chosen = match options.profile.as_deref() {
            Some(key) => Profile::named(key),
            None => Profile::best(&all),
        };
        let profile = chosen.ok_or_else(|| ImportError::UnknownProfile {
            name: options.profile.clone().unwrap_or_default(),
            known: crate::profile::profile_keys().join(", "),
        })?;
        let mut places = profile.places(&all);
        if options.keep_text {
            written(&all, &mut places);
        }
        let columns = names.into_iter().map(|name| {
            let reason = "its name is none that we know".into();
            TicketColumn { name, role: None, field: None, reason, dropped: false, date_format: None }
        });
        let mut columns: Vec<_> = columns.collect();
        let said = said(options, &all, &columns, &mut places)?;
        for (field, known) in &profile.columns {
            let place = places.get(*field as usize).copied().flatten();
            let Some(taken) = place.and_then(|at| columns.get(at)).map(|column| column.name.clone()) else { continue };
            for (column, name) in columns.iter_mut().zip(&all).filter(|(_, name)| known.contains(name)) {
                column.reason = if column.name == taken {
                    format!("{} calls it {name}", profile.calls)
                } else {
                    format!("{taken} is already the {}", field.words())
                };
            }
        }
        let mut header = Self { profile, columns, places };
        header.written(options.keep_text);
        header.name_roles(&said);
        header.drop_personal(&all);
        Ok(header)
    }

    /// What somebody wrote is read only where that was chosen, whatever a
    /// profile or a person says about its columns.
    fn written(&mut self, keep: bool) {
        for field in Field::WRITTEN {
            let place = self.place(field);
            let Some(column) = place.and_then(|at| self.columns.get_mut(at)) else { continue };
            if keep {
                column.reason = "its text is kept, as was chosen".into();
                continue;
            }
            column.dropped = true;
            column.reason = "its text is kept only where that is chosen".into();
            if let Some(place) = self.places.get_mut(field as usize) {
                *place = None;
            }
        }
    }

    fn name_roles(&mut self, said: &[Field]) {
        for (field, place) in self.profile_fields() {
            if let Some(column) = place.and_then(|at| self.columns.get_mut(at)) {
                column.role = Some(field.words().into());
                column.field = Some(field.name().into());
                if said.contains(&field) {
                    column.reason = "it was said so".into();
                }
            }
        }
    }

    fn profile_fields(&self) -> Vec<(Field, Option<usize>)> {
        let fields = Field::names().into_iter().filter_map(Field::named);
        fields.map(|field| (field, self.place(field))).collect()
    }

    fn drop_personal(&mut self, names: &[String]) {
        let requester = self.place(Field::Requester);
        for (at, (column, name)) in self.columns.iter_mut().zip(names).enumerate() {
            if Some(at) == requester {
                column.dropped = true;
                column.reason = "it names people: only a number is kept, which tells who comes again".into();
            } else if let Some(reason) = personal(name).filter(|_| column.role.is_none()) {
                column.dropped = true;
                column.reason = reason.into();
            }
        }
    }

    /// What is missing, without which nothing can be read.
    pub(crate) fn lacks(&self) -> Option<ImportError> {
        let field = missing(&self.places)?;
        let found = self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        let names = self.profile.columns.get(&field).map_or_else(String::new, |names| names.join(", "));
        Some(ImportError::MissingColumn { role: field.words(), names, found: beginning(&found) })
    }

    /// Where a field is.
    pub(crate) fn place(&self, field: Field) -> Option<usize> {
        self.places.get(field as usize).copied().flatten()
    }

    /// What the file calls a field.
    pub(crate) fn name(&self, field: Field) -> &str {
        self.place(field).and_then(|at| self.columns.get(at)).map_or("", |column| column.name.as_str())
    }

    pub(crate) fn dropped(&self) -> Vec<String> {
        self.columns.iter().filter(|column| column.dropped).map(|column| column.name.clone()).collect()
    }

    pub(crate) fn set_date_format(&mut self, field: Field, format: String) {
        if let Some(column) = self.place(field).and_then(|at| self.columns.get_mut(at)) {
            column.date_format = Some(format);
        }
    }

    /// Why the file was taken for what it was taken for.
    pub(crate) fn reason(&self) -> String {
        let fields = [Field::Ticket, Field::State, Field::Opened, Field::Updated];
        let names: Vec<&str> = fields.iter().map(|field| self.name(*field)).filter(|name| !name.is_empty()).collect();
        match names.split_last() {
            Some((last, others)) if !others.is_empty() => {
                format!("it has the columns {} and {last}", others.join(", "))
            }
            None => "none of its columns tells a ticket, its state or a time".into(),
            Some(_) => format!("it has the column {}", names.concat()),
        }
    }
}

/// Puts columns where a person says that they belong; the fields that were said.
fn said(
    options: &ImportOptions,
    names: &[String],
    columns: &[TicketColumn],
    places: &mut Places,
) -> Result<Vec<Field>, ImportError> {
    let mut said = Vec::new();
    for (role, column) in &options.columns {
        let field = Field::named(role)
            .ok_or_else(|| ImportError::UnknownRole { name: role.clone(), known: Field::names().join(", ") })?;
        let at = match column.trim() {
            "" => None,
            name => {
                let exact = columns.iter().position(|column| column.name == name);
                let found = exact.or_else(|| names.iter().position(|known| *known == plain(name)));
                Some(found.ok_or_else(|| ImportError::UnknownColumn { name: name.into() })?)
            }
        };
        // A column is one field only.
        places.iter_mut().filter(|place| at.is_some() && **place == at).for_each(|place| *place = None);
        if let Some(place) = places.get_mut(field as usize) {
            *place = at;
        }
        said.push(field);
    }
    Ok(said)
}

/// Characters of a header that a message shows.
const SHOWN: usize = 1_000;

/// So much of it that a message stays a message: some files are one single line.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + " …",
        None => text.into(),
    }
}
