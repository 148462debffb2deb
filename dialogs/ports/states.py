"""Where an application can stand, and which moves are allowed."""

from collections.abc import Mapping
from enum import StrEnum


class ApplicationState(StrEnum):
    """Where an application stands. A draft is not a received application."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    AWAITING_ENDORSEMENT = "awaiting_endorsement"
    AWAITING_DECISION = "awaiting_decision"
    ACCEPTED = "accepted"
    WAITLISTED = "waitlisted"
    OFFERED = "offered"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


ALLOWED_MOVES: Mapping[ApplicationState, frozenset[ApplicationState]] = {
    ApplicationState.DRAFT: frozenset(
        {
            ApplicationState.SUBMITTED,
            ApplicationState.AWAITING_ENDORSEMENT,
            ApplicationState.ACCEPTED,
            ApplicationState.WAITLISTED,
        }
    ),
    ApplicationState.SUBMITTED: frozenset(
        {
            ApplicationState.AWAITING_ENDORSEMENT,
            ApplicationState.ACCEPTED,
            ApplicationState.REJECTED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.AWAITING_ENDORSEMENT: frozenset(
        {
            ApplicationState.AWAITING_DECISION,
            ApplicationState.REJECTED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.AWAITING_DECISION: frozenset(
        {
            ApplicationState.ACCEPTED,
            ApplicationState.REJECTED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.ACCEPTED: frozenset({ApplicationState.WITHDRAWN}),
    ApplicationState.WAITLISTED: frozenset(
        {
            ApplicationState.OFFERED,
            ApplicationState.ACCEPTED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.OFFERED: frozenset(
        {
            ApplicationState.ACCEPTED,
            ApplicationState.DECLINED,
            ApplicationState.EXPIRED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.DECLINED: frozenset(),
    ApplicationState.EXPIRED: frozenset(),
    ApplicationState.WITHDRAWN: frozenset(),
    ApplicationState.REJECTED: frozenset(),
}
"""The moves of sending, decisions, the queue and the person; storage refuses every other one.

What becomes of an application whose answers are changed stands in `AFTER_EDIT`."""

DECIDABLE: Mapping[ApplicationState, frozenset[ApplicationState]] = {
    state: ALLOWED_MOVES[state] - {ApplicationState.WITHDRAWN}
    for state in (
        ApplicationState.SUBMITTED,
        ApplicationState.AWAITING_ENDORSEMENT,
        ApplicationState.AWAITING_DECISION,
    )
}
"""What coordinators can decide in each state; all else is the applicant's, or the queue's."""

AFTER_EDIT: Mapping[ApplicationState, ApplicationState] = {
    ApplicationState.SUBMITTED: ApplicationState.SUBMITTED,
    ApplicationState.AWAITING_ENDORSEMENT: ApplicationState.AWAITING_ENDORSEMENT,
    ApplicationState.AWAITING_DECISION: ApplicationState.AWAITING_ENDORSEMENT,
    ApplicationState.ACCEPTED: ApplicationState.ACCEPTED,
    ApplicationState.WAITLISTED: ApplicationState.WAITLISTED,
    ApplicationState.OFFERED: ApplicationState.OFFERED,
}
"""What a received application becomes when its answers are changed; in all other states it
cannot be. What has been endorsed must be endorsed again."""

FINISHED = frozenset(
    {
        ApplicationState.DECLINED,
        ApplicationState.EXPIRED,
        ApplicationState.WITHDRAWN,
        ApplicationState.REJECTED,
    }
)
"""States in which an application is over, so that the person can apply anew."""

LIVE = frozenset(ApplicationState) - FINISHED - {ApplicationState.DRAFT}
"""States of a received application that stands, so that it can be withdrawn."""
