//! Tickets: an export is read into a compact [`TicketSet`], every row of it
//! read or refused with a reason, and laid over a map.
//!
//! Architecture invariant: this crate reads maps and never changes one. It
//! opens no file, reads no clock, knows no window and keeps nobody's name;
//! bytes, time zone and answers come in from outside.

/// Results that scripts and the window read.
macro_rules! results {
    ($($item:item)+) => {$(
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        $item
    )+};
}

mod append;
mod bytes;
mod clock;
mod collect;
mod columns;
mod contrast;
mod dates;
mod doubts;
mod facets;
mod filter;
mod follows;
mod formats;
mod import;
mod intern;
mod milestones;
mod personas;
mod profile;
mod pseudonyms;
mod quantile;
mod read;
mod refusals;
mod refused_cells;
mod repeats;
mod rows;
mod select;
mod slices;
mod states;
mod text;
mod transfers;
mod variants;
mod zone;

pub mod articles;
pub mod calibrate;
pub mod conform;
pub mod discover;
pub mod lacking;
pub mod mapping;
pub mod overlay;
pub mod report;
pub mod sample;
pub mod set;
pub mod sheet;

pub use append::{Appended, MatchedPeople, TooManyStates, append};
pub use bytes::SetError;
pub use calibrate::{CalibrateOptions, Calibration, calibrate};
pub use clock::{BusinessHours, Clock, HoursError, OpenHours, Opened};
pub use conform::{ConformError, ConformVariant, Conformance, Deviation, DeviationKind, DeviationOf, conform};
pub use contrast::Contrast;
pub use discover::{DiscoverError, DiscoverOptions, Discovered, Discovery, discover};
pub use facets::{Facet, FacetValue, Facets, column_values, facets, median_day};
pub use filter::{FilterColumn, FilterError, Lasting, Period, Terms, TicketFilter};
pub use follows::{Follow, Follows, follows};
pub use import::{ImportError, ImportOptions, import, import_under, preview};
pub use mapping::{StateMapping, suggest_mapping};
pub use overlay::{
    OffMapMove, Overlay, OverlayOptions, OverlayTouchpoint, OverlayTransition, SlowMove, UnmappedState, overlay,
};
pub use personas::{PersonaMapping, suggest_personas};
pub use profile::{profile_keys, profiles, roles};
pub use pseudonyms::Pseudonyms;
pub use refused_cells::refused_cells;
pub use repeats::{REPEAT_DAYS, repeats};
pub use report::{
    ImportReport, ObjectType, RefusedLines, RefusedReason, RefusedRow, RefusedRows, SetAside, TicketColumn,
    TicketPreviewData, TicketState,
};
pub use set::{Event, StateCount, Ticket, TicketSet};
pub use slices::{SLICES_FORMAT, SlicedMove, SlicedTouchpoint, Slices, apart, slices};
pub use transfers::{PingPong, Transfers, transfers};
pub use variants::{Steps, Variant, Variants, variants};
