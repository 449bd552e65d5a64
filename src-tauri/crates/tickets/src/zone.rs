//! The time zone of local times, from the tables that are built in: the same
//! on every machine.

use crate::import::{ImportError, ImportOptions};
use jiff::tz::{TimeZone, TimeZoneDatabase};

pub(crate) const UTC: &str = "UTC";

/// The zone that a person named; an empty field of a form names none.
pub(crate) fn said(options: &ImportOptions) -> Option<&str> {
    options.time_zone.as_deref().map(str::trim).filter(|name| !name.is_empty())
}

pub(crate) fn find(name: Option<&str>) -> Result<TimeZone, ImportError> {
    let Some(name) = name else { return Ok(TimeZone::UTC) };
    TimeZoneDatabase::bundled().get(name).map_err(|_| ImportError::UnknownTimeZone { name: name.into() })
}
