"""Somebody who only tells where they stand: `I have just become a manager`."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.standing import Facts
from dialogs.understanding.person.ear import Ear
from knowledge.text import words

BEGINNING = 6
"""Words within which somebody who tells of themselves says so."""
SHORTEST_STORY, LONGEST_STORY = 4, 24
"""Words of a message that does nothing but tell where a person stands."""


class Story:
    """Hears what is told without a question."""

    def __init__(self, ears: Mapping[Language, Ear]) -> None:
        self.ears = ears

    def told(self, exchange: Exchange) -> Facts | None:
        """Where the speaker stands, where a message tells just that and it decides on advice."""
        text, today = exchange.text, exchange.today
        reader = self.ears[exchange.heard.language].facts
        if not self.is_one(exchange) or reader.of_another(text, today):
            return None
        told = reader.read(text, today)
        stands = told.new or told.becoming or told.since or told.vague_title
        return told if stands or told.manager is False else None

    def is_one(self, exchange: Exchange) -> bool:
        """Whether a message is about the speaker, and asks, names and wishes for nothing."""
        heard, text = exchange.heard, exchange.text
        said = words(text)
        if not SHORTEST_STORY <= len(said) <= LONGEST_STORY or exchange.asks_something():
            return False
        if "?" in text or heard.pointing.asking.hears(text) or heard.groups.listener.hears(text):
            return False
        begins = not heard.small.oneself.isdisjoint(said[:BEGINNING])
        if (begins or self.is_terse(exchange)) and not heard.finder.names.every(text):
            return not heard.wishes_in(text)
        return False

    def is_terse(self, exchange: Exchange) -> bool:
        """`Preschool teacher, six years, no staff`: a first message that only tells facts."""
        reader, text = self.ears[exchange.heard.language].facts, exchange.text
        told = reader.read(text, exchange.today)
        role = reader.opens_with(text, exchange.today)
        presents = told.employer is not None or role == "not_manager"
        return exchange.state.topic is None and presents and told.decides
