"""What the sources use and do not define: until when one is new, and who counts as a manager."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Language, Outcome, Reply
from dialogs.understanding.person.ear import Ear
from knowledge.model import Programme
from knowledge.text import words

LONGEST = 14
"""Words of a message that asks for this and no more."""
NEW = "new_manager"


class Terms:
    """Says that the sources leave a term open, and for what it counts."""

    def __init__(self, programmes: Mapping[str, Programme], ears: Mapping[Language, Ear]) -> None:
        self.ears = ears
        self.for_the_new = tuple(
            name
            for name in sorted(programmes, key=lambda name: programmes[name].order)
            if any(rule.field == NEW for rule in programmes[name].rules)
        )

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Until when is one new?`: that the sources do not define it; None for all else."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        if len(words(text)) > LONGEST or ear.named(text):
            return None
        term = ear.objections.term(text)
        if term is None:
            return None
        near = self.for_the_new if term == "new" else ()
        titles = tuple(map(exchange.book.title, near))
        said = exchange.say(f"term.{term}", topics=", ".join(titles))
        exchange.remember(candidates=near, question=None, choice_starts="answer")
        return exchange.reply(
            f"{said}\n\n{exchange.say('unknown.contact')}",
            Outcome.UNKNOWN,
            topics=near,
            choices=titles,
        )
