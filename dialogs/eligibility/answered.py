"""What a person has answered in forms that are not sent yet, as facts to judge by.

The answers stay where they are, in the drafts: a talk remembers nothing of them.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from dialogs.exchange import Exchange
from dialogs.local_time import LOCAL
from dialogs.ports import Answer, Application, ApplicationState
from dialogs.standing import NOTHING, Facts
from dialogs.understanding.person.reckoning import from_answer
from knowledge.calendar import months_later

MONTHS, EMPLOYMENT, SINCE = "months_as_manager", "employment", "manager_since"


async def recall(exchange: Exchange) -> None:
    """Have the person's own answers at hand in this turn, where nobody reads along."""
    if exchange.message.shared:
        return
    mine = await exchange.ports.applications.of(exchange.message.person.id)
    for draft in reversed(mine):  # the latest changed comes last, and counts
        if draft.state is ApplicationState.DRAFT:
            exchange.answered = exchange.answered.and_then(facts(draft))


def facts(draft: Application) -> Facts:
    """What the answers of one form say; a time answered once has gone on since."""
    first, last = (day.astimezone(LOCAL).date() for day in (draft.started_at, draft.updated_at))
    return facts_of(draft.answers, first, last)


def facts_of(answers: Mapping[str, Answer], first: date, last: date) -> Facts:
    """What answers say that were given between two days."""
    said = NOTHING
    for field, value in answers.items():
        if isinstance(value, bool):
            said = said.and_then(from_answer(field, value))
    return said.and_then(since(answers, first, last)).and_then(employment(answers))


def since(answers: Mapping[str, Answer], first: date, last: date) -> Facts:
    """Since when they lead, by a day or by whole months that were told between two days."""
    months, day = answers.get(MONTHS), answers.get(SINCE)
    if day:
        begun = date.fromisoformat(str(day))
        return Facts(manager=True, since=(begun, begun))
    if not isinstance(months, int) or answers.get("manager") is False:
        return NOTHING
    earliest = months_later(first, -months - 1) + timedelta(days=1)
    return Facts(manager=True, since=(earliest, months_later(last, -months)))


def employment(answers: Mapping[str, Answer]) -> Facts:
    """The form of employment that was chosen."""
    form = answers.get(EMPLOYMENT)
    return Facts(employment=form) if form in ("permanent", "fixed_term") else NOTHING
