//! What usually helps against each class of gap (domain model, table of 1.4):
//! the one place where these sentences stand.

use super::GapClass;

/// A sentence for people; what it would change is for `net` to say.
#[must_use]
pub fn remedy(class: GapClass) -> &'static str {
    match class {
        GapClass::Missing => "Publish the answer that is known inside, or write the one that is not.",
        GapClass::Unreachable => "Link the answer from the point of failure, where no sign-in is needed.",
        GapClass::Undiscovered => {
            "Announce it where people look, and name it as they say it; make it better than asking."
        }
        GapClass::Unanswerable => "Ask it the customer's way.",
        GapClass::Fails => "Mend the content or the flow, so that it works and lasts.",
        GapClass::Unconfirmed => "Confirm visibly that it worked, and add a step to check it.",
        GapClass::Unattributed => "Give the ways out of self-service a reason on the map.",
    }
}
