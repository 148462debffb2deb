"""Questions put as many have put them before: what examples have taught is enough to answer.

Most questions are plain. Where the classifier is sure that one is answered, and by which topic,
and nothing in it or in the talk needs a closer look, it is answered at once; all others take the
long way, by the rules and every doubt there is.
"""

from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from dialogs.questions.second_opinion import FACET_GAIN
from dialogs.state import ConversationState, Reason
from dialogs.thread.pointing import named_likewise
from dialogs.understanding.reading import GENERIC, Question
from dialogs.understanding.sureness import BARELY, EVENLY, HARDLY, LIKELY, RATHER, SURELY
from knowledge.classifier.examples import ALONE, ANSWER, JOIN
from knowledge.classifier.model import Guess, Shares, likeliest
from knowledge.text import words

SURE_ANSWER, SURE_TOPIC, SURE_SECTION = RATHER, LIKELY, RATHER
"""Shares from which it is sure that a question is answered, by which topic, by which section."""
SHARED = EVENLY
"""Share that the section needs even among those that the article does not have."""
ALIKE = EVENLY
"""Share of being answered that a question needs by itself, whatever was talked of."""
OTHERWISE = EVENLY
"""Share of another topic that a question may have by itself, in the middle of a talk."""
JOINS = BARELY
"""Share from which somebody may ask whether they may join."""
STANDS = SURELY
"""Share of standing alone from which a question needs nothing of the talk before it."""
LONGEST = 45
"""Words up to which a message is looked at as one question."""


class FastPath:
    """Answers plain questions at once."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """A plain question that the classifier surely knows the answer to; None for all else."""
        if is_waiting(exchange.state) or not is_one_piece(exchange):
            return None
        if exchange.heard.wishing.surely_others.hears(exchange.text) or compares(exchange):
            return None  # `can I register someone else`
        if goes_back(exchange):
            return None
        guess = exchange.guess_in_talk
        if not (guess.topic and is_sure(guess) and agrees(exchange.guess, guess)):
            return None
        topic = guess.likeliest_topic
        question = exchange.heard.reader.read(exchange.text)
        if question.ruled_out or belongs_to_talk(exchange, question, topic):
            return None
        reply = self.answer(exchange, topic, question, guess)
        if reply is not None:
            self.explain(exchange, guess, topic)
        return reply

    def answer(
        self, exchange: Exchange, topic: str, question: Question, guess: Guess
    ) -> Reply | None:
        """The section that surely answers, or fits best; None where another fact is asked for."""
        article = exchange.book.pack.articles[topic]
        if article.is_outline:
            return None
        shares, score = guess.facet_among(article.sections), guess.topic[topic]
        section = likeliest(shares)
        if shares[section] >= SURE_SECTION and guess.facet[section] >= SHARED:
            asks_else = question.certain and question.facet not in (section, *GENERIC)
            return None if asks_else else self.answers.give(exchange, topic, section, score=score)
        if question.facet is not None and not may_answer(shares, question):
            return None
        near = {name: FACET_GAIN * share for name, share in shares.items()}
        return self.answers.give(exchange, topic, question.facet, question, near=near, score=score)

    def explain(self, exchange: Exchange, guess: Guess, topic: str) -> None:
        """Remember why this topic was chosen, in our own words."""
        others = {name: share for name, share in guess.topic.items() if name != topic}
        second = likeliest(others)
        phrase = exchange.heard.finder.nearest_phrasing(topic, exchange.state.facet, exchange.text)
        reason = Reason(topic=topic, phrase=phrase, runner_up=second, learned=guess.topic[topic])
        exchange.remember(reason=reason, runners_up=(second,))


def is_waiting(state: ConversationState) -> bool:
    """Whether something was asked before, so that a message may belong to that."""
    asked = state.candidates or state.choice_starts != "answer"
    return bool(state.signup or state.advice or asked)


def is_one_piece(exchange: Exchange) -> bool:
    """Whether a message is not too long, and asks one thing at most."""
    heard, text = exchange.heard, exchange.text
    return len(words(text)) <= LONGEST and len(heard.parts(text)) <= 1


def goes_back(exchange: Exchange) -> bool:
    """Whether a message goes back to what was asked, talked of or listed before."""
    state, pointing, text = exchange.state, exchange.heard.pointing, exchange.text
    if state.facet and named_likewise(exchange):  # `and the breakfasts?`
        return True
    if state.topic and pointing.earlier.hears(text):  # `and the other one we discussed?`
        return True
    return bool(state.listed) and pointing.among.hears(text)  # `which of them is ...?`


def compares(exchange: Exchange) -> bool:
    """Whether a message asks for what sets several topics apart, or kinds of what is talked of."""
    heard, text = exchange.heard, exchange.text
    before = exchange.book.pack.articles.get(exchange.state.topic or "")
    of_kinds = before is not None and bool(before.head.kinds)
    several = of_kinds or len(heard.finder.names.exactly(text)) > 1
    return several and heard.choosing.comparing.hears(text)


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


def may_answer(shares: Shares, question: Question) -> bool:
    """Whether the section that a question was heard to ask for is there, and likely."""
    share = shares.get(question.facet or "")
    return share is not None and not (question.certain and share < HARDLY)


def belongs_to_talk(exchange: Exchange, question: Question, topic: str) -> bool:
    """Whether a question may go on from what was talked of, or from a verdict on it."""
    before, judged = exchange.state.topic, exchange.state.eligibility
    follows = judged is not None and judged.programme == before
    if not follows and not points_back(exchange, question):
        return False
    alone = exchange.guess
    stands = alone.stand.get(ALONE, 0.0) >= STANDS and alone.topic.get(topic, 0.0) >= SURE_TOPIC
    return not stands or (follows and topic == before)


def points_back(exchange: Exchange, question: Question) -> bool:
    """Whether a question points at what was talked of: `it`, `they`, `both`."""
    if exchange.state.topic is None:
        return False
    heard, text = exchange.heard, exchange.text
    return (
        question.points_back or heard.pointing.they.hears(text) or heard.pointing.both.hears(text)
    )
