//! The time zone of local times, from the tables that are built in: the same
//! on every machine.

use crate::import::ImportError;
use jiff::tz::{TimeZone, TimeZoneDatabase};

pub(crate) const UTC: &str = "UTC";

pub(crate) fn find(name: Option<&str>) -> Result<TimeZone, ImportError> {
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    let Some(name) = name else { return Ok(TimeZone::UTC) };
    TimeZoneDatabase::bundled().get(name).map_err(|_| ImportError::UnknownTimeZone { name: name.into() })
}
