//! What an edit changes of all that follows from a map: lists told by the
//! lists as they were, so that the answer to an edit is as small as what it
//! did, and the window keeps what it has.

use crate::wire::{DocumentState, ExactChange, ExactSummary, LayoutChange, Piece, StateChange};
use draw::layout::Layout;
use std::collections::HashMap;
use std::hash::Hash;

/// What is different from what was shown before. Told by nothing, it keeps
/// nothing and holds whatever was shown.
pub(crate) fn between(old: Option<&DocumentState>, new: &DocumentState) -> StateChange {
    let problems = old.map(|old| &*old.problems).unwrap_or_default();
    let exact = old.and_then(|old| old.exact.as_ref());
    StateChange {
        revision: new.revision,
        layout: of_layout(old.map(|old| &old.layout), &new.layout),
        problems: pieces(problems, &new.problems, |it| &*it.message),
        undo: new.undo.clone(),
        redo: new.redo.clone(),
        saved_at: new.saved_at.clone(),
        exact: new.exact.as_ref().map(|new| of_exact(exact, new)),
    }
}

fn of_layout(old: Option<&Layout>, new: &Layout) -> LayoutChange {
    /// A list as it was; empty where nothing was shown.
    macro_rules! was {
        ($list:ident) => {
            old.map(|old| &*old.$list).unwrap_or_default()
        };
    }
    LayoutChange {
        width: new.width,
        height: new.height,
        column_width: new.column_width,
        header_height: new.header_height,
        tracks: new.tracks.clone(),
        track_heights: new.track_heights.clone(),
        stages: pieces(was!(stages), &new.stages, |it| it.stage),
        bands: pieces(was!(bands), &new.bands, |it| it.lane),
        lines: pieces(was!(lines), &new.lines, |it| &*it.name),
        cards: pieces(was!(cards), &new.cards, |it| it.touchpoint),
        ends: pieces(was!(ends), &new.ends, |it| it.touchpoint),
        edges: pieces(was!(edges), &new.edges, |it| it.transition),
        emotion: (old.map(|old| &old.emotion) != Some(&new.emotion)).then(|| new.emotion.clone()),
        notes: pieces(was!(notes), &new.notes, |it| it.of),
    }
}

fn of_exact(old: Option<&ExactSummary>, new: &ExactSummary) -> ExactChange {
    let touchpoints = old.map(|old| &*old.touchpoints).unwrap_or_default();
    ExactChange {
        resolved_verified: new.resolved_verified,
        resolved_unverified: new.resolved_unverified,
        abandoned: new.abandoned,
        friction_em: new.friction_em,
        elapsed_min: new.elapsed_min,
        lost_min: new.lost_min,
        cost: new.cost,
        touchpoints: pieces(touchpoints, &new.touchpoints, |it| it.id),
    }
}

/// A list by its pieces: what is equal is kept, wherever it stood before. The
/// key only says where to look: two of one key make the answer longer, never
/// wrong.
fn pieces<'a, T, K>(old: &'a [T], new: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<Piece<T>>
where
    T: Clone + PartialEq,
    K: Eq + Hash,
{
    let mut pieces = Vec::new();
    let mut places = None;
    // Most stand where they stood: right behind the last.
    let mut next = 0;
    for item in new {
        let mut kept = Some(next).filter(|at| old.get(*at) == Some(item));
        if kept.is_none() {
            let places = places.get_or_insert_with(|| old.iter().map(&key).zip(0..).collect::<HashMap<_, usize>>());
            let place = places.get(&key(item)).copied();
            next = place.unwrap_or(next);
            kept = place.filter(|at| old.get(*at) == Some(item));
            // What is changed stood there too.
            next += usize::from(place.is_some() && kept.is_none());
        }
        match kept {
            Some(at) => {
                keep(&mut pieces, at);
                next = at + 1;
            }
            None => add(&mut pieces, item),
        }
    }
    pieces
}

fn keep<T>(pieces: &mut Vec<Piece<T>>, at: usize) {
    // A list longer than that would not fit into memory.
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    match pieces.last_mut() {
        Some(Piece::Kept { from, count }) if *from + *count == at => *count += 1,
        _ => pieces.push(Piece::Kept { from: at, count: 1 }),
    }
}

fn add<T: Clone>(pieces: &mut Vec<Piece<T>>, item: &T) {
    match pieces.last_mut() {
        Some(Piece::New(items)) => items.push(item.clone()),
        _ => pieces.push(Piece::New(vec![item.clone()])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn put_together<T: Clone>(old: &[T], pieces: &[Piece<T>]) -> Vec<T> {
        let items = pieces.iter().flat_map(|piece| match piece {
            Piece::Kept { from, count } => old[*from as usize..][..*count as usize].to_vec(),
            Piece::New(items) => items.clone(),
        });
        items.collect()
    }

    fn list() -> impl Strategy<Value = Vec<(u8, u8)>> {
        prop::collection::vec((0..12_u8, 0..3_u8), 0..16)
    }

    proptest! {
        #[test]
        fn the_pieces_put_together_are_the_list(old in list(), new in list()) {
            let pieces = pieces(&old, &new, |it| it.0);
            prop_assert_eq!(put_together(&old, &pieces), new);
        }
    }

    #[test]
    fn what_is_as_it_was_is_kept_in_one_piece() {
        let old: Vec<_> = (0..9).map(|n| (n, 'a')).collect();
        let of = |new: &[(i32, char)]| pieces(&old, new, |it| it.0);
        assert_eq!(of(&old), [Piece::Kept { from: 0, count: 9 }]);
        let mut changed = old.clone();
        changed[4].1 = 'b';
        let (before, after) = (Piece::Kept { from: 0, count: 4 }, Piece::Kept { from: 5, count: 4 });
        assert_eq!(of(&changed), [before.clone(), Piece::New(vec![(4, 'b')]), after.clone()]);
        changed.remove(4);
        assert_eq!(of(&changed), [before.clone(), after]);
        let mut longer = old.clone();
        longer.insert(4, (20, 'a'));
        assert_eq!(of(&longer), [before, Piece::New(vec![(20, 'a')]), Piece::Kept { from: 4, count: 5 }]);
    }
}
