"""`Is the mentor a part of the support for managers?`: one topic under the heading of another.

The document has the mentor programme under a heading by which the support in law and the like
goes as well, in a section of its own: both are support, and neither comes in place of the other.
"""

from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from knowledge.model import Article

LONGEST = 14
"""Words of a message that asks for this and no more."""
IN_OTHER_WORDS = frozenset(("support", "areas"))
"""What a message speaks of that means such a support without its name: `support in law`."""


class PartOf:
    """Tells of two topics with one heading that both are there, and where each stands."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """`Is X a part of Y?`, `X or Y?`: where both stand; None where that is not asked."""
        choosing, text = exchange.heard.choosing, exchange.text
        part, either = choosing.belonging.hears(text), choosing.either.hears(text)
        if part is either or len(text.split()) > LONGEST:
            return None
        if choosing.comparing.hears(text) or exchange.heard.premises.putting.denies(text, ()):
            return None
        asked = self.is_part if part else self.is_choice
        for holder, article in exchange.book.pack.articles.items():
            for topic, says in article.head.heading_of.items():
                if asked(exchange, topic, holder):
                    opening = exchange.say("answer.so" if part else "answer.both_there")
                    return self.told(exchange, topic, article, f"{opening} {says}")
        return None

    def told(self, exchange: Exchange, topic: str, holder: Article, fact: str) -> Reply:
        """Where both stand, with both sources; the talk goes on with the holder."""
        self.answers.note(exchange, holder.id, WHAT)
        exchange.remember(listed=(holder.id, topic))
        return self.answers.told(exchange, holder, WHAT, fact, of=(topic,))

    def is_part(self, exchange: Exchange, topic: str, holder: str) -> bool:
        """Whether a topic is asked to be a part of a holder, and not the other way round."""
        return exchange.heard.finder.names.every(exchange.text) == (topic, holder)

    def is_choice(self, exchange: Exchange, topic: str, holder: str) -> bool:
        """Whether it is one of the two, and nothing else, that is to be chosen."""
        heard, text = exchange.heard, exchange.text
        named = set(heard.finder.names.exactly(text))
        claim, aspects = heard.premises.putting.claim(text), heard.finder.aspects
        meant = named == {topic} and claim.values.keys() >= IN_OTHER_WORDS
        names = aspects.of(topic).names | aspects.of(holder).names | aspects.common
        known = names.union(*(phrase.split() for phrase in claim.phrases))
        return (meant or named == {topic, holder}) and known.issuperset(
            heard.reader.read(text).subject
        )
