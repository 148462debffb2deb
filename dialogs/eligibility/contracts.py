"""A form of employment told or supposed beside what is known: the role goes on, or lies above."""

from datetime import date

from dialogs.standing import CONTRACT, Facts, elsewhere


def beside_role(told: Facts, known: Facts, today: date) -> Facts:
    """`If I become a permanent manager in March`, of a manager: just the contract is another."""
    begun = told.becoming or (told.since is not None and told.since[1] > today)
    leads = known.manager is True and not elsewhere(known) and known.employer != "hired"
    leads = leads and (known.since is None or known.since[1] <= today)
    if not (leads and begun and told.employment == "permanent" and not elsewhere(told)):
        return told
    day = told.permanent_from or (told.since[0] if told.since else None)
    kept = {name: value for name, value in told.alone if name in {*CONTRACT, "duties"} and value}
    return Facts(**kept).model_copy(update={"permanent_from": day}).alone


def beneath_role(told: Facts, known: Facts, *, contrasts: bool) -> Facts:
    """`But I have a permanent post`, of somebody who leads on a fixed term: both forms at once."""
    if contrasts and known.employment == "fixed_term" and told.employment == "permanent":
        return told.model_copy(update={"employment": "mixed"})
    return told
