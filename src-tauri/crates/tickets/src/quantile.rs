//! Quantiles of what was measured.

/// Quantile of sorted values: linear between the two nearest ranks, type 7 of
/// Hyndman and Fan (1996). None of nothing.
pub(crate) fn quantile(sorted: &[i64], p: f64) -> Option<f64> {
    let rank = p * (sorted.len().checked_sub(1)?) as f64;
    let (below, above) = (*sorted.get(rank.floor() as usize)?, *sorted.get(rank.ceil() as usize)?);
    Some(below as f64 + rank.fract() * (above - below) as f64)
}
