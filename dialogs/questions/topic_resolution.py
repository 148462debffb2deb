"""What a question means, leaning on the conversation where it leans."""

from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.questions.answerability import CLOSE, SHORT, Answerability, Kind, Resolved
from dialogs.rounds.notes import TOLD as BY_ROUNDS
from dialogs.understanding.reading import GENERIC, Question
from knowledge.groups import NOT_SHARED, Shared
from knowledge.topics import Found

CLEAR = 0.32
"""Lead among topics that share a word from which the bot need not ask."""
CLEAR_BARE = 0.35
"""The same where the message has no other words."""
EXPLAINED = 0.8
"""Confidence in another topic from which a shared word beside others does not count."""
LONG_WORD = 7
"""Letters of a shared word that may be misspelt."""
LEAD = 0.25
"""Lead of the first topic from which a question without a subject of its own is about it."""
LEANING = 0.35
"""What the topic talked of gains when a message points back."""
STAYING = 0.12
"""What it gains when a short message does not."""
VERY_SHORT = 4
"""Words of a message that goes on with one more thing of the topic before: `och riktlinjer?`."""
GOING_ON = 6
"""Words of a message that goes on from the answer before with `och` or `and`."""


class TopicResolver:
    """Finds the topic of a question, and which fact of it is asked for."""

    def __init__(self) -> None:
        self.answerability = Answerability()

    def resolve(self, exchange: Exchange, text: str) -> Resolved:
        """Find out what a question is about, leaning on the conversation where it leans."""
        heard = exchange.heard
        question = heard.reader.read(text)
        describes = heard.pointing.describing.hears(
            text
        )  # `the one with the modules` is another one
        before = None if describes else exchange.state.topic
        found = heard.finder.find(
            question.text,
            question.ruled_out,
            question.subject,
            points_back=before is not None
            and question.points_back
            and not heard.finder.names.exactly(question.text),
        )
        shared = self.shared_words(exchange, question, found)
        topics = shared.topics
        before = self.in_form(exchange, shared, before)
        particular = question.facet is not None and question.facet not in GENERIC
        leaning = before is not None and particular  # `syfte?` after an answer is about that
        only_word = shared.bare and question.facet is None
        known = len(found.known) == 1 and not (only_word if topics else question.subject)
        nothing = self.names_nothing(exchange, question)
        says_nothing = nothing and not (before or topics or question.facet in BY_ROUNDS)
        clear = found.leads(CLOSE) if found.among else says_nothing and found.leads(LEAD)
        if (known and not leaning) or clear:
            return self.answerability.judge(exchange, question, found)
        if before and self.leans(exchange, question, before, topics):
            return self.leaning(exchange, replace(question, certain=particular), before)
        short = len(question.text.split()) <= SHORT
        if before and short and not found.named and self.stays(exchange, question, before, topics):
            return self.leaning(exchange, question, before)
        decided = particular or not shared.bare
        likely = decided and found.best_of(topics, CLEAR_BARE if shared.bare else CLEAR)
        if (topics and not likely) or nothing:
            return self.shared(exchange, question, topics)
        if before and (question.points_back or short):
            found = found.leaning_on(before, LEANING if question.points_back else STAYING)
        return self.answerability.judge(exchange, question, found)

    def in_form(self, exchange: Exchange, shared: Shared, before: str | None) -> str | None:
        """What was talked of; with `the programme` it is that of the open form."""
        form = exchange.state.open_form
        if form is None or not shared.bare or before in shared.topics:
            return before
        if form.programme not in shared.topics:
            return before
        exchange.remember(topic=form.programme, facet=None)
        return form.programme

    def leaning(self, exchange: Exchange, question: Question, before: str) -> Resolved:
        """The question as one on what was talked of."""
        return replace(self.answerability.on(exchange, question, before), leans=True)

    def leans(
        self, exchange: Exchange, question: Question, before: str, shared: tuple[str, ...]
    ) -> bool:
        """Whether a question has no subject but the topic talked of."""
        heard = exchange.heard
        own = set(question.subject) - (heard.groups.empty if question.certain else set())
        if before in shared or not (shared or own):
            return True
        if shared:
            return question.points_back and question.facet is not None
        named = heard.finder.names.found(question.text)
        return not named and self.goes_on(exchange, question)

    def stays(
        self, exchange: Exchange, question: Question, before: str, shared: tuple[str, ...]
    ) -> bool:
        """Whether the article talked of has all the words of what a short question asks of it."""
        heard = exchange.heard
        particular = question.facet is not None and question.facet not in GENERIC
        asks = question.points_back and heard.reader.asks_by_itself(question.text)
        few = len(question.text.split()) <= VERY_SHORT and heard.pointing.goes_on(question.text)
        if not (few or (not shared and (asks or particular))):
            return False
        return heard.finder.aspects.covered(before, question.text, question.subject) == 1.0

    def shared_words(self, exchange: Exchange, question: Question, found: Found) -> Shared:
        """The word that several topics share, where a question says no more than that."""
        heard = exchange.heard
        spelling = heard.finder.spelling
        strange = spelling.unknown(" ".join(question.subject))
        right = {w: spelling.nearest(w) or w for w in strange if len(w) >= LONG_WORD}
        subject = [right.get(word, word) for word in question.subject]
        shared = heard.groups.meant(" ".join((question.text, *subject)), subject)
        named = heard.finder.names.found(question.text)
        best = found.best
        other = best and best.topic not in shared.topics and best.confidence >= EXPLAINED
        settled = other and (found.leads(LEAD) or not shared.bare)
        says_more = any(shared.tells_apart(name) for _, name in named)
        return NOT_SHARED if settled or says_more else shared

    def goes_on(self, exchange: Exchange, question: Question) -> bool:
        """Whether a message goes on from the answer before: `och ihop med vilka?`."""
        before, begins = exchange.state.topic, exchange.heard.pointing.goes_on(question.text)
        short = len(question.text.split()) <= GOING_ON
        particular = question.certain and question.facet not in GENERIC
        if before is None or question.facet is None or not (begins and short and particular):
            return False
        pack = exchange.heard.pack
        sections = pack.articles[before].sections
        return any(n in sections for n in (question.facet, *pack.facets[question.facet].instead))

    def shared(self, exchange: Exchange, question: Question, topics: tuple[str, ...]) -> Resolved:
        """A question that says no more than a word that several topics share, or not even that."""
        if not topics and question.facet and self.is_told(exchange, question.facet):
            before = exchange.state.topic
            if before:
                return self.leaning(exchange, question, before)
            topics = self.with_facet(exchange, question.facet)
        kind = Kind.SEVERAL if len(topics) > 1 else Kind.NOTHING
        return Resolved(kind, question, topics, question.facet)

    def is_told(self, exchange: Exchange, facet: str) -> bool:
        """Whether a fact is told of some topics, by the sources or by rounds."""
        return facet in BY_ROUNDS or not self.answerability.lacks(exchange, facet)

    def names_nothing(self, exchange: Exchange, question: Question) -> bool:
        """Whether a question has no subject; `when does the next one start?` has none, either."""
        if question.facet not in BY_ROUNDS:
            return not question.subject
        heard = exchange.heard
        return (heard.groups.empty - heard.reader.everywhere).issuperset(question.subject)

    def with_facet(self, exchange: Exchange, facet: str) -> tuple[str, ...]:
        """The programmes that can answer such a question."""
        articles = exchange.book.pack.articles
        instead = exchange.book.pack.facets[facet].instead
        facets = {facet, *(name for name in instead if name != WHAT)}
        having = [t for t in exchange.book.pack.programmes if facets & articles[t].sections.keys()]
        return tuple(having or exchange.book.pack.programmes)
