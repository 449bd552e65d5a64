//! How much work a journey brings to each team, exactly, before anything is
//! run; and whether a team can do it at all.
//!
//! A member stays with a customer over steps with `same_person`, so what is
//! solved is the chain of (touchpoint, team whose member is there already).

use super::crowd::Crowd;
use super::desk::{Desk, Post};
use super::guests::NONE;
use super::refusal::QueueError;
use crate::chain::{Chain, Node, Target};
use crate::elimination::Elimination;
use std::collections::BTreeMap;

/// A customer who comes to the same team more often than this is in a circle.
const MOST_VISITS: f64 = 1e5;

/// Minutes of each team's time that a journey takes if nobody gives up in a
/// queue. Times the arrivals of a minute: the offered load, in erlang.
pub(crate) fn minutes(crowd: &Crowd<'_>, desk: &Desk) -> Vec<f64> {
    let all = Works::new(crowd, desk, None);
    (0..desk.teams.len()).map(|team| all.minutes(team)).collect()
}

/// Refuses teams that nobody waits for in vain, and queues that grow without
/// end.
///
/// A queue from which some lose patience has no end of its own, but those who
/// do not can be too many: in the long run everybody who may give up does.
/// Refused is what is too much in either case, with nobody and with all of them
/// giving up; what lies between is for the run to show.
pub(crate) fn check(crowd: &Crowd<'_>, desk: &Desk) -> Result<(), QueueError> {
    let patient = Works::new(crowd, desk, None);
    for (index, team) in desk.teams.iter().enumerate() {
        let name = || team.name.clone();
        let (staff, load) = (team.rota.mean(), patient.load(desk, index));
        if staff > 0.0 && load < staff {
            continue;
        }
        let impatient = Works::new(crowd, desk, Some(index as u32));
        if let Some(node) = impatient.waits_for_ever(index) {
            if staff == 0.0 {
                return Err(QueueError::NoStaff { team: name(), touchpoint: node.name.clone() });
            }
            // A team with room for so many turns the others away.
            if impatient.load(desk, index) >= staff && team.room == usize::MAX {
                return Err(QueueError::GrowsWithoutEnd { team: name(), load, staff });
            }
        } else if staff == 0.0 && !impatient.ends() {
            return Err(QueueError::InCircles { team: name() });
        }
    }
    Ok(())
}

/// What each kind of customer brings, with its share of the arrivals.
struct Works<'a>(Vec<(f64, Work<'a>)>);

/// The chain of (touchpoint, team that is there already), solved.
struct Work<'a> {
    chain: &'a Chain,
    states: Vec<Here>,
    visits: Vec<f64>,
    minutes: Vec<f64>,
}

/// What happens in a state.
#[derive(Clone, Copy)]
struct Here {
    place: usize,
    /// Team whose member is busy here.
    busy: u32,
    /// Team whose queue a customer joins here.
    queues: u32,
    /// Team whose member goes on with those who are served.
    stays: u32,
    gives_up: f64,
    /// Mean minutes of the member's time.
    minutes: f64,
}

impl<'a> Works<'a> {
    fn new(crowd: &Crowd<'a>, desk: &Desk, impatient: Option<u32>) -> Self {
        Self(crowd.kinds().map(|(share, chain)| (share, Work::new(chain, desk, impatient))).collect())
    }

    fn minutes(&self, team: usize) -> f64 {
        self.0.iter().map(|(share, work)| share * work.minutes.get(team).copied().unwrap_or(0.0)).sum()
    }

    fn load(&self, desk: &Desk, team: usize) -> f64 {
        self.minutes(team) * desk.demand.mean()
    }

    fn waits_for_ever(&self, team: usize) -> Option<&'a Node> {
        self.0.iter().find_map(|(_, work)| work.waits_for_ever(team))
    }

    fn ends(&self) -> bool {
        self.0.iter().all(|(_, work)| work.ends())
    }
}

impl<'a> Work<'a> {
    /// `impatient`: the team in whose queue everybody gives up who may.
    fn new(chain: &'a Chain, desk: &Desk, impatient: Option<u32>) -> Self {
        let mut index = BTreeMap::from([((chain.start, NONE), 0)]);
        let mut order = vec![(chain.start, NONE)];
        let (mut states, mut moves) = (Vec::new(), Vec::new());
        while let Some((place, there)) = order.get(states.len()).copied() {
            let source = states.len();
            let Some(node) = chain.nodes.get(place) else { break };
            let here = here(place, node, desk.post(place), there, impatient);
            states.push(here);
            for (range, share, stays) in
                [(&node.served, 1.0 - here.gives_up, here.stays), (&node.giving_up, here.gives_up, NONE)]
            {
                for way in chain.moves.get(range.clone()).unwrap_or_default() {
                    let target = match way.target {
                        Target::End(_) => None,
                        Target::Node(next) => {
                            let post = desk.post(next);
                            let goes_on = post.same_person && (post.team == NONE || post.team == stays);
                            let state = (next, if goes_on { stays } else { NONE });
                            Some(*index.entry(state).or_insert_with(|| {
                                order.push(state);
                                order.len() - 1
                            }))
                        }
                    };
                    if share > 0.0 {
                        moves.push((source, target, share * way.share));
                    }
                }
            }
        }
        let mut inflow = vec![0.0; states.len()];
        inflow.first_mut().into_iter().for_each(|first| *first = 1.0);
        let visits = Elimination::new(states.len(), moves.into_iter()).visits(&inflow);
        let mut minutes = vec![0.0; desk.teams.len()];
        for (here, visits) in states.iter().zip(&visits) {
            if let Some(minutes) = minutes.get_mut(here.busy as usize) {
                *minutes += visits * here.minutes;
            }
        }
        Self { chain, states, visits, minutes }
    }

    /// A touchpoint at which customers wait for the team and never give up.
    fn waits_for_ever(&self, team: usize) -> Option<&'a Node> {
        let mut met = self.states.iter().zip(&self.visits).filter(|(_, visits)| **visits > 0.0);
        met.find_map(|(here, _)| {
            let node = self.chain.nodes.get(here.place)?;
            (here.queues as usize == team && node.patience.is_none()).then_some(node)
        })
    }

    fn ends(&self) -> bool {
        self.visits.iter().all(|visits| (0.0..=MOST_VISITS).contains(visits))
    }
}

fn here(place: usize, node: &Node, post: Post, there: u32, impatient: Option<u32>) -> Here {
    let goes_on = there != NONE;
    if post.team == NONE {
        // Drawn as in the walks; a member who is there waits for the customer.
        let minutes = node.mean_wait + (1.0 - node.gives_up) * node.active.mean();
        return Here { place, busy: there, queues: NONE, stays: there, gives_up: node.gives_up, minutes };
    }
    let all_leave = !goes_on && impatient == Some(post.team) && node.patience.is_some();
    let gives_up = f64::from(u8::from(all_leave));
    let queues = if goes_on { NONE } else { post.team };
    Here { place, busy: post.team, queues, stays: post.team, gives_up, minutes: (1.0 - gives_up) * node.active.mean() }
}
