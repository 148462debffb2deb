"""A second opinion on what the rules made of a question, by what examples have taught.

The rules know phrases and lists of words; where they refuse for want of them, or answer beside
the point, a message is often like others that people have typed. The classifier has the say
where it is sure; what leans on the talk it hears after what was talked of.
"""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.questions.answer import Answers
from dialogs.questions.answerability import ASPECT, SHORT, Kind, Resolved
from dialogs.questions.gap_odds import odds
from dialogs.questions.topic_shift import CERTAIN_TOPIC, elsewhere, names_one, turned
from dialogs.understanding.reading import GENERIC
from dialogs.understanding.sureness import CLEARLY, FAINTLY, HARDLY, LIKELY, PERHAPS, SURELY
from knowledge.classifier.examples import CLARIFY, GAP, OFF
from knowledge.classifier.model import Guess, likeliest

LACKING = 1.0
"""Log odds that the sources do not tell from which an answer of the rules is held back."""
TOLD = 0.2
"""Log odds up to which a refusal of the rules gives way."""
CLEARLY_LACKING = 2.0
"""The same where the article has just what the rules heard asked for in so many words."""
CERTAINLY_LACKING = 3.2
"""The same where the classifier hears the same asked for."""
CLEARLY_TOLD = -1.2
"""The same where the rules heard just what the sources leave out."""
LIKELY_TOPIC = PERHAPS
"""Share that a topic needs to be answered although the rules found none."""
OWN_TOPIC = 0.75
"""Share of a topic from which a question that cannot be answered is on that one instead."""
FARTHEST = 0.27
"""Share that the likeliest topic needs at least where none is named, ..."""
STRAY = PERHAPS
"""... and where it is doubtful besides whether the sources tell:"""
DOUBTFUL = -1.0
"""log odds from which it is."""
SURELY_OFF, STILL_OFF = SURELY, FAINTLY
"""Share, alone and in a talk, from which what names nothing of ours is on none of our topics."""
UNCLEAR = HARDLY
"""Share of several meanings from which the bot goes on asking which is meant."""
FACET_GAIN = 2.0
"""What a section gains, beside its nearest phrasing, that the classifier is sure of, ..."""
TALK_GAIN = 10.0
"""... and in the middle of a talk, where few words of a question are of its subject."""
UNSURE = LIKELY
"""Share of a section below which a follow-up keeps the one that was heard in so many words."""
FIRMLY_TOLD = -2.0
"""Log odds up to which even a follow-up for just what the sources leave out is answered."""
SEVERAL = 2
"""Questions in one message, each of which is looked at by itself."""
FEW_WORDS = 4
"""Words of a message that can ask for a section by nothing but its name."""


class SecondOpinion:
    """Holds what the rules made of a question against what was learned."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def weigh(self, exchange: Exchange, resolved: Resolved) -> Resolved:
        """What the question is about, all things considered."""
        said = resolved.question.said
        alone = exchange.heard.finder.classifier.guess(said)
        if not alone.intent or exchange.heard.reader.is_heading(said):
            return resolved
        off = exchange.heard.elsewhere.asks_else(said) or self.is_off(exchange, said, alone)
        if off and not names_one(exchange, resolved):
            return replace(resolved, kind=Kind.NOTHING, topics=())
        resolved = turned(exchange, resolved)
        guess = self.guess(exchange, resolved, said)
        if not guess.intent:
            return resolved
        if resolved.kind is Kind.TOPIC:
            on = self.on_topic(exchange, resolved, guess)
            return self.staying(exchange, on) if on.kind is Kind.TOPIC else on
        least = CERTAIN_TOPIC if resolved.kind is Kind.SEVERAL else LIKELY_TOPIC
        if plain(exchange, guess, resolved, least):
            return self.told(exchange, resolved, guess)
        if self.is_vain(exchange, resolved, guess):
            return replace(resolved, kind=Kind.NOTHING)
        far = resolved.kind is Kind.NOTHING and alone.intent.get(OFF, 0.0) >= SURELY_OFF
        return replace(resolved, topics=()) if far else resolved  # nothing of ours is near

    def is_vain(self, exchange: Exchange, resolved: Resolved, guess: Guess) -> bool:
        """Whether it helps nobody to ask which is meant: none of them tells it, nor any round."""
        programmes = exchange.book.pack.programmes
        several = resolved.kind is Kind.SEVERAL and not programmes.keys() & set(resolved.topics)
        return several and guess.intent.get(GAP, 0.0) >= SURELY

    def is_off(self, exchange: Exchange, said: str, alone: Guess) -> bool:
        """Whether one question is on none of our topics, in the middle of a talk, too."""
        heard, before = exchange.heard, exchange.state.topic
        few = len(said.split()) < FEW_WORDS  # `cost?`, of what was talked of
        if before is None or few or alone.intent.get(OFF, 0.0) < SURELY_OFF:
            return False
        talked = heard.finder.classifier.guess(said, before).intent.get(OFF, 0.0)
        return talked >= STILL_OFF and len(heard.parts(said)) < SEVERAL

    def staying(self, exchange: Exchange, resolved: Resolved) -> Resolved:
        """What cannot be told, in the middle of a talk: rather of what was talked of."""
        before = exchange.state.topic
        if before is None or resolved.leans or not self.is_refused(exchange, resolved):
            return resolved
        short = len(resolved.question.said.split()) <= SHORT
        stays = short and not names_one(exchange, resolved)
        return replace(resolved, topics=(before,)) if stays else resolved

    def is_refused(self, exchange: Exchange, resolved: Resolved) -> bool:
        """Whether the answer would be that the sources do not tell."""
        article = exchange.book.pack.articles[resolved.topics[0]]
        return resolved.facet is not None and self.answers.asked.lacks(
            exchange, article, resolved.facet, resolved.question
        )

    def guess(self, exchange: Exchange, resolved: Resolved, text: str) -> Guess:
        """What the classifier makes of a text; of one that leans on a topic, after that."""
        talked_of = exchange.state.topic
        stays = resolved.leans or (talked_of and resolved.topics[:1] == (talked_of,))
        before = resolved.topics[0] if stays else None
        return exchange.heard.finder.classifier.guess(text, before)

    def on_topic(self, exchange: Exchange, resolved: Resolved, guess: Guess) -> Resolved:
        """A question on one topic: whether its article tells what is asked."""
        article = exchange.book.pack.articles[resolved.topics[0]]
        if article.is_outline:
            return resolved
        if exchange.state.topic is None and self.is_on_nothing(exchange, resolved, guess):
            return replace(resolved, kind=Kind.NOTHING, topics=())
        asked = resolved.question.certain and resolved.facet not in (None, ASPECT, *GENERIC)
        bare = None if asked else self.bare(exchange, resolved, guess)
        if bare:
            return on_section(resolved, bare)
        weigh = self.refused if self.is_refused(exchange, resolved) else self.answered
        return weigh(exchange, resolved, guess, asked=asked)

    def refused(
        self, exchange: Exchange, resolved: Resolved, guess: Guess, *, asked: bool
    ) -> Resolved:
        """What the rules refuse: whether it is told after all.

        `asked` is whether they heard in so many words what is asked for.
        """
        said = resolved.question.said
        short = len(said.split()) <= SHORT
        firm = asked and short and exchange.heard.gaps.is_firm(resolved.facet or WHAT, said)
        vague = asked and short and likeliest(guess.facet) in GENERIC
        most = CLEARLY_TOLD if asked or resolved.leans else TOLD
        most = FIRMLY_TOLD if asked and resolved.leans else most
        agreed = asked and guess.facet.get(resolved.facet or "", 0.0) >= CLEARLY
        settled = firm or vague or agreed or self.is_unlearned(exchange, resolved, guess)
        if settled or odds(exchange, guess, resolved) > most:
            return resolved
        topic = None if self.is_elsewhere(exchange, resolved, guess) else resolved.topics[0]
        return self.told(exchange, resolved, guess, topic)

    def is_unlearned(self, exchange: Exchange, resolved: Resolved, guess: Guess) -> bool:
        """Whether what is surely asked for is told by no source, and by no example either."""
        facet = resolved.facet or WHAT
        lacking = resolved.question.certain and exchange.heard.pack.facets[facet].heading is None
        return lacking and facet not in guess.gap

    def answered(
        self, exchange: Exchange, resolved: Resolved, guess: Guess, *, asked: bool
    ) -> Resolved:
        """What the rules answer: whether the article tells it, and in which section."""
        also = exchange.book.pack.articles[resolved.topics[0]].head.also
        firm = exchange.heard.pack.facets[resolved.facet or WHAT].firm
        if firm and resolved.question.certain and resolved.facet in also:
            return resolved
        facet = also.get(resolved.facet or "", resolved.facet or "")
        heard = asked and guess.facet.get(facet, 0.0) >= CLEARLY
        least = CERTAINLY_LACKING if heard else CLEARLY_LACKING if asked else LACKING
        if odds(exchange, guess, resolved) < least:
            return self.with_facets(exchange, resolved)
        article = exchange.book.pack.articles[resolved.topics[0]]
        here = guess.likeliest_topic == article.id
        told = article.head.also.get(likeliest(guess.gap)) if here else None
        return self.lacking(resolved, guess) if told is None else on_section(resolved, told)

    def bare(self, exchange: Exchange, resolved: Resolved, guess: Guess) -> str | None:
        """The section that a few words surely ask for and the article has not: `duration?`."""
        facet, pack = likeliest(guess.facet), exchange.book.pack
        sections = pack.articles[resolved.topics[0]].sections
        told = sections.keys() & {facet, *pack.facets[facet].instead}
        few = len(resolved.question.said.split()) <= FEW_WORDS
        heard = few or facet == resolved.question.facet
        return facet if heard and not told and guess.facet[facet] >= CLEARLY else None

    def is_on_nothing(self, exchange: Exchange, resolved: Resolved, guess: Guess) -> bool:
        """Whether a first question names no topic, and is not much like those on any."""
        least = STRAY if odds(exchange, guess, resolved) > DOUBTFUL else FARTHEST
        return max(guess.topic.values()) < least and not names_one(exchange, resolved)

    def is_elsewhere(self, exchange: Exchange, resolved: Resolved, guess: Guess) -> bool:
        """Whether a question that does not name its topic is clearly on another one."""
        topic = guess.likeliest_topic
        surely = topic != resolved.topics[0] and guess.topic[topic] >= OWN_TOPIC
        return surely and not names_one(exchange, resolved)

    def told(
        self, exchange: Exchange, resolved: Resolved, guess: Guess, topic: str | None = None
    ) -> Resolved:
        """A question that can be answered after all."""
        topic = topic or guess.likeliest_topic
        if resolved.topics[:1] != (topic,):
            resolved = elsewhere(resolved, guess, leans=resolved.leans)
        question = replace(resolved.question, facet=None, certain=False)
        on = replace(resolved, kind=Kind.TOPIC, topics=(topic,), question=question, facet=None)
        return self.with_facets(exchange, on)

    def lacking(self, resolved: Resolved, guess: Guess) -> Resolved:
        """A question for what the sources leave out, or that is on none of their topics."""
        if guess.intent[OFF] > guess.intent[GAP]:
            return replace(resolved, kind=Kind.NOTHING, topics=())
        return on_section(resolved, likeliest(guess.gap))

    def with_facets(self, exchange: Exchange, resolved: Resolved) -> Resolved:
        """The same with what was learned of which section answers."""
        head = exchange.book.pack.articles[resolved.topics[0]].head
        if resolved.facet in head.also and resolved.question.certain:
            return resolved
        asking = exchange.heard.reader.asking(resolved.question.said)
        guess = self.guess(exchange, resolved, asking)
        sections = exchange.book.pack.articles[resolved.topics[0]].sections
        learned = guess.facet_among(sections)
        if resolved.question.certain and is_other(learned, resolved.facet):
            facet = likeliest(learned)
            question = replace(resolved.question, facet=facet)
            return replace(resolved, question=question, facet=facet)
        if resolved.leans and resolved.question.certain and max(learned.values()) < UNSURE:
            return resolved
        stays = resolved.topics[0] == exchange.state.topic
        gain = TALK_GAIN if stays else FACET_GAIN
        if guess.facet.get(resolved.facet or "", 0.0) >= SURELY and resolved.facet not in sections:
            return resolved  # `when?`: what others asked who said the like is not told here
        return replace(resolved, near=added(resolved.near, learned, gain))


def on_section(resolved: Resolved, facet: str) -> Resolved:
    """The same question, answered by that section."""
    question = replace(resolved.question, facet=facet, certain=True)
    return replace(resolved, question=question, facet=facet)


def is_other(learned: Mapping[str, float], facet: str | None) -> bool:
    """Whether another section is learned to answer than the one that the rules heard."""
    heard = learned.get(facet or "")
    return heard is not None and heard <= HARDLY and max(learned.values()) >= CLEARLY


def added(
    near: Mapping[str, float], learned: Mapping[str, float], gain: float
) -> dict[str, float]:
    """How near facets are, with what was learned of them."""
    names = {*near, *learned}
    return {name: near.get(name, 0.0) + gain * learned.get(name, 0.0) for name in names}


def plain(exchange: Exchange, guess: Guess, resolved: Resolved, least: float) -> bool:
    """Whether a message is likely a question that one topic answers."""
    single = guess.intent.get(CLARIFY, 0.0) < UNCLEAR
    told = odds(exchange, guess, resolved) <= TOLD
    return single and told and guess.topic[guess.likeliest_topic] >= least
