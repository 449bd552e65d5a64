//! How far two people agree who looked at the same things, beyond what chance
//! would have them agree. Shares are 0 to 1, intervals 95 %.

use crate::interval::normal;
use crate::levelzero::Stake;
use serde::{Deserialize, Serialize};

/// How far two people agree.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Agreement {
    /// Looked at by both.
    pub both: u32,
    /// Those of which both said the same.
    pub same: u32,
    /// That as a share.
    pub share: f64,
    /// Cohen's kappa, −1 to 1: 0 is chance, 1 is full agreement. None where both
    /// said one and the same of everything: chance alone would have them agree.
    pub kappa: Option<Stake>,
}

/// Cohen's kappa `κ = (p₀ − pₑ)/(1 − pₑ)` (Cohen 1960), where `p₀` is the share
/// of which both said the same and `pₑ = Σ pᵢ.·p.ᵢ` is what chance would make of
/// it; its standard error is the one for large samples of Fleiss, Cohen and
/// Everitt (1969). `table[i][j]`: the first said `i`, the second `j`. None
/// before both have looked at anything.
#[must_use]
pub fn agreement<const K: usize>(table: &[[u32; K]; K]) -> Option<Agreement> {
    let both: u32 = table.iter().flatten().sum();
    if both == 0 {
        return None;
    }
    let n = f64::from(both);
    let part = |count: u32| f64::from(count) / n;
    let rows: Vec<f64> = table.iter().map(|row| part(row.iter().sum())).collect();
    let columns: Vec<f64> = (0..K).map(|j| part(table.iter().filter_map(|row| row.get(j)).sum())).collect();
    let same: u32 = table.iter().enumerate().filter_map(|(i, row)| row.get(i)).sum();
    let share = part(same);
    let chance: f64 = rows.iter().zip(&columns).map(|(row, column)| row * column).sum();
    let beyond = 1.0 - chance;
    if beyond <= 1e-12 {
        return Some(Agreement { both, same, share, kappa: None });
    }
    let kappa = (share - chance) / beyond;
    let mut spread = 0.0;
    for (i, row) in table.iter().enumerate() {
        for (j, count) in row.iter().enumerate() {
            let of = |shares: &[f64], at: usize| shares.get(at).copied().unwrap_or_default();
            let factor = if i == j {
                1.0 - (of(&rows, i) + of(&columns, i)) * (1.0 - kappa)
            } else {
                (1.0 - kappa) * (of(&columns, i) + of(&rows, j))
            };
            spread += part(*count) * factor * factor;
        }
    }
    let last = kappa - chance * (1.0 - kappa);
    let error = ((spread - last * last).max(0.0) / n).sqrt() / beyond;
    let (low, high) = normal(kappa, error);
    Some(Agreement { both, same, share, kappa: Some(Stake { mean: kappa, low: low.max(-1.0), high: high.min(1.0) }) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_is_the_one_of_the_textbook() {
        // Fleiss, Levin and Paik 2003, table 18.1: two diagnoses of 100 people.
        let found = agreement(&[[75, 1, 4], [5, 4, 1], [0, 0, 10]]).unwrap();
        let kappa = found.kappa.unwrap();
        assert_eq!((found.both, found.same), (100, 89));
        assert!((kappa.mean - 0.676).abs() < 5e-4, "{kappa:?}");
        assert!(((kappa.high - kappa.mean) / 1.96 - 0.0877).abs() < 1e-4, "standard error: {kappa:?}");
        let two = agreement(&[[20, 5], [10, 15]]).unwrap();
        assert!((two.kappa.unwrap().mean - 0.4).abs() < 1e-12 && (two.share - 0.7).abs() < 1e-12);
    }

    #[test]
    fn what_says_nothing_has_no_kappa() {
        assert_eq!(agreement(&[[0, 0], [0, 0]]), None);
        let alike = agreement(&[[7, 0], [0, 0]]).unwrap();
        assert_eq!((alike.share, alike.kappa), (1.0, None));
        let full = agreement(&[[5, 0], [0, 5]]).unwrap().kappa.unwrap();
        assert_eq!((full.mean, full.low, full.high), (1.0, 1.0, 1.0));
        assert_eq!(agreement(&[[0, 5], [5, 0]]).unwrap().kappa.unwrap().mean, -1.0);
    }
}
