"""Why this answer: what matched, what came second, how sure, and the source."""

from dataclasses import replace

from dialogs.eligibility.eligible import Eligible
from dialogs.exchange import Exchange
from dialogs.messages import Outcome, Reply
from dialogs.questions.answer import Answers
from dialogs.questions.answerability import SURE
from dialogs.questions.second_opinion import LIKELY_TOPIC
from dialogs.state import Eligibility


class Why:
    """Explains the last answer in words for people."""

    def __init__(self, answers: Answers, eligible: Eligible) -> None:
        self.answers = answers
        self.eligible = eligible

    async def explain(self, exchange: Exchange) -> Reply:
        """The phrase that matched, the runner-up, the confidence against the limit, the source."""
        reason = exchange.state.reason
        judged = exchange.state.eligibility
        if judged and judged.programme == exchange.state.topic:
            return self.by_rules(exchange, judged)
        if exchange.state.alike:
            return self.side_by_side(exchange, exchange.state.alike)
        if reason is None:
            return exchange.reply(exchange.say("why.nothing"), Outcome.COMMAND)
        article = exchange.book.pack.articles[reason.topic]
        parts = [exchange.say("why.topic", topic=article.head.called)]
        if reason.phrase:
            parts.append(exchange.say("why.phrase", phrase=reason.phrase))
        if reason.learned is not None:
            shares = {"share": percent(reason.learned), "limit": percent(LIKELY_TOPIC)}
            parts.append(exchange.say("why.learned", **shares))
        elif reason.confidence is not None:
            shares = {"confidence": percent(reason.confidence), "limit": percent(SURE)}
            parts.append(exchange.say("why.confidence", **shares))
        else:
            parts.append(exchange.say("why.leaned"))
        if reason.runner_up:
            parts.append(
                exchange.say("why.runner_up", title=exchange.book.title(reason.runner_up))
            )
        source = self.answers.citing.footnote(exchange, article)
        return exchange.reply(
            f"{' '.join(parts)}\n\n{source}",
            Outcome.COMMAND,
            topic=reason.topic,
            topics=(reason.topic,),
            sources=self.answers.citing.citations(exchange, article),
            footnote=source,
        )

    async def source(self, exchange: Exchange) -> Reply | None:
        """Where it stands what was told last: the document and its section."""
        topic = exchange.state.topic
        if topic is None:
            return exchange.reply(exchange.say("why.documents"), Outcome.SMALLTALK)
        article = exchange.book.pack.articles[topic]
        source = self.answers.citing.footnote(exchange, article)
        return exchange.reply(
            f"{exchange.say('why.stands', topic=article.head.called)}\n\n{source}",
            Outcome.ANSWER,
            topic=topic,
            topics=(topic,),
            sources=self.answers.citing.citations(exchange, article),
            footnote=source,
        )

    async def sure(self, exchange: Exchange) -> Reply | None:
        """`Is that certain?`: what was told last, once more, as it stands in the source."""
        state = exchange.state
        if state.topic is None:
            return None
        if state.eligibility and state.eligibility.programme == state.topic:
            return self.eligible.verdicts.again(exchange, state.eligibility)
        again = self.answers.give(exchange, state.topic, state.facet)
        if again.outcome is not Outcome.ANSWER:
            return again
        return replace(again, text=f"{exchange.say('why.sure')} {again.text}")

    def side_by_side(self, exchange: Exchange, topics: tuple[str, ...]) -> Reply:
        """Several were told of together: which, and where that stands."""
        titles = exchange.say("joined.and").join(map(exchange.book.title, topics))
        articles = [exchange.book.pack.articles[topic] for topic in topics]
        sources = dict.fromkeys(self.answers.citing.footnote(exchange, one) for one in articles)
        cited = (c for one in articles for c in self.answers.citing.citations(exchange, one))
        said, footnote = exchange.say("why.together", titles=titles), "\n".join(sources)
        return exchange.reply(
            f"{said}\n\n{footnote}",
            Outcome.COMMAND,
            topic=topics[0],
            topics=topics,
            sources=tuple(dict.fromkeys(cited)),
            footnote=footnote,
        )

    def by_rules(self, exchange: Exchange, judged: Eligibility) -> Reply:
        """A verdict was judged by the programme's rules: how, and what came of each."""
        title = exchange.book.title(judged.programme)
        verdict = self.eligible.verdicts.again(exchange, judged)
        rules = exchange.say("why.rules", title=title)
        return replace(verdict, text=f"{rules}\n\n{verdict.text}", outcome=Outcome.COMMAND)


def percent(share: float) -> int:
    """A share as a whole percentage, at most 100."""
    return round(100 * min(1.0, share))
