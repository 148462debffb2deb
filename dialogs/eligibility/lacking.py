"""What must be known before advice is given, and the question for it."""

from dialogs.eligibility.aims import AIMED, Aims, clear
from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW
from dialogs.messages import Outcome, Reply
from dialogs.standing import Facts, elsewhere
from dialogs.state import Advice

MOST_ASKED = 3


class Lacking:
    """Asks for little, and only for what decides."""

    def __init__(self, aims: Aims) -> None:
        self.aims = aims
        self.programmes = aims.programmes

    def ask(self, exchange: Exchange, advice: Advice, facts: Facts) -> Reply | None:
        """The next thing to know: whether they are a manager, and if so for how long."""
        asked, lacking = advice.asked, None
        if facts.manager is None and not facts.becoming:
            lacking = "manager"
        elif self.lacks_time(exchange, advice, facts):
            lacking = "time"
        if lacking is None or lacking in asked or len(asked) >= MOST_ASKED:
            return None
        if clear(advice.wished, self.aims.named(exchange)) or advice.among:
            return None
        exchange.remember(
            advice=advice.model_copy(update={"asked": (*asked, lacking)}), candidates=()
        )
        choices = (exchange.say("yes"), exchange.say("no")) if lacking == "manager" else ()
        ranked = sorted(advice.wished, key=lambda programme: -advice.wished[programme])
        return exchange.reply(
            exchange.say(f"advice.ask_{lacking}"),
            Outcome.CLARIFY,
            topics=(*ranked, OVERVIEW),
            choices=choices,
        )

    def ask_again(self, exchange: Exchange, pending: Advice, kind: str) -> Reply | None:
        """What was asked, once more; those of the kind that was told come first then."""
        wished = {
            name: share + AIMED * (self.programmes[name].kind == kind)
            for name, share in pending.wished.items()
        }
        again = pending.model_copy(update={"wished": wished, "asked": pending.asked[:-1]})
        return self.ask(exchange, again, again.facts)

    def lacks_time(self, exchange: Exchange, advice: Advice, facts: Facts) -> bool:
        """Whether a manager has not said since when; of somebody else it is not asked."""
        of_other = not (advice.asked or exchange.heard.small.is_of_oneself(exchange.text))
        known = facts.since is not None or facts.new is not None or elsewhere(facts)
        aimed = bool(self.aims.named(exchange))  # the wish tells enough
        return bool(facts.manager) and not (known or of_other or aimed)
