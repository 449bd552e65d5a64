//! Maps to draw: the samples, and maps built from a short plan.

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::ids::{CellId, LaneId, MapId, PainPointId, PictureId, QuestionId, StageId, TouchpointId, TransitionId};
use journey::model::{
    Anchor, Cell, Details, Lane, LaneRole, OpenQuestion, Outcome, PainPoint, PainStatus, Picture, Placement, Stage,
    Touchpoint, Transition, TransitionKind,
};
use journey::record::Record;
use std::path::Path;
use uuid::Uuid;

/// The maps that come with Milewalk, by file name.
pub(crate) fn samples() -> Vec<(String, JourneyMap)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../maps");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("maps/").map(|f| f.expect("a file").path()).collect();
    files.retain(|f| f.to_string_lossy().ends_with(".journey.json"));
    files.sort();
    files
        .iter()
        .map(|file| {
            let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let map = journey::file::read(&std::fs::read_to_string(file).expect("readable")).expect(&name);
            (name, map)
        })
        .collect()
}

/// What a map is to hold, in numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) stages: usize,
    /// The stage of each step. Two ends follow in the last stage: solved, gave up.
    pub(crate) steps: Vec<usize>,
    /// From, to, share in tenths, gives up.
    pub(crate) moves: Vec<(usize, usize, u32, bool)>,
    /// Step, column, track.
    pub(crate) placed: Vec<(usize, u32, u32)>,
    /// Steps that hurt.
    pub(crate) pains: Vec<usize>,
    pub(crate) name: String,
    /// Lanes under the one with the pain points: role and least height.
    pub(crate) lanes: Vec<(LaneRole, Option<u32>)>,
    /// Lane, step (beyond the steps: a stage).
    pub(crate) cells: Vec<(usize, usize)>,
    /// Lane, step (beyond the steps: a stage), pixels across and down.
    pub(crate) pictures: Vec<(usize, usize, u32, u32)>,
    /// Steps with a question; every third is answered.
    pub(crate) questions: Vec<usize>,
    /// Steps that decide the judgement.
    pub(crate) moments: Vec<usize>,
}

/// A dot of a picture: what any PNG is to the drawing but for its size.
pub(crate) const DOT: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) + n as u128 + 1)
}

pub(crate) fn built(plan: &Plan) -> JourneyMap {
    let mut records = vec![Record::Details(Details::untitled(MapId(id(1, 0))))];
    let stage = |n: usize| StageId(id(2, n.min(plan.stages.saturating_sub(1))));
    for n in 0..plan.stages {
        let name = format!("Stage {n}{}", plan.name);
        records.push(Record::Stage(Stage { id: stage(n), key: format!("s{n}"), name, order: n as u32 }));
    }
    let lanes = [(LaneRole::Pain, None)].into_iter().chain(plan.lanes.iter().copied());
    for (n, (role, height)) in lanes.enumerate() {
        let name = format!("{role:?} {}", plan.name);
        records.push(Record::Lane(Lane { id: lane(n), name, role, order: n as u32, hidden: false, height }));
    }
    if plan.stages > 0 {
        records.extend(touchpoints(plan, stage));
    }
    JourneyMap::from_records(records).expect("a whole map")
}

fn lane(n: usize) -> LaneId {
    LaneId(id(3, n))
}

fn touchpoints(plan: &Plan, stage: impl Fn(usize) -> StageId) -> Vec<Record> {
    let touchpoint = |n: usize| TouchpointId(id(4, n));
    let count = plan.steps.len() + 2;
    let mut records = Vec::new();
    for (n, s) in plan.steps.iter().enumerate() {
        let name = if plan.name.is_empty() { format!("Step number {n}") } else { plan.name.clone() };
        let mut step = Touchpoint::new(touchpoint(n), format!("t{n}"), name, stage(*s));
        step.active = Figure::assumed(Duration::Lognormal { p50: 3.0, p90: 12.0 });
        step.moment_of_truth = plan.moments.contains(&n);
        step.emotion = (n % 2 == 0).then(|| Figure::assumed(1.0 - n as f64 % 4.0));
        records.push(Record::from(step));
    }
    for (n, outcome) in [Outcome::ResolvedVerified, Outcome::Abandoned].into_iter().enumerate() {
        let n = plan.steps.len() + n;
        let mut end = Touchpoint::new(touchpoint(n), format!("t{n}"), format!("{outcome:?}"), stage(usize::MAX));
        end.outcome = Some(outcome);
        records.push(Record::from(end));
    }
    for (n, (from, to, tenths, gives_up)) in plan.moves.iter().enumerate() {
        records.push(Record::Transition(Transition {
            id: TransitionId(id(5, n)),
            source: touchpoint(from % plan.steps.len().max(1)),
            target: touchpoint(to % count),
            share: Figure::assumed(f64::from(*tenths) / 10.0),
            kind: if *gives_up { TransitionKind::Abandon } else { TransitionKind::Next },
            exit_reason: None,
            label: if n % 3 == 0 { plan.name.clone() } else { String::new() },
        }));
    }
    let mut placed: Vec<_> = plan.placed.iter().filter(|p| p.0 < plan.steps.len()).collect();
    placed.sort_unstable();
    placed.dedup_by_key(|p| p.0);
    for (n, column, track) in placed {
        records.push(Record::Placement(Placement { touchpoint: touchpoint(*n), column: *column, track: *track }));
    }
    let at = |step: usize| match step {
        s if s < plan.steps.len() => Anchor::Touchpoint(touchpoint(s)),
        s => Anchor::Stage(stage(s)),
    };
    for (n, step) in plan.pains.iter().enumerate() {
        let text = "Nobody says how long it will take, and nobody knows".repeat(1 + n % 3);
        let mut pain = PainPoint::new(PainPointId(id(6, n)), at(*step), format!("{text} {}", plan.name));
        pain.status = if n % 3 == 2 { PainStatus::Closed } else { PainStatus::Idea };
        records.push(Record::PainPoint(pain));
    }
    let lanes = plan.lanes.len() + 1;
    for (n, (row, step)) in plan.cells.iter().enumerate() {
        let text = format!("“I can't open your portal!” {}", plan.name);
        records.push(Record::Cell(Cell { id: CellId(id(7, n)), lane: lane(row % lanes), at: at(*step), text }));
    }
    for (n, (row, step, width, height)) in plan.pictures.iter().enumerate() {
        records.push(Record::Picture(Picture {
            id: PictureId(id(8, n)),
            lane: lane(row % lanes),
            at: at(*step),
            text: "The <sign> on the door".into(),
            width: *width,
            height: *height,
            data: DOT.into(),
        }));
    }
    for (n, step) in plan.questions.iter().enumerate() {
        let answer = if n % 3 == 2 { "The clerk" } else { " " }.into();
        let text = "Who knows?".into();
        records.push(Record::Question(OpenQuestion { id: QuestionId(id(9, n)), at: at(*step), text, answer }));
    }
    records
}

/// Steps one after the other, each in a stage of its own, to a solved end.
pub(crate) fn chain(steps: usize) -> JourneyMap {
    built(&Plan {
        stages: steps,
        steps: (0..steps).collect(),
        moves: (0..steps).map(|n| (n, n + 1, 10, false)).collect(),
        ..Plan::default()
    })
}

/// One decision with that many ways on, which all meet again.
pub(crate) fn many_alternatives(ways: usize) -> JourneyMap {
    let mut moves: Vec<_> = (1..=ways).map(|n| (0, n, 1, false)).collect();
    moves.extend((1..=ways).map(|n| (n, ways + 1, 10, false)));
    let mut steps = vec![1; ways + 2];
    steps[0] = 0;
    steps[ways + 1] = 2;
    built(&Plan { stages: 3, steps, moves, ..Plan::default() })
}

/// Names of 60 characters and more in scripts from all over the world.
pub(crate) const NAMES: [&str; 8] = [
    "Donaudampfschifffahrtsgesellschaft says <no> & asks once more",
    "パスワードを三回間違えてアカウントがロックされました。会議は二十分後に始まりますので急いでください。お願いします。",
    "密码输错三次账户被锁定会议将在二十分钟后开始请尽快联系服务台处理此问题否则将无法参加重要的客户会议谢谢您的帮助",
    "비밀번호를 세 번 잘못 입력하여 계정이 잠겼습니다 회의는 이십 분 후에 시작됩니다 빨리 도와주세요",
    "تم قفل الحساب بعد ثلاث محاولات خاطئة والاجتماع يبدأ بعد عشرين دقيقة فقط",
    "שכחתי את הסיסמה והפגישה מתחילה בעוד עשרים דקות ואיש אינו עונה לטלפון",
    "पासवर्ड भूल गया और बैठक बीस मिनट में है इसलिए बहुत जल्दी है कृपया मदद करें",
    "👨‍👩‍👧‍👦 asks 🇯🇵🇩🇪🇨🇭 for 👍🏽👍🏿🏳️‍🌈 and 👩🏽‍💻👨🏿‍🚀👨‍👩‍👧‍👦🇺🇳 \u{202e}turns\u{2066} everything 1️⃣2️⃣3️⃣ round",
];

/// This name everywhere.
pub(crate) fn long_names(name: &str) -> JourneyMap {
    built(&Plan {
        stages: 3,
        steps: vec![0, 0, 1, 1, 2],
        moves: vec![
            (0, 1, 5, false),
            (0, 2, 5, false),
            (1, 2, 10, false),
            (2, 3, 10, false),
            (3, 0, 4, false),
            (3, 4, 6, true),
            (4, 5, 10, false),
            (4, 6, 10, true),
        ],
        pains: vec![0, 0, 3, 9],
        name: name.into(),
        lanes: vec![(LaneRole::Frontstage, Some(60)), (LaneRole::Backstage, None), (LaneRole::Support, Some(300))],
        cells: vec![(1, 0), (1, 3), (2, 9), (3, 4)],
        pictures: vec![(1, 0, 1600, 900), (0, 1, 20, 20), (3, 9, 300, 2000)],
        questions: vec![0, 0, 3],
        moments: vec![0, 4],
        ..Plan::default()
    })
}
