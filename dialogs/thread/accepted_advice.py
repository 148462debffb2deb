"""`Ok, that one`, `ja, den första`, `I'll take the third`: what was advised, pointed at."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from dialogs.comparing import compared
from dialogs.consent import faint
from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from dialogs.thread import places
from dialogs.thread.accepted_offer import LONGEST, waits
from dialogs.understanding.small_words import left_over
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class Taken:
    """The programme that a message points at, to take it."""

    programme: str
    surely: bool
    """Whether it says that it takes it; a nod may just show attention."""
    at_place: bool
    """Whether it counts it in a list, and does not just say `that one`."""


class AcceptedAdvice:
    """Hears what is taken by pointing at it, and offers to begin where that was a nod."""

    def __init__(
        self, answers: Answers, which: Callable[[Exchange, Sequence[str]], Reply]
    ) -> None:
        """`which` asks for which of several programmes a signup is to begin."""
        self.answers = answers
        self.which = which

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Ok, that one` after advice or a list: an offer to begin it, or which is meant."""
        if "?" in exchange.text or len(exchange.text.split()) > LONGEST:
            return None
        if self.takes_unadvised(exchange):
            programmes = exchange.book.pack.programmes
            listed = [topic for topic in exchange.state.listed if topic in programmes]
            return self.which(exchange, listed or list(programmes))
        taken = None if waits(exchange) else self.taken(exchange)
        if taken and exchange.command() == "cancel":  # `I need to take that back`
            return None
        if taken and exchange.state.alike and not taken.at_place:
            return self.which(exchange, exchange.state.alike)
        if taken and not taken.surely:
            return self.offer(exchange, taken.programme)
        if taken:
            wish = exchange.book.pack.programmes[taken.programme].wish
            exchange.text, exchange.heard = wish, exchange.book
        return None

    def takes_unadvised(self, exchange: Exchange) -> bool:
        """`Let's do it`, while it is still being asked what could be advised."""
        heard, advice = exchange.heard, exchange.state.advice
        said = heard.choosing.taking.find(exchange.text)
        beside = heard.consent.praising | heard.consent.nods | heard.consent.faint_yes
        if advice is None or advice.given or not said or exchange.command() == "cancel":
            return False
        return heard.small.says_only(exchange.text, said, beside)

    def taken(self, exchange: Exchange) -> Taken | None:
        """What a nod or a word of taking points at; None where nothing is, or more is said."""
        heard, text = exchange.heard, exchange.text
        at_place, pointing = heard.places.counting.find(text), heard.choosing.pointing.find(text)
        says_of_it = not heard.choosing.telling_of_it.isdisjoint(
            fold(text).split()
        )  # `that is all`
        if not (at_place or pointing) or says_of_it or exchange.denies():
            return None
        if exchange.is_wish() or heard.wishing.joining.hears(text):
            return None  # `that one, I want to apply`
        left = left_over(text, at_place + pointing)
        leads = self.leads(exchange) & set(fold(text).split())
        if not leads or not left <= leads | heard.small.telling | heard.small.speaker:
            return None
        programme = exchange.state.topic
        if at_place:
            (place, said), *more = at_place
            programme = None if more else places.at(exchange, said, int(place))
        if programme is None or not self.is_open(exchange, programme, at_place):
            return None
        picks = {said for how, said in heard.choosing.picking.find(text) if how == "plainly"}
        if exchange.state.topic not in exchange.book.pack.programmes:
            picks -= heard.small.telling  # `the first one, please`, of a list, is just told of
        agrees = not at_place and any(map(exchange.single_yes_no, leads - faint(exchange)))
        return Taken(programme, surely=bool(picks) or agrees, at_place=bool(at_place))

    def leads(self, exchange: Exchange) -> set[str]:
        """The words before what is pointed at: nods, a yes, praise, `I'll take`."""
        heard, said = exchange.heard, fold(exchange.text).split()
        picks = {word for _, p in heard.choosing.picking.find(exchange.text) for word in p.split()}
        return (
            faint(exchange)
            | heard.consent.praising
            | picks
            | {word for word in said if exchange.single_yes_no(word)}
        )

    def is_open(
        self, exchange: Exchange, programme: str, at_place: Collection[tuple[str, str]]
    ) -> bool:
        """Whether a programme was listed or told of, and not just judged to be out of reach."""
        state = exchange.state
        if programme not in exchange.book.pack.programmes:
            return False
        offered = state.offer == exchange.book.pack.programmes[programme].wish
        verdict = None if offered else state.eligibility
        judged = verdict is not None and verdict.programme == programme
        return programme in compared.at_hand(exchange) if at_place else not judged

    def offer(self, exchange: Exchange, programme: str) -> Reply:
        """What it is in a line, and whether to begin."""
        wish = exchange.book.pack.programmes[programme].wish
        self.answers.note(exchange, programme, WHAT)
        exchange.remember(candidates=(programme,), choice_starts="signup")
        told = self.answers.brief(exchange, programme).with_note(exchange.say("offered.begin"))
        return replace(told, offer=wish, choices=(wish,))
