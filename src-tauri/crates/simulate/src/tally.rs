//! What walks add up to: sums, sums of squares, counts and sketches, of a size
//! that does not depend on the number of walks. Tallies of chunks of walks are
//! merged in a fixed order, so that the last bit does not depend on threads.

use crate::chain::{Chain, Move, Node, Passage};
use crate::draws::Customer;
use crate::episodes::{Closed, ENDINGS, Ending, Episodes, Spent};
use crate::sketch::{Sketch, SmallSketch};
use journey::model::Outcome;

/// Counts over walks.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    pub(crate) walks: u64,
    /// In the order of [`OUTCOMES`].
    pub(crate) outcomes: [u64; 3],
    pub(crate) totals: [Total; TOTALS],
    pub(crate) index: Moments,
    pub(crate) nodes: Vec<NodeTally>,
    pub(crate) moves: Vec<Repeats>,
    pub(crate) needs: Vec<NeedTally>,
}

/// Sum and sum of squares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Moments {
    pub(crate) sum: f64,
    pub(crate) squares: f64,
}

/// Moments and distribution of a figure of the walk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Total {
    pub(crate) moments: Moments,
    pub(crate) sketch: Sketch,
}

/// How often something happens in a walk.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Repeats {
    pub(crate) sum: u64,
    pub(crate) squares: u64,
    /// In the walk under way.
    now: u32,
}

/// A touchpoint.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NodeTally {
    pub(crate) visits: Repeats,
    pub(crate) served: u64,
    /// Minutes.
    pub(crate) active: f64,
    /// Minutes.
    pub(crate) waited: f64,
    /// Friction of a walk here.
    pub(crate) friction: Moments,
    /// Walks whose peak is here.
    pub(crate) peaks: u64,
    /// Friction here in the walk under way.
    now: f64,
}

/// A need.
#[derive(Clone, Debug, Default)]
pub(crate) struct NeedTally {
    pub(crate) episodes: Repeats,
    pub(crate) endings: [EndingTally; ENDINGS],
    /// Of a need with a promise, by whether it was kept and then by whether the
    /// journey was hard: kept and not hard, kept and hard, broken and not hard,
    /// broken and hard.
    pub(crate) promises: [PartTally; 4],
    /// Promises kept in the walk under way.
    kept_now: u32,
}

/// Some of the episodes of a need.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PartTally {
    pub(crate) count: Repeats,
    /// Sum over walks of (such episodes × all episodes of the need), for the
    /// error of their ratio.
    pub(crate) with_all: u64,
}

/// Episodes that ended in one way.
#[derive(Clone, Debug, Default)]
pub(crate) struct EndingTally {
    pub(crate) episodes: PartTally,
    pub(crate) friction: Moments,
    pub(crate) lost: Moments,
    pub(crate) lost_spread: SmallSketch,
    pub(crate) cost: Moments,
}

/// The figures of a walk that have a distribution.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Of {
    Friction,
    Remembered,
    Active,
    Attended,
    Lost,
    Elapsed,
    Cost,
}

const TOTALS: usize = 7;

pub(crate) const OUTCOMES: [Outcome; 3] = [Outcome::ResolvedVerified, Outcome::ResolvedUnverified, Outcome::Abandoned];

/// What one walk came to, where it is laid beside another walk of the same customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct WalkRecord {
    /// In the order of [`Of`], then the index, then the outcomes as 0 or 1.
    pub(crate) figures: [f64; FIGURES],
    /// Episodes of each need, those met at level 0 and those given up.
    pub(crate) needs: Vec<[f64; 3]>,
}

/// Figures of a [`WalkRecord`].
pub(crate) const FIGURES: usize = TOTALS + 1 + OUTCOMES.len();

/// Takes walks one after another and counts them.
pub(crate) struct Counter<'chain> {
    chain: &'chain Chain,
    tally: Tally,
    episodes: Episodes,
    /// Touchpoint and move of each visit of the walk under way.
    path: Vec<(usize, usize)>,
    /// The last walk, when somebody asks.
    record: Option<WalkRecord>,
}

/// One visit of a walk that happened elsewhere: in the queues of staffed teams.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Visited {
    /// The touchpoint.
    pub(crate) place: u32,
    /// How often this customer had been there before.
    pub(crate) before: u32,
    /// The move away, which says whether the customer gave up.
    pub(crate) way: u32,
    /// Minutes.
    pub(crate) wait: f64,
    /// Minutes.
    pub(crate) active: f64,
}

/// Clock and effort of the walk under way.
#[derive(Default)]
struct Running {
    spent: Spent,
    active: f64,
    attended: f64,
    peak: f64,
    peak_at: usize,
    last: f64,
}

impl Moments {
    #[inline]
    pub(crate) fn add(&mut self, value: f64) {
        self.sum += value;
        self.squares += value * value;
    }

    fn merge(&mut self, other: &Self) {
        self.sum += other.sum;
        self.squares += other.squares;
    }
}

impl Repeats {
    /// Once more in this walk: `(n+1)² = n² + 2n + 1`.
    #[inline]
    fn add(&mut self) {
        self.add_many(1);
    }

    /// `(n+m)² = n² + m(2n + m)`.
    #[inline]
    fn add_many(&mut self, more: u32) {
        self.sum += u64::from(more);
        self.squares += u64::from(more) * (2 * u64::from(self.now) + u64::from(more));
        self.now += more;
    }

    fn merge(&mut self, other: &Self) {
        self.sum += other.sum;
        self.squares += other.squares;
    }
}

impl NodeTally {
    /// More friction in this walk: `(f+x)² = f² + x(2f + x)`.
    #[inline]
    fn add_friction(&mut self, friction: f64) {
        self.friction.sum += friction;
        self.friction.squares += friction * (2.0 * self.now + friction);
        self.now += friction;
    }

    fn merge(&mut self, other: &Self) {
        self.visits.merge(&other.visits);
        self.served += other.served;
        self.active += other.active;
        self.waited += other.waited;
        self.friction.merge(&other.friction);
        self.peaks += other.peaks;
    }
}

impl PartTally {
    #[inline]
    fn end_walk(&mut self, all: u32) {
        self.with_all += u64::from(self.count.now) * u64::from(all);
        self.count.now = 0;
    }

    fn merge(&mut self, other: &Self) {
        self.count.merge(&other.count);
        self.with_all += other.with_all;
    }
}

impl NeedTally {
    #[inline]
    fn add(&mut self, closed: &Closed, promised: Option<f64>) {
        self.episodes.add();
        if let Some(ending) = self.endings.get_mut(closed.ending as usize) {
            ending.episodes.count.add();
            ending.friction.add(closed.spent.friction);
            ending.lost.add(closed.spent.lost);
            ending.lost_spread.add(closed.spent.lost);
            ending.cost.add(closed.spent.cost);
        }
        let in_time = promised.is_some_and(|minutes| closed.spent.elapsed <= minutes);
        self.kept_now += u32::from(in_time && closed.ending != Ending::GivenUp);
    }

    /// Episodes of the walk under way: all, met at level 0, given up.
    fn now(&self) -> [f64; 3] {
        let of = |ending: Ending| self.endings.get(ending as usize).map_or(0, |e| e.episodes.count.now);
        [self.episodes.now, of(Ending::Level0), of(Ending::GivenUp)].map(f64::from)
    }

    #[inline]
    fn end_walk(&mut self, hard: bool) {
        let all = self.episodes.now;
        if all == 0 {
            return;
        }
        for ending in &mut self.endings {
            ending.episodes.end_walk(all);
        }
        let [kept, kept_hard, broken, broken_hard] = &mut self.promises;
        let (kept, broken) = if hard { (kept_hard, broken_hard) } else { (kept, broken) };
        kept.count.add_many(self.kept_now);
        broken.count.add_many(all - self.kept_now);
        kept.end_walk(all);
        broken.end_walk(all);
        (self.episodes.now, self.kept_now) = (0, 0);
    }

    fn merge(&mut self, other: &Self) {
        self.episodes.merge(&other.episodes);
        for (mine, theirs) in self.endings.iter_mut().zip(&other.endings) {
            mine.episodes.merge(&theirs.episodes);
            mine.friction.merge(&theirs.friction);
            mine.lost.merge(&theirs.lost);
            mine.lost_spread.merge(&theirs.lost_spread);
            mine.cost.merge(&theirs.cost);
        }
        self.promises.iter_mut().zip(&other.promises).for_each(|(mine, theirs)| mine.merge(theirs));
    }
}

impl Tally {
    pub(crate) fn new(chain: &Chain) -> Self {
        Self {
            walks: 0,
            outcomes: [0; 3],
            totals: std::array::from_fn(|_| Total::default()),
            index: Moments::default(),
            nodes: vec![NodeTally::default(); chain.nodes.len()],
            moves: vec![Repeats::default(); chain.moves.len()],
            needs: vec![NeedTally::default(); chain.needs.len()],
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.walks += other.walks;
        for (mine, theirs) in self.outcomes.iter_mut().zip(&other.outcomes) {
            *mine += theirs;
        }
        for (mine, theirs) in self.totals.iter_mut().zip(&other.totals) {
            mine.moments.merge(&theirs.moments);
            mine.sketch.merge(&theirs.sketch);
        }
        self.index.merge(&other.index);
        self.nodes.iter_mut().zip(&other.nodes).for_each(|(mine, theirs)| mine.merge(theirs));
        self.moves.iter_mut().zip(&other.moves).for_each(|(mine, theirs)| mine.merge(theirs));
        self.needs.iter_mut().zip(&other.needs).for_each(|(mine, theirs)| mine.merge(theirs));
    }

    pub(crate) fn total(&self, of: Of) -> Option<&Total> {
        self.totals.get(of as usize)
    }
}

impl<'chain> Counter<'chain> {
    pub(crate) fn new(chain: &'chain Chain) -> Self {
        let episodes = Episodes::new(chain.needs.len());
        Self { chain, tally: Tally::new(chain), episodes, path: Vec::new(), record: None }
    }

    /// One customer's walk, and what it came to.
    pub(crate) fn recorded(&mut self, customer: Customer) -> WalkRecord {
        self.record = Some(WalkRecord::default());
        self.walk(customer);
        self.record.take().unwrap_or_default()
    }

    pub(crate) fn tally(self) -> Tally {
        self.tally
    }

    /// One customer's walk from start to end; says how many touchpoints it visited.
    pub(crate) fn walk(&mut self, customer: Customer) -> usize {
        let chain = self.chain;
        let mut running = Running::default();
        let mut place = chain.start;
        self.episodes.restart();
        while let Some(node) = chain.nodes.get(place) {
            let Some((index, way)) = self.visit(customer, place, node, &mut running) else { break };
            self.path.push((place, index));
            match way.target {
                crate::chain::Target::Node(next) => place = next,
                crate::chain::Target::End(end) => {
                    self.end(end, &running);
                    break;
                }
            }
        }
        let visited = self.path.len();
        self.forget_walk();
        visited
    }

    /// A walk that happened elsewhere, from the start to its end.
    pub(crate) fn walked(&mut self, visits: &[Visited]) {
        let chain = self.chain;
        let mut running = Running::default();
        self.episodes.restart();
        for visited in visits {
            let (place, index) = (visited.place as usize, visited.way as usize);
            let (Some(node), Some(way)) = (chain.nodes.get(place), chain.moves.get(index)) else { break };
            let passage = Passage { wait: visited.wait, active: visited.active, gave_up: way.kind.gives_up() };
            self.count(place, node, &passage, index, way, &mut running);
            self.path.push((place, index));
            if let crate::chain::Target::End(end) = way.target {
                self.end(end, &running);
            }
        }
        self.forget_walk();
    }

    /// Wait, do, move.
    #[inline]
    fn visit(
        &mut self,
        customer: Customer,
        place: usize,
        node: &Node,
        running: &mut Running,
    ) -> Option<(usize, &'chain Move)> {
        let chain = self.chain;
        let luck = node.luck(customer, self.tally.nodes.get(place)?.visits.now);
        let passage = node.passage(&luck);
        let (index, way) = chain.choose(node, passage.gave_up, &luck)?;
        self.count(place, node, &passage, index, way, running);
        Some((index, way))
    }

    /// What a visit adds.
    #[inline]
    fn count(&mut self, place: usize, node: &Node, passage: &Passage, index: usize, way: &Move, running: &mut Running) {
        let (Some(tally), Some(times)) = (self.tally.nodes.get_mut(place), self.tally.moves.get_mut(index)) else {
            return;
        };
        let begins_with = if self.path.is_empty() { self.chain.begins_with } else { 0.0 };
        let friction = node.friction(passage) + way.effort + begins_with;
        tally.visits.add();
        tally.active += passage.active;
        tally.waited += passage.wait;
        tally.add_friction(friction);
        times.add();

        self.episodes.enter(node, &running.spent);
        if !passage.gave_up {
            tally.served += 1;
            running.spent.cost += node.cost;
            self.episodes.serve(node);
        }
        running.active += passage.active;
        running.attended += passage.wait * node.attended;
        running.spent.elapsed += passage.active + passage.wait;
        running.spent.lost += passage.active + passage.wait * node.lost_per_wait;
        running.spent.friction += friction;
        running.last = friction;
        if friction > running.peak {
            (running.peak, running.peak_at) = (friction, place);
        }
        let (needs, known) = (&mut self.tally.needs, &self.chain.needs);
        self.episodes.leave(way, self.chain, &running.spent, |closed| {
            if let Some((need, of)) = needs.get_mut(closed.need).zip(known.get(closed.need)) {
                need.add(&closed, of.promised);
            }
        });
    }

    fn end(&mut self, end: usize, running: &Running) {
        let tally = &mut self.tally;
        tally.walks += 1;
        let outcome = self.chain.ends.get(end).map(|e| e.outcome);
        for (count, one) in tally.outcomes.iter_mut().zip(OUTCOMES) {
            *count += u64::from(outcome == Some(one));
        }
        // In the order of `Of`.
        let values = [
            running.spent.friction,
            f64::midpoint(running.peak, running.last),
            running.active,
            running.attended,
            running.spent.lost,
            running.spent.elapsed,
            running.spent.cost,
        ];
        for (total, value) in tally.totals.iter_mut().zip(values) {
            total.moments.add(value);
            total.sketch.add(value);
        }
        let index = self.chain.index(running.spent.friction);
        tally.index.add(index);
        if let Some(record) = &mut self.record {
            let outcomes = OUTCOMES.map(|one| f64::from(u8::from(outcome == Some(one))));
            let figures = values.into_iter().chain([index]).chain(outcomes);
            record.figures.iter_mut().zip(figures).for_each(|(to, from)| *to = from);
            record.needs = tally.needs.iter().map(NeedTally::now).collect();
        }
        if running.peak > 0.0
            && let Some(node) = tally.nodes.get_mut(running.peak_at)
        {
            node.peaks += 1;
        }
        tally.needs.iter_mut().for_each(|need| need.end_walk(index > self.chain.hard_above));
    }

    fn forget_walk(&mut self) {
        for (place, index) in self.path.drain(..) {
            if let Some(node) = self.tally.nodes.get_mut(place) {
                (node.visits.now, node.now) = (0, 0.0);
            }
            if let Some(way) = self.tally.moves.get_mut(index) {
                way.now = 0;
            }
        }
    }
}
