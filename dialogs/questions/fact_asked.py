"""Which fact of a topic a question asks for, and how it is said to it."""

from collections.abc import Mapping

from dialogs.exchange import Exchange
from dialogs.ids import APPLY, BELONGING, SELECTION, WHAT
from dialogs.questions.citing import Citing
from dialogs.understanding.reading import Question
from dialogs.understanding.sureness import FAINTLY
from knowledge.classifier.examples import ALONE, ANSWER, ASPECT
from knowledge.model import Article
from knowledge.text import fold

ADOPTED = "adopted"
MAY_ANSWER = FAINTLY
"""Share of being answered from which a point is told to a question that may be for more."""
LONG = 14
"""Words from which only the question in a message tells which point is asked for."""
STANDS = 0.5
"""Share of standing alone from which a question in a talk is not asked of what that is on."""
FACT_QUESTION = 6
"""Words up to which a question for a missing fact asks for that and nothing else."""


class FactAsked:
    """Finds the section or the point of it, or that the sources do not tell."""

    def __init__(self, citing: Citing) -> None:
        self.citing = citing

    def telling(self, exchange: Exchange, topic: str, facet: str | None, said: str) -> str:
        """The topic, or the document that it stands in where that is what was adopted.

        Of what one topic alone speaks of (`who is the city director?`), that one.
        """
        articles = exchange.book.pack.articles
        if only := self.apart(exchange, topic, facet, said):
            return only
        article = articles[topic]
        whole = None if article.is_outline else self.citing.document(article).article
        if facet != ADOPTED or whole is None or ADOPTED in article.sections:
            return topic
        return whole

    def apart(self, exchange: Exchange, topic: str, facet: str | None, said: str) -> str | None:
        """The one other topic that speaks of what is asked for, where the first is not named.

        What is asked of the job (`what do managers earn?`) is so in a talk on a programme only,
        and only where it does not lean on that.
        """
        pack = exchange.book.pack
        only = exchange.heard.gaps.of(facet, said) if facet else None
        if only not in pack.articles or topic in exchange.heard.finder.names.mentioned(said):
            return None
        if only in pack.programmes:
            return only
        stands = exchange.guess.stand.get(ALONE, 0.0) >= STANDS
        return only if topic in pack.programmes and stands else None

    def thread(self, exchange: Exchange, topic: str, facet: str | None, said: str) -> str:
        """The topic that the talk is on from here: what was asked of the job does not move it."""
        before = exchange.state.topic
        of_job = topic not in exchange.book.pack.programmes
        stays = before and of_job and self.apart(exchange, before, facet, said) == topic
        return before if before and stays else topic

    def lacks(
        self, exchange: Exchange, article: Article, facet: str, question: Question | None
    ) -> bool:
        """Whether a fact that is clearly asked for is not in the sources."""
        form = exchange.book.pack.facets[facet]
        said = question.text if question else exchange.text
        if facet in article.head.also or exchange.heard.amounts.asks(article.id, said):
            return False
        if self.is_silent(exchange, facet):
            return True
        applies = facet == APPLY and any(
            n == APPLY for n, _ in exchange.heard.reader.asks.find(said)
        )
        if applies and APPLY not in article.sections:
            return True  # what it is does not tell how to apply for it
        if any(name in article.sections for name in (facet, *form.instead)):
            return False
        if question is None:
            return True
        short = len(question.text.split()) <= FACT_QUESTION
        return question.certain and (short or article.id in exchange.book.pack.programmes)

    def is_silent(self, exchange: Exchange, facet: str) -> bool:
        """Whether a facet is one that no source tells of."""
        return exchange.book.pack.facets[facet].heading is None

    def section(
        self,
        exchange: Exchange,
        topic: str,
        facet: str | None,
        question: Question | None,
        near: Mapping[str, float],
    ) -> str:
        """The facet of the section that answers."""
        if question is None:
            article = exchange.book.pack.articles[topic]
            return facet if facet and facet in article.sections else WHAT
        article = exchange.heard.pack.articles[topic]
        asking = exchange.heard.reader.asking(question.text)
        if question.certain and not question.subject:  # `when?` is a word of other sections, too
            asking = ""
        return exchange.heard.sections.best(
            article, asking, facet, certain=question.certain, near=near
        )

    def point(
        self, exchange: Exchange, topic: str, section: str, question: Question | None
    ) -> str | None:
        """The one point of a topic that is asked for, where the section has several."""
        heard, said = exchange.heard, question.text if question else exchange.text
        asked = heard.reader.asking(said) if len(said.split()) > LONG else said
        return heard.points.asked(topic, section, heard.finder.spelling.righted(asked))

    def may_answer(self, exchange: Exchange, topic: str, facet: str, said: str) -> bool:
        """Whether a question for something without a name may be for a point all the same."""
        if facet == BELONGING:  # `must I be a union member`
            return False
        likely = exchange.guess_in_talk.intent.get(ANSWER, 0.0) >= MAY_ANSWER
        return exchange.heard.points.holds(topic, said) or (facet == ASPECT and likely)

    def with_yes(
        self, exchange: Exchange, topic: str, fact: str, question: Question | None
    ) -> str:
        """A fact with a yes before it, where the question is whether just that point holds."""
        heard, said = exchange.heard, question.text if question else exchange.text
        if heard.choosing.same.hears(said) and heard.points.tells_apart(topic, said):
            return f"{exchange.say('answer.not_same')} {fact}"
        holds = heard.points.holds(topic, heard.reader.begun(said))
        return f"{exchange.say('answer.so')} {fact}" if holds else fact

    def with_amount(self, exchange: Exchange, article: Article, fact: str, said: str) -> str:
        """A fact with how many there are before it, where that is asked, or thought wrongly."""
        amounts, told = exchange.heard.amounts, article.head.amount
        if told is None:
            return fact
        if put := amounts.put(article.id, said):
            if amounts.is_right(article.id, put):
                return f"{exchange.say('answer.so')} {fact}"
            many = exchange.say("answer.not_so_many", says=told.says, put=put)
            return f"{exchange.say('answer.not_so')} {many} {fact}"
        if other := amounts.other(article.id, said):
            return f"{exchange.say('answer.not_so_many', says=told.says, put=other)} {fact}"
        asks = amounts.asks(article.id, said)
        return f"{exchange.say('answer.so_many', says=told.says)} {fact}" if asks else fact

    def with_name(self, exchange: Exchange, article: Article, fact: str) -> str:
        """A fact with the name of what it is about before it, where it does not begin with it."""
        name, _, _ = article.head.title.partition(" (")
        if f"{fold(fact)} ".startswith(f"{fold(name)} "):
            return fact
        return f"{exchange.say('answer.named', title=article.head.title)} {fact}"

    def lack(self, exchange: Exchange, article: Article, facet: str, said: str) -> str:
        """That the sources do not tell a fact of a topic, as closely as it was asked for."""
        if facet == ASPECT:  # of what has no name, by what is asked for in so many words
            asked = exchange.heard.reader.read(said).facet
            facet = asked if asked and self.is_silent(exchange, asked) else facet
        name, detail = exchange.heard.gaps.closest(facet, said)
        other = exchange.heard.gaps.of(facet, said) not in (None, article.id)
        of_programme = article.id in exchange.book.pack.programmes
        if other and of_programme:  # asked of this one all the same
            detail = None
        if name == SELECTION and detail is None and not of_programme:  # nobody is chosen for it
            name = ASPECT
        return exchange.book.gaps.missing(name, detail, article.head.called)
