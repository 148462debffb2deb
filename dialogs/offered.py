"""A yes to what the last reply offered: it is taken as if its button had been pressed."""

from dialogs.consent import clear_answer, is_faint
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply

LONGEST = 8
"""Words of a message that can be no more than taking or leaving what is offered."""


class Offered:
    """Takes the one thing that was offered, or lets it be."""

    async def take(self, exchange: Exchange) -> Reply | None:
        """The message as the button that was offered; a word where it is turned down."""
        offer = exchange.state.offer
        if not offer or "?" in exchange.text or len(exchange.text.split()) > LONGEST:
            return None
        if clear_answer(exchange) is False:
            return exchange.reply(exchange.say("offered.left"), Outcome.SMALLTALK)
        if self.accepts(exchange, offer):
            exchange.text, exchange.heard = offer, exchange.book
        return None

    def accepts(self, exchange: Exchange, offer: str) -> bool:
        """Whether a message takes what is offered; a nod begins no signup."""
        if is_faint(exchange):
            wishes = (said.wish for said in exchange.book.pack.programmes.values())
            return offer not in wishes
        takes = any(
            book.accepting.meant(exchange.text) for book in (exchange.heard, exchange.book)
        )
        return takes or clear_answer(exchange) is True or self.points_at(exchange, offer)

    def points_at(self, exchange: Exchange, offer: str) -> bool:
        """`Sign me up for that instead`, `ok, Aspirantprogrammet then`: the signup offered."""
        heard, text = exchange.heard, exchange.text
        programmes = exchange.book.pack.programmes.items()
        offered = next((name for name, said in programmes if said.wish == offer), None)
        if offered is None or exchange.denies() or heard.pointing_at.hears(text):
            return False
        names = heard.finder.names
        if names.mentioned(text):
            return heard.says_only(text, (), names_of(exchange, offered))
        wishes = heard.wishes_in(text) or heard.joining.hears(text)
        return wishes and heard.reader.pointers.hears(text)


def names_of(exchange: Exchange, programme: str) -> frozenset[str]:
    """The words by which a programme is called."""
    return frozenset(exchange.heard.finder.aspects.of(programme).names)
