//! Stages and lanes keep the positions 0, 1, 2 … without a hole.

use crate::ids::{LaneId, StageId};
use crate::model::{Lane, Stage};
use crate::record::Record;
use crate::transaction::Transaction;

pub(super) fn move_stage(tx: &mut Transaction<'_>, id: StageId, to: u32) {
    let mut stages: Vec<Stage> = tx.map().stages().into_iter().cloned().collect();
    rearrange(&mut stages, |s| s.id == id, to);
    for (order, stage) in (0..).zip(stages).filter(|(order, stage)| stage.order != *order) {
        tx.put(Record::Stage(Stage { order, ..stage }));
    }
}

pub(super) fn move_lane(tx: &mut Transaction<'_>, id: LaneId, to: u32) {
    let mut lanes: Vec<Lane> = tx.map().lanes().into_iter().cloned().collect();
    rearrange(&mut lanes, |l| l.id == id, to);
    for (order, lane) in (0..).zip(lanes).filter(|(order, lane)| lane.order != *order) {
        tx.put(Record::Lane(Lane { order, ..lane }));
    }
}

fn rearrange<T>(items: &mut Vec<T>, is_moved: impl Fn(&T) -> bool, to: u32) {
    if let Some(from) = items.iter().position(is_moved) {
        let item = items.remove(from);
        items.insert(items.len().min(to as usize), item);
    }
}
