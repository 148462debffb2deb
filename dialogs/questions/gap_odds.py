"""How likely it is that the sources do not tell what is asked."""

from math import log

from dialogs.exchange import Exchange
from dialogs.questions.answerability import Kind, Resolved
from knowledge.classifier.examples import ANSWER, GAP, OFF
from knowledge.classifier.model import Guess

ABSENT = 6.0
"""What is added, in a talk, where just what seems to be asked for has no section."""
ALONE = 0.3
"""What is added where nothing has been talked of: a wrong answer is worse than none."""
LEAST = 0.001


def odds(exchange: Exchange, guess: Guess, resolved: Resolved) -> float:
    """Log odds that the sources do not tell what is asked; in a talk there is always a topic."""
    on_none = 1 if resolved.leans else 1 - max(guess.topic.values())
    lacks = guess.intent.get(GAP, 0.0) + guess.intent.get(OFF, 0.0) * on_none
    learned = log((lacks + LEAST) / (guess.intent.get(ANSWER, 0.0) + LEAST))
    if exchange.state.topic is None:
        return learned + ALONE
    return learned + ABSENT * absent(exchange, guess, resolved)


def absent(exchange: Exchange, guess: Guess, resolved: Resolved) -> float:
    """The share of the sections that seem to be asked for which the article has not."""
    topic = resolved.topics[0] if resolved.kind is Kind.TOPIC else guess.likeliest_topic
    sections = exchange.book.pack.articles[topic].sections
    return sum(share for facet, share in guess.facet.items() if facet not in sections)
