"""What a person wishes for: how well each programme fits their words."""

from collections.abc import Collection, Mapping
from heapq import nlargest

from dialogs.exchange import Exchange
from dialogs.messages import Language
from dialogs.understanding.person.ear import Ear
from knowledge.model import Programme
from knowledge.text import plain

CLEAR = 0.3
"""Lead of the programme that fits the words best, from which nothing need be asked."""
AIMED = 0.8
"""What a programme gains by being for just what the person wants."""
HIGHER = 0.5
"""What one loses that is for a higher level, where the person says nothing of that."""
LEARNED = 0.4
"""What it gains, at most, by what others wanted who said the like."""
LIKELY = 0.9
"""What it must have at least."""


class Aims:
    """Weighs the programmes by what somebody wants."""

    def __init__(self, programmes: Mapping[str, Programme], ears: Mapping[Language, Ear]) -> None:
        self.programmes = programmes
        self.ears = ears

    def weighed(self, exchange: Exchange) -> dict[str, float]:
        """How well each programme fits the person's words.

        Words that tell of no programme (`what is there for me?`) are like any of them by chance.
        """
        found = exchange.heard.finder.find(exchange.text)
        scores = {candidate.topic: candidate.score for candidate in found.candidates}
        aimed, learned = self.alone(exchange), exchange.guess.topic
        telling = sum(learned.get(name, 0.0) for name in aimed) if learned else 1.0
        return {
            name: telling * scores.get(name, 0.0) + aim + LEARNED * learned.get(name, 0.0)
            for name, aim in aimed.items()
        }

    def alone(self, exchange: Exchange) -> dict[str, float]:
        """What is added to the programmes that are for just what the person wants.

        One for a higher level loses where that is not wanted.
        """
        aims = self.named(exchange)
        return {
            name: AIMED if name in aims else -HIGHER * (programme.audience == "higher")
            for name, programme in self.programmes.items()
        }

    def named(self, exchange: Exchange) -> set[str]:
        """The programmes that are for just what the person wants, or for what they do."""
        ear = self.ears[exchange.heard.language]
        found = {hit.means for hit in ear.aims.hits(plain(exchange.text))}
        if ear.facts.leads_managers(exchange.text):
            found |= {name for name, p in self.programmes.items() if p.audience == "higher"}
        return found


def clear(wished: Mapping[str, float], aimed: Collection[str] = ()) -> bool:
    """Whether the person's own words point at one programme clearly enough to ask nothing.

    Of several that are for just what they want, any will do.
    """
    first, second = nlargest(2, wished.values())
    others = [share for name, share in wished.items() if name not in aimed]
    if aimed:
        second = max(others, default=0.0)
    return first - second >= CLEAR and first >= LIKELY
