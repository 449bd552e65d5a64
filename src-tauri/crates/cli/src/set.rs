//! `--set KEY.FIGURE=VALUE`: one figure changed for one answer, as an edit.

use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Figure};
use journey::ids::TouchpointId;
use journey::model::Touchpoint;

/// What can be set.
const FIGURES: &str = "wait.p50, wait.p90, wait.fixed, active.p50, active.p90, active.fixed, patience, cost, emotion, \
                       attended, blocked, value, or TARGET.share for a way on";

/// The edit that an assignment means on this map.
pub(crate) fn edit(map: &JourneyMap, assignment: &str) -> Result<Edit, String> {
    let wrong = |what: String| format!("--set {assignment}: {what}");
    let (path, value) = assignment.split_once('=').ok_or_else(|| wrong("give KEY.FIGURE=VALUE".into()))?;
    let value: f64 = value.trim().parse().map_err(|_| wrong(format!("“{value}” is not a number")))?;
    let (key, figure) = path.split_once('.').ok_or_else(|| wrong(format!("after the key comes one of {FIGURES}")))?;
    let touchpoint = map.touchpoint_by_key(key).ok_or_else(|| wrong(no_such_key(map, key)))?;
    figure_edit(map, touchpoint, figure, value).map_err(wrong)
}

fn figure_edit(map: &JourneyMap, of: &Touchpoint, figure: &str, value: f64) -> Result<Edit, String> {
    let touchpoint = of.id;
    let given = Figure::assumed(value);
    Ok(match figure {
        "patience" => Edit::SetPatience { touchpoint, patience: Some(given) },
        "cost" => Edit::SetCost { touchpoint, cost: given },
        "emotion" => Edit::SetEmotion { touchpoint, emotion: Some(given) },
        "attended" => Edit::SetAttended { touchpoint, attended: given },
        "blocked" => Edit::SetBlocked { touchpoint, blocked: given },
        "value" => Edit::SetValueShare { touchpoint, share: given },
        _ => match figure.split_once('.') {
            Some(("wait", part)) => Edit::SetWait { touchpoint, wait: duration(&of.wait.value, part, value)? },
            Some(("active", part)) => Edit::SetActive { touchpoint, active: duration(&of.active.value, part, value)? },
            Some((target, "share")) => share(map, touchpoint, target, given)?,
            _ => return Err(format!("“{figure}” is none of {FIGURES}")),
        },
    })
}

/// A typical or bad day that the other one contradicts moves it along, in
/// proportion where there was one.
fn duration(old: &Duration, part: &str, value: f64) -> Result<Figure<Duration>, String> {
    let (p50, p90) = old.typical_and_bad_day();
    let ratio = if p50 > 0.0 && p90 > p50 { p90 / p50 } else { 2.0 };
    let new = match part {
        "fixed" => Duration::Fixed { value },
        "p50" => Duration::Lognormal { p50: value, p90: if p90 >= value { p90 } else { value * ratio } },
        "p90" => Duration::Lognormal { p50: if p50 > 0.0 && p50 <= value { p50 } else { value / ratio }, p90: value },
        _ => return Err(format!("a time has p50, p90 or fixed, not “{part}”")),
    };
    Ok(Figure::assumed(new))
}

/// Several ways to one target have no single share.
fn share(map: &JourneyMap, source: TouchpointId, target: &str, share: Figure<f64>) -> Result<Edit, String> {
    let to = map.touchpoint_by_key(target).ok_or_else(|| no_such_key(map, target))?;
    let ways: Vec<_> = map.outgoing(source).into_iter().filter(|t| t.target == to.id).collect();
    match ways.as_slice() {
        [way] => Ok(Edit::SetShare { transition: way.id, share }),
        [] => Err(format!("no way leads there to “{target}”")),
        _ => Err(format!("{} ways lead there to “{target}”; change them in the window", ways.len())),
    }
}

fn no_such_key(map: &JourneyMap, key: &str) -> String {
    let keys: Vec<_> = map.touchpoints().map(|t| t.key.as_str()).collect();
    format!("no step has the key “{key}”; there are {}", keys.join(", "))
}
