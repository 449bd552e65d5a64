//! A table of steps from the clipboard, as a spreadsheet or a text editor puts it
//! there: read as a table in a file is.

use crate::error::ApiError;
use crate::service::Service;
use crate::wire::{TableRead, TableText};
use ::export::read::{ONE_STAGE, Reading, has_steps, read};
use journey::clip;

/// Spreadsheets part cells by tabs; the reader finds out what does here.
const NAME: &str = "table.csv";

impl Service {
    /// The steps of a table with all that its columns say of them, to be put down
    /// on a map. None where the text is no table with a head that names its steps.
    ///
    /// # Errors
    /// When it is one that cannot be read, with what is wrong.
    pub fn table_read(&self, request: TableText) -> Result<Option<TableRead>, ApiError> {
        let bytes = request.text.as_bytes();
        if !has_steps(NAME, bytes) {
            return Ok(None);
        }
        let read = read(NAME, bytes, &mut || self.surroundings().new_id());
        let Reading { map, left_out, .. } = read.map_err(|e| ApiError::InvalidEdit { reason: e.to_string() })?;
        let in_stages = map.stages().iter().any(|stage| stage.name != ONE_STAGE);
        let clip = clip::copy(&map, &map.touchpoints().map(|t| t.id).collect());
        Ok(Some(TableRead { clip, in_stages, left_out }))
    }
}
