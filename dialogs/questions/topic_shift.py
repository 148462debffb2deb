"""Whether a question in the middle of a talk stays with what was talked of, or turns to else.

The rules go by words that point back and by words of their own; the classifier hears the question
after what was talked of, and has the say where it is surer than what the rules had to go by.
"""

from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.ids import OVERVIEW
from dialogs.questions.answerability import Kind, Resolved
from dialogs.understanding.reading import GENERIC
from dialogs.understanding.sureness import CLEARLY, EVENLY, LIKELY, PERHAPS, RATHER, UNMISTAKABLY
from knowledge.classifier.examples import ALONE, ANSWER
from knowledge.classifier.model import Guess

CERTAIN_TOPIC = CLEARLY
"""Share from which the bot need not ask which is meant."""
LOST = 0.01
"""Share of the topic of the rules up to which a first question may be on another one."""
TOLD = RATHER
"""Share of answers from which what the rules make nothing of may be on what was talked of."""
TURNING = PERHAPS
"""Share of another topic from which a question that seems to lean on the talk is on that one."""
OF_SEVERAL = LIKELY
"""Share from which a topic is taken in the middle of a talk where the rules found several, ..."""
INSTEAD = EVENLY
"""... and where they had few words to go by."""
AGREED = LIKELY
"""Share of a topic, and of standing alone, from which a question is on it in any talk."""
STANDING = CLEARLY
"""Share of standing alone from which a question is not lightly put on what was talked of."""
OWN = CLEARLY
"""Share of what the rules heard from which it is not lightly given up."""
LITTLE = 4
"""So few words."""


def turned(exchange: Exchange, resolved: Resolved) -> Resolved:
    """The question on the topic that it is about, all things considered."""
    before = exchange.state.topic
    if not resolved.leans and names_it(exchange, resolved):
        return resolved
    if before is None:
        return surely_else(exchange, resolved)
    if asks_which(exchange, resolved, before):
        return replace(resolved, topics=(OVERVIEW,), leans=False)
    hears, said = exchange.heard.finder.classifier.guess, resolved.question.said
    guess, alone = hears(said, before), hears(said)
    if not guess.topic:
        return resolved
    topic = guess.likeliest_topic
    agreed = resolved.kind is Kind.TOPIC and resolved.topics[0] == topic
    if agreed or guess.topic[topic] < least(resolved, guess, alone, before):
        return resolved
    return elsewhere(resolved, guess, leans=topic == before)


def surely_else(exchange: Exchange, resolved: Resolved) -> Resolved:
    """A first question, on the topic that it is clearly about and hardly on that of the rules."""
    guess = exchange.guess
    if resolved.kind is not Kind.TOPIC or not guess.topic:
        return resolved
    other = guess.topic[guess.likeliest_topic] >= UNMISTAKABLY
    hardly = guess.topic.get(resolved.topics[0], 0.0) <= LOST
    return elsewhere(resolved, guess, leans=False) if other and hardly else resolved


def asks_which(exchange: Exchange, resolved: Resolved, before: str) -> bool:
    """`Which one is every year?`: a fact asked for by which programme can be told."""
    pack, question = exchange.heard.pack, resolved.question
    if before not in pack.programmes or not question.certain or question.facet in GENERIC:
        return False
    told = question.facet in pack.articles[OVERVIEW].sections
    return told and exchange.heard.pointing.which_of.hears(question.said)


def least(resolved: Resolved, guess: Guess, alone: Guess, before: str) -> float:
    """The share from which a topic is taken instead of what the rules made of a question.

    `alone` is what the question seems to be without the talk before it.
    """
    topic = guess.likeliest_topic
    stays = topic == before
    stands = alone.stand.get(ALONE, 0.0)
    if not stays and min(alone.topic.get(topic, 0.0), stands) >= AGREED:
        return TURNING
    if resolved.kind is Kind.TOPIC and alone.topic.get(resolved.topics[0], 0.0) >= OWN:
        return CERTAIN_TOPIC
    if resolved.leans:
        return TURNING
    if stays and stands >= STANDING:
        return CERTAIN_TOPIC
    if stays and resolved.kind is Kind.NOTHING and guess.intent[ANSWER] >= TOLD:
        return TURNING
    if stays and resolved.question.points_back:
        return INSTEAD
    little = len(resolved.question.said.split()) <= LITTLE
    if resolved.kind is Kind.SEVERAL:
        return OF_SEVERAL
    return INSTEAD if little else CERTAIN_TOPIC


def elsewhere(resolved: Resolved, guess: Guess, *, leans: bool) -> Resolved:
    """The same question, on the topic that it is likeliest about."""
    topic = guess.likeliest_topic
    on = replace(resolved, kind=Kind.TOPIC, topics=(topic,), leans=leans)
    # what the rules say is of another one
    return replace(on, phrase=None, score=None, learned=guess.topic[topic])


def names_it(exchange: Exchange, resolved: Resolved) -> bool:
    """Whether a question names the topic that the rules took it to be on, if they took one."""
    named = exchange.heard.finder.names.mentioned(resolved.question.said)
    return bool(set(named) & set(resolved.topics) if resolved.kind is Kind.TOPIC else named)


def names_one(exchange: Exchange, resolved: Resolved) -> bool:
    """Whether a question names a topic, well spelt or not."""
    return bool(exchange.heard.finder.names.mentioned(resolved.question.said))
