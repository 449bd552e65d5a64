//! Cells of one column, every different one kept once under a number.

use rustc_hash::FxHashMap;

#[derive(Default)]
pub(crate) struct Interner {
    numbers: FxHashMap<Box<[u8]>, u32>,
    /// How often each was seen.
    counts: Vec<u32>,
}

impl Interner {
    pub(crate) fn number(&mut self, cell: &[u8]) -> u32 {
        if let Some(number) = self.numbers.get(cell) {
            if let Some(count) = self.counts.get_mut(*number as usize) {
                *count += 1;
            }
            return *number;
        }
        let number = self.counts.len() as u32;
        self.numbers.insert(cell.into(), number);
        self.counts.push(1);
        number
    }

    pub(crate) fn len(&self) -> usize {
        self.counts.len()
    }

    /// All cells by their numbers, and how often each was seen.
    pub(crate) fn cells(&self) -> Vec<(&[u8], u32)> {
        let mut cells: Vec<(&[u8], u32)> = self.counts.iter().map(|count| (&[][..], *count)).collect();
        for (cell, number) in &self.numbers {
            if let Some((place, _)) = cells.get_mut(*number as usize) {
                *place = cell;
            }
        }
        cells
    }
}
