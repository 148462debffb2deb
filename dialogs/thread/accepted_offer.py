"""A yes to what the last reply offered, or was advised: taken as if its button were pressed."""

from collections.abc import Callable, Sequence

from dialogs.consent import clear_answer, is_faint
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply

LONGEST = 8
"""Words of a message that can be no more than taking or leaving what is offered."""


class AcceptedOffer:
    """Takes the one thing that was offered, or lets it be."""

    def __init__(self, which: Callable[[Exchange, Sequence[str]], Reply]) -> None:
        """`which` asks for which of several programmes a signup is to begin."""
        self.which = which

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Yes` to what was offered is heard as that button; a word where it is turned down."""
        if "?" in exchange.text or len(exchange.text.split()) > LONGEST:
            return None
        offer = exchange.state.offer
        advised = None if offer and is_accepted(exchange) else self.advised(exchange)
        if advised and exchange.state.alike:  # `that one`, where none was singled out
            return self.which(exchange, exchange.state.alike)
        advised = advised or self.listed(exchange)
        if advised:
            exchange.text, exchange.heard = advised, exchange.book
        if not advised and (self.leaves(exchange) or (offer and clear_answer(exchange) is False)):
            return exchange.reply(exchange.say("offered.left"), Outcome.SMALLTALK)
        if advised or not offer:
            return None
        if self.accepts(exchange, offer):
            exchange.text, exchange.heard = offer, exchange.book
        return None

    def leaves(self, exchange: Exchange) -> bool:
        """`Then I'll leave it`, of what was talked of; a draft is another matter."""
        heard, said = exchange.heard, exchange.heard.choosing.leaving_be.find(exchange.text)
        talked = exchange.state.topic is not None and exchange.state.signup is None
        return talked and bool(said) and heard.small.says_only(exchange.text, said, ())

    def advised(self, exchange: Exchange) -> str | None:
        """The wish for the programme that was advised, or is talked of: `ok, take it`."""
        heard, programmes = exchange.heard, exchange.book.pack.programmes
        words = programmes.get(exchange.state.topic or "")
        taken = heard.choosing.taking.find(exchange.text)
        if heard.places.counting.hears(exchange.text):  # `I'll take the last one`
            return None
        if taken and heard.wishing.grows(exchange.text):  # `I want to go home`
            return None
        if words is None or not taken or waits(exchange) or exchange.denies():
            return None
        if exchange.command():  # `take it back`, `I have to go`
            return None
        beside = heard.consent.praising | heard.consent.nods | heard.consent.faint_yes
        return words.wish if heard.small.says_only(exchange.text, taken, beside) else None

    def listed(self, exchange: Exchange) -> str | None:
        """The wish for the programme picked from a list, or for another one than lies aside."""
        state, programmes = exchange.state, exchange.book.pack.programmes
        name = None if waits(exchange) else picked(exchange)
        fresh = name in state.listed and state.topic not in programmes
        aside = state.signup is not None and state.signup.programme != name
        return programmes[name].wish if name and (fresh or aside) else None

    def accepts(self, exchange: Exchange, offer: str) -> bool:
        """Whether a message takes what is offered; a nod begins no signup that was not asked."""
        if is_faint(exchange):
            programmes = exchange.book.pack.programmes.items()
            begins = next((name for name, said in programmes if said.wish == offer), None)
            return begins is None or exchange.state.candidates == (begins,)
        return (
            is_accepted(exchange)
            or clear_answer(exchange) is True
            or self.points_at(exchange, offer)
        )

    def points_at(self, exchange: Exchange, offer: str) -> bool:
        """`Sign me up for that instead`, `ok, Aspirantprogrammet then`: the signup offered."""
        heard, text = exchange.heard, exchange.text
        programmes = exchange.book.pack.programmes.items()
        offered = next((name for name, said in programmes if said.wish == offer), None)
        if offered is None or exchange.denies() or heard.places.pointing_at.hears(text):
            return False
        names = heard.finder.names
        if names.mentioned(text):
            return heard.small.says_only(text, (), names_of(exchange, offered))
        wishes = heard.wishes_in(text) or heard.wishing.joining.hears(text)
        return wishes and heard.reader.pointers.hears(text)


def is_accepted(exchange: Exchange) -> bool:
    """Whether a message is a way to take what is offered: `gör det`."""
    books = (exchange.heard, exchange.book)
    return any(book.consent.accepting.meant(exchange.text) for book in books)


def waits(exchange: Exchange) -> bool:
    """Whether the last reply asked which is meant, or for something of the person."""
    state = exchange.state
    asked = state.eligibility is not None and bool(state.eligibility.asked)
    which = state.candidates not in ((), (state.topic,))
    return which or asked or (state.advice is not None and not state.advice.given)


def picked(exchange: Exchange, *, instead: bool = False) -> str | None:
    """The programme of `Ledarskapsprogrammet tack`; of `... då`, too, `instead` of a refusal."""
    heard, text = exchange.heard, exchange.text
    led = heard.choosing.picking.find(text)
    led = [(how, said) for how, said in led if how == "plainly" or instead]
    named = set(heard.finder.names.mentioned(text)) & exchange.book.pack.programmes.keys()
    if "?" in text or not led or len(named) != 1 or exchange.denies():
        return None
    programme = named.pop()
    return programme if heard.small.says_only(text, led, names_of(exchange, programme)) else None


def names_of(exchange: Exchange, programme: str) -> frozenset[str]:
    """The words by which a programme is called."""
    return frozenset(exchange.heard.finder.aspects.of(programme).names)
