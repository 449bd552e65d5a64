//! The engine on the password reset: the exact answer, and walks with friction and Level Zero classes.

use std::fs;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Duration;

use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{self as figures_of, Figure};
use journey::ids::OpportunityId;
use journey::model::{Anchor, Opportunity};
use simulate::{Cast, Chain, Who, exact, monte_carlo, rank};
use tests::places::root;
use uuid::Uuid;

use crate::measure::{absent, figure, median_time, megabytes, milliseconds, peak_rise};

const MAP: &str = "maps/password-reset.journey.json";
const WALKS: u32 = 1_000_000;
const OPPORTUNITIES: usize = 20;
const RANKING_WALKS: u32 = 100_000;

pub(crate) fn figures() {
    let text = fs::read_to_string(root().join(MAP)).expect("the sample map is part of the project");
    let map = journey::file::read(&text).expect("the sample map opens");
    let chain = Chain::compile(&map).expect("the sample map can be walked");

    // With the compilation of the map: that is what an edit costs.
    let answer = median_time(101, || {
        let chain = Chain::compile(&map).expect("as before");
        black_box(exact::solve(black_box(&chain)));
    });
    figure("exact answer of the password reset", &milliseconds(answer), "< 1 ms", answer < Duration::from_millis(1));
    walks(&chain);
    ranking(&map);
}

/// Twenty opportunities, each with a figure of its own, against the map as it is.
fn ranking(map: &JourneyMap) {
    let map = with_opportunities(map);
    let cast = Cast::of(&map, Who::Neutral).expect("as before");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("threads can be started");
    let time = pool.install(|| {
        median_time(5, || {
            let ranking =
                rank::rank(&map, &cast, RANKING_WALKS, 7, &|_| ControlFlow::Continue(())).expect("nobody cancels");
            assert_eq!(ranking.opportunities.iter().filter(|o| o.changes.is_some()).count(), OPPORTUNITIES);
            black_box(ranking);
        })
    });
    let most = Duration::from_secs(2);
    figure("ranking 20 opportunities, 100,000 walks each, on two cores", &milliseconds(time), "< 2000 ms", time < most);
}

fn with_opportunities(map: &JourneyMap) -> JourneyMap {
    let mut map = map.clone();
    let gone: Vec<_> = map.opportunities().map(|o| Edit::RemoveOpportunity { opportunity: o.id }).collect();
    map.edit(&gone).expect("they are there");
    let touchpoint = map.touchpoint_by_key("queue").expect("the sample has a queue").id;
    for n in 0..OPPORTUNITIES {
        let (id, at) = (OpportunityId(Uuid::from_u128(n as u128 + 1)), Anchor::Touchpoint(touchpoint));
        let p50 = 1.0 + n as f64 / 10.0;
        let wait = Figure::assumed(figures_of::Duration::Lognormal { p50, p90: 4.0 * p50 });
        let edits = vec![Edit::SetWait { touchpoint, wait }];
        let opportunity = Opportunity { edits, price: Some(1000.0), ..Opportunity::new(id, at, format!("Nr {n}")) };
        map.edit(&[
            Edit::AddOpportunity { id, at, text: opportunity.text.clone() },
            Edit::ChangeOpportunity { opportunity },
        ])
        .expect("new ones");
    }
    map
}

fn walks(chain: &Chain) {
    let one = walks_a_second(chain, 1);
    figure("walks a second on one core, million", &format!("{one:.2}"), "≥ 1", one >= 1.0);
    if std::thread::available_parallelism().is_ok_and(|cores| cores.get() >= 2) {
        let ratio = walks_a_second(chain, 2) / one;
        figure("two cores to one", &format!("{ratio:.2}"), "close to 2", ratio >= 1.7);
    } else {
        absent("two cores to one", "there is one core here");
    }
    let what = "memory for ten times the walks, beside that for one";
    match (peak_rise(|| run(chain, WALKS)), peak_rise(|| run(chain, 10 * WALKS))) {
        (Some(one), Some(ten)) => {
            let measured = format!("{} / {}", megabytes(ten), megabytes(one));
            figure(what, &measured, "no more, within 4 MB", ten <= one + 4_000_000);
        }
        _ => absent(what, "this system does not tell"),
    }
}

/// Millions a second, on so many threads.
fn walks_a_second(chain: &Chain, threads: usize) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    let time = pool.install(|| median_time(5, || run(chain, WALKS)));
    f64::from(WALKS) / time.as_secs_f64() / 1e6
}

fn run(chain: &Chain, walks: u32) {
    let report = monte_carlo::run(chain, walks, 7, &|_| ControlFlow::Continue(()));
    black_box(report.expect("nobody cancels"));
}
