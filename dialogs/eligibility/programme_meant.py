"""Which programme is asked about: the one named, pointed at, learned to be meant, talked of."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.standing import Facts
from dialogs.state import Eligibility
from dialogs.thread import places
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.person.reckoning import answers
from dialogs.understanding.sureness import CERTAINLY, LIKELY, SURELY
from knowledge.classifier.examples import ALONE
from knowledge.classifier.model import Shares
from knowledge.model import Programme
from knowledge.text import words

UNMISTAKABLE = CERTAINLY
"""Share of a programme that a message means by itself, whatever was talked of."""
OF_TIME = frozenset({"months_as_manager", "employment"})
"""What is told by whoever asks whether their time as a manager is enough, and on what terms."""
SHORT = 12
"""Words of a question without a name that may mean the programme talked of."""


class ProgrammeMeant:
    """Finds the programme that a verdict is asked on."""

    def __init__(self, programmes: Mapping[str, Programme]) -> None:
        self.programmes = programmes

    def by(self, exchange: Exchange, ear: Ear, pending: Eligibility | None) -> str | None:
        """The programme asked about: the one named, else pointed at, else talked of."""
        named = ear.named(exchange.text)
        if len(named) > 1:
            asking = [p for p in sentences(exchange.text) if ear.asking.hears(p, True)]
            named = ear.named(asking[0]) if asking else named
        if named:
            return named[0] if len(named) == 1 else None
        short = len(words(exchange.text)) <= SHORT
        pointed = places.listed(exchange) if short else None
        if pointed in self.programmes:
            return pointed
        if pending:
            return self.learned(exchange) or pending.programme
        topic = self.learned(exchange) or exchange.state.topic
        other = set(exchange.heard.finder.names.mentioned(exchange.text)) - {topic}
        return topic if topic in self.programmes and not other and short else None

    def in_question(self, exchange: Exchange, ear: Ear) -> str | None:
        """The one that is asked about after another one has been told of."""
        if not exchange.text.rstrip().endswith("?"):
            return None
        *before, last = sentences(exchange.text) or [""]
        if not before or not exchange.heard.small.has_done(before[0]):
            return None
        asked = ear.named(last) or exchange.heard.finder.names.mentioned(last)
        others = {name for part in before for name in ear.named(part)} - set(asked)
        one = len(asked) == 1 and asked[0] in self.programmes and bool(others)
        return asked[0] if one and ear.asking.hears(last, stated=False) else None

    def by_facts(self, exchange: Exchange, ear: Ear, facts: Facts) -> str | None:
        """The one whose rules ask for all that is told, where no programme is talked of.

        `Nine years as a manager, four months of them here. Permanent. Is that enough?`
        """
        if exchange.state.topic or not ear.asking.of_enough(exchange.text):
            return None
        told = answers(facts, exchange.today)
        if facts.manager is not True or not told.keys() >= OF_TIME:
            return None
        if exchange.heard.finder.names.mentioned(exchange.text):
            return None
        asking = [
            name
            for name, programme in self.programmes.items()
            if OF_TIME.issubset(rule.field for rule in programme.rules)
        ]
        return asking[0] if len(asking) == 1 else None

    def likeliest(self, exchange: Exchange) -> str | None:
        """The programme that a message is clearly about without its name, else the one before."""
        return self.learned(exchange) or (
            exchange.state.topic if exchange.state.topic in self.programmes else None
        )

    def learned(self, exchange: Exchange) -> str | None:
        """The programme that a message is learned to be about, after what was talked of."""
        alone = exchange.guess
        if alone.stand.get(ALONE, 0.0) >= SURELY:  # `and the aspirant thing, may she join that?`
            named = self.programme_among(alone.topic, UNMISTAKABLE)
            if named:
                return named
        return self.programme_among(exchange.guess_in_talk.topic, LIKELY)

    def programme_among(self, shares: Shares, least: float) -> str | None:
        """The programme that has so large a share."""
        clear = (t for t, share in shares.items() if share >= least and t in self.programmes)
        return next(clear, None)


def sentences(text: str) -> list[str]:
    """The parts of a text between its signs."""
    for sign in ".!?;\n":
        text = text.replace(sign, ",")
    return [part for part in text.split(",") if part.strip()]
