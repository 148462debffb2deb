"""Whether the sources are silent on what a question asks, although they know its topic."""

from dataclasses import dataclass

from dialogs.exchange import Exchange
from dialogs.understanding.reading import Question
from knowledge.text import fold
from knowledge.topics import Candidate, Found

FAR = 0.95
"""Confidence that a topic needs where words of quite other matters stand in the question."""
NEAR = 0.8
"""Confidence from which a topic needs no word in common with the question."""
COVERED = 0.34
"""Share of a question's own words that an article must have for it to be an answer."""
OWN = 0.67
"""The same where words of quite other matters stand in it, too."""
FOREIGN = 0.15
"""The same for a question that names no topic."""
LONG = 14
"""Words from which a message tells much that no article needs to speak of."""
DESCRIBING = 10
"""Words from which a message without a name may be describing its topic."""
DESCRIBED = 0.65
"""How well such a message must fit the article that it describes."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A question held against the topic that it is most likely about."""

    exchange: Exchange
    question: Question
    best: Candidate
    found: Found

    @property
    def named(self) -> bool:
        """Whether the topic is named, or talked of before."""
        return self.best.topic in (*self.found.named, self.exchange.state.topic)

    @property
    def length(self) -> int:
        """Words of the question."""
        return len(self.question.text.split())

    def on_aspect(self) -> bool:
        """Whether it is on the topic, but on something that the article never touches."""
        told = self.answers(self.question.facet) or self.best.topic in self.found.known
        if not self.named or told or self.length > LONG:
            return False
        if self.found.alternatives or len(self.found.named) > 1 or self.question.ruled_out:
            return False
        return self.covers_less_than(COVERED)

    def on_all(self) -> bool:
        """Whether it names no topic and has hardly a word in common with the likeliest."""
        if self.named or self.best.confidence >= NEAR or self.length > LONG:
            return False
        if self.question.ruled_out:  # who says what is not meant is on one of our topics
            return False
        return self.covers_less_than(FOREIGN)

    def is_elsewhere(self) -> bool:
        """Whether words of quite other matters stand in it, and it is not clearly on the topic."""
        heard = self.exchange.heard
        said = heard.elsewhere.matters.find(heard.reader.asking(self.question.text))
        if not said or self.best.confidence < FAR:
            return bool(said)
        if not self.named:
            return self.covers_less_than(COVERED if self.length > LONG else OWN)
        if self.length > LONG or self.answers(self.question.facet):
            return False
        return not heard.finder.aspects.says(self.best.topic, said[0][1])

    def covers_less_than(self, limit: float) -> bool:
        """Whether the article speaks of too little of what the question asks."""
        share = self.share()
        return share is not None and share < limit

    def share(self) -> float | None:
        """How much of what the question asks the article speaks of."""
        heard = self.exchange.heard
        asking = heard.reader.asking(self.question.text)
        return heard.finder.aspects.covered(self.best.topic, asking, self.question.subject)

    def answers(self, facet: str | None) -> bool:
        """Whether the article has the section that is clearly asked for, or one instead of it."""
        pack = self.exchange.heard.pack
        if facet is None or not self.question.certain:
            return False
        article = pack.articles[self.best.topic]
        facet = article.head.also.get(facet, facet)
        return any(name in article.sections for name in (facet, *pack.facets[facet].instead))

    def describes(self) -> bool:
        """Whether the question describes its topic, so that all its words are about which it is.

        `The gathering without the eggs and coffee` does not ask what is served.
        """
        if self.found.alternatives:
            return True
        if self.found.named or self.named or self.length <= DESCRIBING:
            return False
        index = self.exchange.heard.finder.index
        fits = index.fit(self.question.text, [self.best.topic])
        return fits[self.best.topic] >= DESCRIBED


def facet_meant(exchange: Exchange, question: Question, topic: str) -> str | None:
    """The facet asked for, unless its words are only the topic's own subject."""
    if question.facet is None:
        return None
    pack = exchange.heard.pack
    head = pack.articles[topic].head
    if pack.facets[question.facet].heading is not None or question.facet in head.also:
        return question.facet
    subject = f" {fold(' '.join((*head.names, *head.phrasings)))} "
    own = all(f" {phrase} " in subject for phrase in question.facet_words)
    return None if own else question.facet
