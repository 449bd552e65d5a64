//! The model's own words as a report says them.

use journey::figure::Evidence;
use journey::model::{ExperienceLayer, Frequency, Outcome, PainKind, PainStatus, WaitFlag};
use simulate::levelzero::GapClass;

pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ResolvedVerified => "solved and checked",
        Outcome::ResolvedUnverified => "solved, not checked",
        Outcome::Abandoned => "given up",
    }
}

pub(crate) fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Rarely => "hardly anybody",
        Frequency::Sometimes => "some",
        Frequency::Often => "most",
        Frequency::Always => "everybody",
    }
}

pub(crate) fn layer(layer: ExperienceLayer) -> &'static str {
    match layer {
        ExperienceLayer::Customer => "CX",
        ExperienceLayer::User => "UX",
        ExperienceLayer::Employee => "EX",
    }
}

pub(crate) fn kind(kind: PainKind) -> &'static str {
    match kind {
        PainKind::MustBe => "a must-be",
        PainKind::Performance => "less is better",
        PainKind::Attractive => "mending delights",
    }
}

pub(crate) fn status(status: PainStatus) -> &'static str {
    match status {
        PainStatus::Open => "open",
        PainStatus::Idea => "there is an idea",
        PainStatus::Doing => "somebody is at it",
        PainStatus::Closed => "closed",
    }
}

pub(crate) fn wait_flag(flag: WaitFlag) -> &'static str {
    match flag {
        WaitFlag::Uncertain => "uncertain",
        WaitFlag::Unoccupied => "unoccupied",
        WaitFlag::Preprocess => "before it begins",
        WaitFlag::Unexplained => "unexplained",
        WaitFlag::Unfair => "unfair",
        WaitFlag::Anxious => "anxious",
    }
}

pub(crate) fn evidence(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Assumed => "assumed".into(),
        Evidence::ToldByCustomers => "told by customers".into(),
        Evidence::FromTickets { set, n, date } => format!("from tickets: {set}, n {n}, {date}"),
    }
}

/// What each class of gap means (domain model, 1.4).
pub(crate) fn gap(class: GapClass) -> &'static str {
    match class {
        GapClass::Missing => "no answer exists",
        GapClass::Unreachable => "it exists, but cannot be reached",
        GapClass::Undiscovered => "it was not found, or not chosen",
        GapClass::Unanswerable => "it asks what people cannot answer",
        GapClass::Fails => "it broke, or did not last",
        GapClass::Unconfirmed => "it worked, and was not believed",
        GapClass::Unattributed => "the map names no reason",
    }
}
