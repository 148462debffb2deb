"""Questions put as many have put them before: what examples have taught is enough to answer.

Most questions are plain. Where the classifier is sure that one is answered, by which topic and
by which section of its article, and nothing in it or in the talk needs a closer look, it is
answered at once; all others take the long way, by the rules and every doubt there is.
"""

from collections.abc import Iterable

from dialogs.answer import Answers
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.reading import GENERIC, Question
from dialogs.state import ConversationState, Reason
from knowledge.classifier.examples import ANSWER, JOIN
from knowledge.classifier.model import Guess, likeliest
from knowledge.text import words

SURE_ANSWER, SURE_TOPIC, SURE_SECTION = 0.7, 0.7, 0.6
"""Shares from which it is sure that a question is answered, by which topic, by which section."""
SHARED = 0.5
"""Share that the section needs even among those that the article does not have."""
ALIKE = 0.65
"""Share of being answered that a question needs by itself, whatever was talked of."""
OTHERWISE = 0.5
"""Share of another topic that a question may have by itself, in the middle of a talk."""
JOINS = 0.02
"""Share from which somebody may ask whether they may join."""
LONGEST = 45
"""Words of a question that tells no story."""


class Familiar:
    """Answers plain questions at once."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """The answer to a question that is like many others; None for any other message."""
        if is_waiting(exchange.state) or not is_one_piece(exchange):
            return None
        guess = exchange.guess_in_talk
        if not (guess.topic and is_sure(guess) and agrees(exchange.guess, guess)):
            return None
        topic = guess.likeliest_topic
        article = exchange.book.pack.articles[topic]
        section = surest(guess, article.sections) if not article.is_outline else None
        if section is None or needs_a_closer_look(exchange, section):
            return None
        self.explain(exchange, guess, topic)
        return self.answers.give(exchange, topic, section, score=guess.topic[topic])

    def explain(self, exchange: Exchange, guess: Guess, topic: str) -> None:
        """Remember why this topic was chosen, in our own words."""
        others = {name: share for name, share in guess.topic.items() if name != topic}
        second = likeliest(others)
        phrase = exchange.heard.finder.nearest_phrasing(topic, exchange.text)
        reason = Reason(topic=topic, phrase=phrase, runner_up=second, learned=guess.topic[topic])
        exchange.remember(reason=reason, runners_up=(second,))


def is_waiting(state: ConversationState) -> bool:
    """Whether something was asked or judged before, so that a message may belong to that."""
    return bool(state.signup or state.eligibility or state.advice or state.candidates)


def is_one_piece(exchange: Exchange) -> bool:
    """Whether a message is one short question and nothing beside."""
    heard, text = exchange.heard, exchange.text
    return len(words(text)) <= LONGEST and len(heard.parts(text)) <= 1


def is_sure(guess: Guess) -> bool:
    """Whether it is sure that a question is answered, and by which topic."""
    asks = guess.intent[ANSWER] >= SURE_ANSWER and guess.intent[JOIN] < JOINS
    return asks and guess.topic[guess.likeliest_topic] >= SURE_TOPIC


def agrees(alone: Guess, in_talk: Guess) -> bool:
    """Whether a question is much the same by itself as after what was talked of."""
    if alone is in_talk:
        return True
    if alone.intent.get(ANSWER, 0.0) < ALIKE or alone.intent[JOIN] >= JOINS:
        return False
    topic = alone.likeliest_topic
    return topic == in_talk.likeliest_topic or alone.topic[topic] <= OTHERWISE


def surest(guess: Guess, sections: Iterable[str]) -> str | None:
    """The section that surely answers."""
    shares = guess.facet_among(sections)
    section = likeliest(shares)
    return section if shares[section] >= SURE_SECTION and guess.facet[section] >= SHARED else None


def needs_a_closer_look(exchange: Exchange, section: str) -> bool:
    """Whether a question rules something out, points back, or is heard to ask for another fact."""
    question = exchange.heard.reader.read(exchange.text)
    asks_else = question.certain and question.facet not in (section, *GENERIC)
    return bool(question.ruled_out) or asks_else or points_back(exchange, question)


def points_back(exchange: Exchange, question: Question) -> bool:
    """Whether a question points at what was talked of: `it`, `they`, `both`."""
    if exchange.state.topic is None:
        return False
    heard, text = exchange.heard, exchange.text
    return question.points_back or heard.they.hears(text) or heard.both.hears(text)
