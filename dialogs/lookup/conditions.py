"""`Which of them demands a year as a manager?`: a condition asked of all programmes at once."""

from collections.abc import Mapping

from dialogs.comparing import compared
from dialogs.comparing.compared import FEWEST, MOST_TOPICS
from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW, WHO
from dialogs.messages import Language, Reply
from dialogs.questions.answer import Answers
from dialogs.understanding.small_words import left_over
from dialogs.understanding.wordbook import Wordbook
from knowledge.listening import Listener
from knowledge.model import LanguagePack

EXPERIENCE = "experience"
"""The facet that asks how long one must have been a manager."""
NOVELTY = "novelty"
"""The condition with its own word that all others are left out: `only for new managers`."""
LONGEST = 20
"""Words of a question that asks for this and no more."""
BARE = 2
"""Words of a question that names what it asks for, and nothing else: `any requirements?`."""


class Conditions:
    """Tells which programmes have a condition, and that no source names it for the others."""

    def __init__(self, answers: Answers, books: Mapping[Language, Wordbook]) -> None:
        self.answers = answers
        self.demands = {language: demands(book.pack) for language, book in books.items()}
        self.requirements = {language: requirements(b.pack) for language, b in books.items()}
        self.conditions = {language: conditions(book.pack) for language, book in books.items()}

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Which demand a year?`, `what are the requirements?`: the condition, and whose it is."""
        if topic := self.of_talked_of(exchange):
            return self.answers.give(exchange, topic, WHO)
        found = self.conditions[exchange.heard.language].find(exchange.text)
        named = list(dict.fromkeys(name for name, _ in found))
        if not named or not self.asks(exchange, named) or not self.of_all(exchange):
            return None
        conditions = exchange.book.pack.articles[OVERVIEW].head.conditions
        says = " ".join(conditions[name].says for name in named)
        whose = exchange.book.finder.names.exactly(says)
        topic = whose[0] if len(whose) == 1 else OVERVIEW
        self.answers.note(exchange, topic, WHO)
        return self.answers.told(exchange, exchange.book.pack.articles[topic], WHO, says)

    def of_talked_of(self, exchange: Exchange) -> str | None:
        """The programme talked of, where a message asks what is required and says no more."""
        heard, text, before = exchange.heard, exchange.text, exchange.state.topic
        found = self.requirements[heard.language].find(text)
        if before not in exchange.book.pack.programmes or not found:
            return None
        if heard.small.names_speaker(text) or left_over(text, found) - heard.small.words:
            return None
        asks_which = heard.reader.asks_wh(heard.reader.begun(text))  # not `is that required?`
        bare = len(text.split()) <= BARE or heard.premises.putting.existing.hears(text)
        return before if asks_which or bare else None

    def asks(self, exchange: Exchange, named: list[str]) -> bool:
        """Whether a message asks what must be met, and does not only tell what somebody meets."""
        heard, text = exchange.heard, exchange.text
        if len(text.split()) > LONGEST or not (exchange.asks_something() or "?" in text):
            return False
        if heard.reader.read(text).facet == EXPERIENCE:
            return True
        said = self.demands[heard.language].find(text)
        tells = heard.small.names_speaker(text) and not heard.reader.begins_to_ask(text)
        return not tells and (NOVELTY in named or bool(said))

    def of_all(self, exchange: Exchange) -> bool:
        """Whether it is asked of all programmes: none is named, and none talked of and meant."""
        heard, text, programmes = exchange.heard, exchange.text, exchange.book.pack.programmes
        if not programmes.keys().isdisjoint(heard.finder.names.every(text)):
            return False
        among = heard.pointing.among.hears(text)
        if among and len(compared.at_hand(exchange)) in (FEWEST, MOST_TOPICS):
            return False  # it is asked of those
        which = heard.finder.asked_among(text) or among
        several = which or heard.groups.listener.hears(text)  # `for any of the programmes`
        return exchange.state.topic not in programmes or bool(several)


def demands(pack: LanguagePack) -> Listener:
    """Hears that something must be met."""
    said = pack.vocabulary.premises
    return Listener({"rule": (*said.required, *said.demanding)})


def requirements(pack: LanguagePack) -> Listener:
    """Hears that it is asked what is required."""
    return Listener({"asked": pack.facts.asks.requirements})


def conditions(pack: LanguagePack) -> Listener:
    """Hears what the overview names as a condition of some."""
    overview = pack.articles.get(OVERVIEW)
    heard = overview.head.conditions if overview else {}
    return Listener({name: condition.words for name, condition in heard.items()})
