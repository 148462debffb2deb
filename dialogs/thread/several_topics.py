"""Several topics at once: all that are named, both of those listed before, or one of them."""

from dialogs.exchange import Exchange
from dialogs.lookup.by_name import ByName
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from dialogs.understanding.claims.claim_parser import AUDIENCE
from dialogs.understanding.reading import GENERIC
from dialogs.understanding.sureness import SURELY
from knowledge.classifier.examples import CHOOSE, GAP, SIGNUP

FEWEST, MOST = 2, 3
"""Topics that a reply can answer for side by side."""
SHORT = 14
"""Words of a message that is about topics it does not name."""
LEAD = 0.1
"""Lead of the one of them that is described from which it alone is meant."""


class SeveralTopics:
    """Answers for all that was listed last, or finds the one of it that fits."""

    def __init__(self, answers: Answers, by_name: ByName) -> None:
        self.answers = answers
        self.by_name = by_name

    async def take(self, exchange: Exchange) -> Reply | None:
        """The reply to `båda`, `what do they cost?`, `which of them is on mornings?`."""
        heard, text, topics = exchange.heard, exchange.text, exchange.state.listed
        wishes = exchange.guess_in_talk.intent.get(SIGNUP, 0.0)  # `I take both, first ...`
        chooses = exchange.guess.intent.get(CHOOSE, 0.0)  # `which of them, if I lead nobody?`
        if max(wishes, chooses) >= SURELY:
            return None
        named = self.named(exchange)
        if named:
            return self.all(exchange, named)
        short = len(topics) >= FEWEST and len(text.split()) <= SHORT
        if not short or heard.finder.names.every(text):
            return None
        if heard.pointing.describing.hears(text):
            return self.one(exchange, topics)
        if len(topics) > MOST and (reply := self.telling(exchange, topics)):
            return reply
        if len(topics) > MOST:  # of a long list, the two that have just been talked of
            recent = exchange.state.recent[:FEWEST]
            topics = recent if len(recent) == FEWEST and set(recent) <= set(topics) else ()
        return self.described(exchange, topics) or self.of(exchange, topics)

    def of(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply | None:
        """What is asked of all of a few topics, or of the one of them that fits."""
        heard, text = exchange.heard, exchange.text
        if topics and (heard.pointing.both.hears(text) or self.of_them(exchange)):
            return self.all(exchange, topics)
        guesses = (exchange.guess.intent, exchange.guess_in_talk.intent)
        lacking = any(g.get(GAP, 0.0) >= SURELY for g in guesses)  # `... if I break one of them?`
        one = topics and self.asks_which(exchange) and not lacking
        return self.one(exchange, topics) if one else None

    def asks_which(self, exchange: Exchange) -> bool:
        """`Which of them is at the town hall?`; without `of them` just after a comparison."""
        pointing, text = exchange.heard.pointing, exchange.text
        compared = bool(exchange.state.alike) and pointing.which_of.hears(text)
        return pointing.among.hears(text) or compared

    def named(self, exchange: Exchange) -> tuple[str, ...]:
        """Two or three topics of which one and the same thing is asked, by their names."""
        heard, text = exchange.heard, exchange.text
        topics = heard.finder.names.exactly(text) if heard.pointing.all_of.hears(text) else ()
        if not FEWEST <= len(topics) <= MOST or len(text.split()) > SHORT:
            return ()
        one_question = len(heard.parts(text)) == 1 and not heard.choosing.comparing.hears(text)
        chooses = heard.pointing.one_of.hears(text) or heard.reader.read(text).ruled_out
        return topics if one_question and not chooses else ()

    def of_them(self, exchange: Exchange) -> bool:
        """Whether a fact is asked of `them` just after they were answered together."""
        recent, listed = exchange.state.recent, exchange.state.listed
        if not exchange.heard.pointing.they.hears(exchange.message.text) or set(
            recent[: len(listed)]
        ) != set(listed):
            return False
        question = exchange.heard.reader.read(exchange.text)
        return question.facet not in (None, *GENERIC) and not question.subject

    def all(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply:
        """What is asked, of each of them."""
        question = exchange.heard.reader.read(exchange.text)
        facet = question.facet or exchange.state.question
        replies = [self.answers.give(exchange, topic, facet) for topic in topics]
        exchange.remember(listed=topics, alike=topics)
        joined = replies[0]
        for reply in replies[1:]:
            joined = joined.joined_with(reply)
        return joined

    def described(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply | None:
        """The one that alone does what `which of them` says: `run with other municipalities`."""
        heard, text = exchange.heard, exchange.text
        asks_which = heard.reader.asks_wh(heard.reader.begun(text))
        if not (asks_which and self.asks_which(exchange)):
            return None
        topic = self.by_name.described(exchange, exchange.text, topics)
        reply = self.by_name.named(exchange, topic, exchange.text) if topic else None
        if reply:
            exchange.remember(listed=topics)
        return reply

    def telling(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply | None:
        """The one of a long list that alone tells of a thing: `which of them is about OSA?`.

        What is asked by whom it is for may be several: `which of them are for new managers?`
        """
        heard, text = exchange.heard, exchange.text
        if not heard.pointing.among.hears(text) or exchange.denies():
            return None
        if AUDIENCE in heard.premises.putting.claim(text).values:
            return None
        subject = heard.reader.read(text).subject
        tell = ([t for t in topics if heard.finder.aspects.tells(t, word)] for word in subject)
        alone = {told[0] for told in tell if len(told) == 1}
        described = self.by_name.described(exchange, text, topics) if alone else None
        return self.described(exchange, topics) if described in alone else None

    def one(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply | None:
        """The one that a message describes; all of them, where a fact is to tell which."""
        heard = exchange.heard
        question = heard.reader.read(exchange.text)
        particular = question.certain and question.facet not in GENERIC
        particular = particular and not heard.pointing.describing.hears(exchange.text)
        if particular and not question.subject and len(topics) <= MOST:
            return self.all(exchange, topics)
        found = heard.finder.find(question.text, question.ruled_out, question.subject)
        first, *others = [c for c in found.candidates if c.topic in topics] or (None,)
        if first is None or (others and first.score - others[0].score < LEAD):
            return None
        which = self.asks_which(exchange)
        named = self.by_name.named(exchange, first.topic, question.text) if which else None
        reply = named or self.answers.give(exchange, first.topic, question.facet, question)
        exchange.remember(listed=topics)
        return reply
