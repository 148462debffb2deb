"""Pointing at what was talked of: the second one, the one before, not that one."""

import re

from dialogs.exchange import Exchange
from dialogs.ids import HOW_LONG, HOW_OFTEN, OVERVIEW, WHAT
from dialogs.messages import Outcome, Reply
from dialogs.questions.answer import Answers
from dialogs.questions.answerability import MOST_CHOICES, SURE, VAGUE
from dialogs.state import Reason
from dialogs.thread import places
from dialogs.understanding.sureness import SURELY
from knowledge.classifier.examples import SIGNUP
from knowledge.text import without

END = re.compile(r"[.,!?;]")
SHORT = 12
"""Words of a message that can be nothing but pointing."""
WISHES = SURELY
"""Share from which a message that points is a wish to join."""


class Pointing:
    """Understands messages that point at a topic without naming it."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def put_names(self, exchange: Exchange) -> None:
        """`May I join the second one?` is heard from here on with its name; no reply."""
        if exchange.state.filling is None:
            self.move_to_only_told(exchange)
            exchange.text = places.with_name(exchange) or exchange.text

    def move_to_only_told(self, exchange: Exchange) -> None:
        """`What is the aim of it?`, where how long, or how often, was told of one alone."""
        heard, state, overview = exchange.heard, exchange.state, exchange.book.pack.articles
        if state.topic != OVERVIEW or state.facet not in (HOW_LONG, HOW_OFTEN):
            return
        told = exchange.book.finder.names.exactly(overview[OVERVIEW].sections[state.facet])
        only = [topic for topic in told if topic in exchange.book.pack.programmes]
        several = heard.pointing.they.hears(exchange.text) or heard.finder.names.every(
            exchange.text
        )
        if len(only) == 1 and not several and heard.reader.read(exchange.text).points_back:
            exchange.remember(topic=only[0], recent=(only[0], *state.recent))

    async def take(self, exchange: Exchange) -> Reply | None:
        """`The one before`, `I meant the higher one`: the answer on that topic; else None."""
        if len(exchange.text.split()) > SHORT or exchange.puts_right():
            return None
        named = exchange.heard.finder.names.every(exchange.text)
        if not named and exchange.guess.intent.get(SIGNUP, 0.0) >= WISHES:
            self.name_wished(exchange)
            return None
        reply = self.likewise(exchange) if named else self.pointed(exchange)
        if reply is None:  # `no, I meant ...` is heard by what it means
            exchange.text = exchange.heard.pointing.put_right(exchange.text)
        elif reply.topic:
            sure = 1.0 if named else None
            exchange.remember(reason=Reason(topic=reply.topic, confidence=sure))
        return reply

    def name_wished(self, exchange: Exchange) -> None:
        """`Sign me up for the first one` is heard as a wish with the name."""
        topic = self.topic(exchange)
        if topic and topic in exchange.book.pack.programmes:
            exchange.text = f"{exchange.text}: {exchange.heard.title(topic)}"

    def pointed(self, exchange: Exchange) -> Reply | None:
        """The answer on a topic that is not named."""
        topic = self.topic(exchange)
        if topic:
            question = exchange.heard.reader.read(exchange.text)
            if question.facet:
                return self.answers.give(exchange, topic, question.facet, question)
            likewise = exchange.heard.pointing.likewise.hears(exchange.text)
            give = self.same_if_told if likewise else self.answers.give
            return give(exchange, topic)
        return self.reject(exchange)

    def topic(self, exchange: Exchange) -> str | None:
        """The topic pointed at; of two that were compared, rather at its place than in time."""
        state = exchange.state
        compared = len(state.listed) == places.PAIR and state.topic in state.listed
        ways = (places.listed, self.earlier) if compared else (self.earlier, places.listed)
        for way in (self.corrected, self.returned_to, *ways):
            topic = way(exchange)
            if topic:
                return topic
        return None

    def likewise(self, exchange: Exchange) -> Reply | None:
        """`Och mentorprogrammet?`, `nej, jag menade X`: what was asked last, of another topic."""
        topic = named_likewise(exchange)
        if topic is None or exchange.state.facet is None:
            return None
        vague = exchange.state.facet in VAGUE  # nothing that one would ask of another, too
        return self.answers.give(exchange, topic) if vague else self.same(exchange, topic)

    def same(self, exchange: Exchange, topic: str) -> Reply:
        """What was asked last, of another topic."""
        facet = exchange.state.facet
        return self.answers.give(exchange, topic, None if facet == WHAT else facet)

    def same_if_told(self, exchange: Exchange, topic: str) -> Reply:
        """The same where its article tells it; else what it is: `and the last of the four?`."""
        told = exchange.state.facet in exchange.book.pack.articles[topic].sections
        return self.same(exchange, topic) if told else self.answers.give(exchange, topic)

    def corrected(self, exchange: Exchange) -> str | None:
        """Another one of those listed last: `nej, jag menade det högre`."""
        meant, state = exchange.heard.pointing.meant_instead(exchange.text), exchange.state
        talked_of = state.topic not in state.listed and len(state.recent) >= places.PAIR
        among = tuple(reversed(state.recent)) if talked_of else state.listed
        topic = places.meant(exchange, meant, among) if meant else None
        return None if topic == state.topic else topic

    def earlier(self, exchange: Exchange) -> str | None:
        """A topic from earlier in the conversation; `the first one` is rather that of a list."""
        state, recent = exchange.state, exchange.state.recent
        said = exchange.heard.pointing.earlier.find(exchange.text)
        if not said or not recent:
            return None
        if said[0][0] == "first":
            in_list = state.topic in state.listed
            return (in_list and places.listed(exchange)) or state.first
        before = recent[min(1, len(recent) - 1)]
        return (said[0][0] == "preceding" and places.preceding(exchange, before)) or before

    def returned_to(self, exchange: Exchange) -> str | None:
        """The topic of before that words bring back: `tillbaka till stödet, varför ...`."""
        heard, recent = exchange.heard, exchange.state.recent
        text = heard.reader.begun(exchange.text)
        if not heard.pointing.returning.hears(text):
            return None
        piece = END.split(text, maxsplit=1)[0]
        subject = heard.reader.read(piece).subject
        shared = heard.groups.meant(piece, subject).topics
        found = heard.finder.find(piece, subject=subject)
        likely = [c.topic for c in found.candidates if c.confidence >= SURE]
        return next((topic for topic in shared if topic in recent), None) or next(
            (topic for topic in likely if topic in recent), None
        )

    def reject(self, exchange: Exchange) -> Reply | None:
        """`Nej, inte den`: the next likely topics, as choices."""
        if (
            exchange.heard.pointing.rejecting.meant(exchange.text) is None
            or exchange.state.topic is None
        ):
            return None
        topic, listed = exchange.state.topic, exchange.state.listed
        chosen = topic in listed and len(listed) <= MOST_CHOICES
        near = listed if chosen else exchange.state.runners_up
        others = tuple(one for one in near if one != topic)
        exchange.remember(candidates=others, listed=others, choice_starts="answer")
        titles = tuple(exchange.book.title(topic) for topic in others)
        text = exchange.say("reject.which" if titles else "reject.how")
        lines = "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))
        return exchange.reply(
            f"{text}\n{lines}" if lines else text,
            Outcome.CLARIFY,
            topics=others,
            choices=titles,
        )


def named_likewise(exchange: Exchange) -> str | None:
    """The topic that `och mentorprogrammet?` names and says nothing else of."""
    heard, text = exchange.heard, exchange.text
    topics, said = heard.finder.names.every(text), heard.pointing.likewise.find(text)
    if not said or len(topics) != 1 or heard.reader.asks_fact(text):
        return None
    if heard.reader.begins_to_ask(without(text, (phrase for _, phrase in said))):
        return None  # `och vad kräver staden?`, where the words that ask are in a name
    only = heard.small.says_only(text, said, heard.finder.aspects.of(topics[0]).names)
    return topics[0] if only else None
