"""After advice: which of them it is after all, and what there is after that one or besides it."""

from collections.abc import Mapping

from dialogs.eligibility.case import Case
from dialogs.eligibility.suggestions import SUGGESTED, Suggestions
from dialogs.exchange import Exchange
from dialogs.ids import WHAT
from dialogs.messages import Language, Outcome, Reply
from dialogs.state import Advice
from dialogs.understanding.person.ear import Ear
from dialogs.understanding.small_words import Found, left_over
from dialogs.understanding.sureness import FAINTLY
from knowledge.classifier.examples import CHOOSE

LONGEST = 12
"""Words of a message that asks for this and no more."""
CHOOSES = FAINTLY
"""Share of a wish for advice from which words beside it take nothing from it."""
AFTER, PROCESS, MORE = "after", "process", "more"


class AfterAdvice:
    """Goes on from the programme that was advised."""

    def __init__(self, suggestions: Suggestions, ears: Mapping[Language, Ear]) -> None:
        self.suggestions = suggestions
        self.ears = ears

    async def take(self, exchange: Exchange) -> Reply | None:
        """After advice, the one it is after all, or what there is besides; None for all else."""
        advice, topic = exchange.state.advice, exchange.state.topic or ""
        if advice is None or not advice.given or topic not in self.suggestions.programmes:
            return None
        if len(exchange.text.split()) > LONGEST or self.tells_or_names(exchange):
            return None
        heard = exchange.heard
        settled = heard.choosing.settling.find(exchange.text)
        if settled and self.asks_only(exchange, settled):
            return self.settle(exchange, advice)
        further = heard.choosing.going_further.find(exchange.text)
        if not further or further[0][0] == PROCESS or not self.asks_only(exchange, further):
            return None
        if further[0][0] == MORE:
            return self.more(exchange, advice, topic)
        after = further[0][0] == AFTER
        if after and exchange.state.facet != WHAT:  # `and then?`, of how to apply
            return None
        return self.further(exchange, advice, topic, after=after)

    def tells_or_names(self, exchange: Exchange) -> bool:
        """Whether a message tells of somebody, or names a programme: then it is new advice."""
        heard = exchange.heard
        told = self.ears[heard.language].facts.read(exchange.text, exchange.today)
        named = heard.finder.names.every(exchange.text)
        return told.decides or not self.suggestions.programmes.keys().isdisjoint(named)

    def asks_only(self, exchange: Exchange, found: Found) -> bool:
        """Whether a message has just those words, or is for advice with whatever others."""
        heard = exchange.heard
        left = left_over(exchange.text, found) - heard.small.speaker
        left = {word for word in left if exchange.single_yes_no(word) is None}
        if left <= heard.small.tiny | heard.small.asking:
            return True
        return exchange.is_learned(CHOOSE, CHOOSES)

    def settle(self, exchange: Exchange, advice: Advice) -> Reply | None:
        """The one that suits best, alone; those beside it can still be pointed at."""
        fitting = self.suggestions.fitting(advice, advice.facts, exchange.today)
        if not fitting:
            return None
        listed = exchange.state.listed
        reply = self.suggestions.told(exchange, fitting, most=1)
        exchange.remember(listed=listed)
        return reply

    def further(self, exchange: Exchange, advice: Advice, topic: str, *, after: bool) -> Reply:
        """What suits besides; a wish to join goes on to mean the one that was advised."""
        fitting = self.fitting(exchange, advice, (topic,))
        said = [self.opening(exchange, advice, (topic,), fitting, after=after)]
        if fitting:
            exchange.remember(listed=tuple(case.id for case in fitting))
        names = (topic, *(case.id for case in fitting))
        return self.told(exchange, said, fitting, names, known=not after and bool(fitting))

    def more(self, exchange: Exchange, advice: Advice, topic: str) -> Reply:
        """`Anything else?`: what suits besides all that was told of; the best is talked of now."""
        told = (t for t in exchange.state.listed if t in self.suggestions.programmes)
        shown = tuple(dict.fromkeys((*advice.shown, topic, *told)))
        fitting = self.fitting(exchange, advice, shown)
        said = [self.opening(exchange, advice, shown, fitting, after=False)]
        exchange.remember(advice=advice.model_copy(update={"shown": shown}))
        names = tuple(case.id for case in fitting) or (topic,)
        if fitting:
            self.suggestions.answers.note(exchange, names[0], WHAT)
            exchange.remember(listed=names)
        return self.told(exchange, said, fitting, names, known=True)

    def fitting(self, exchange: Exchange, advice: Advice, beside: tuple[str, ...]) -> list[Case]:
        """What suits besides some that were told of."""
        whole = advice.model_copy(update={"among": ()})
        return self.suggestions.fitting(whole, advice.facts, exchange.today, beside=beside)

    def told(
        self,
        exchange: Exchange,
        said: list[str],
        fitting: list[Case],
        names: tuple[str, ...],
        *,
        known: bool,
    ) -> Reply:
        """An opening and what suits, with the sources of all that is named."""
        said += [self.suggestions.block(exchange, n, case) for n, case in enumerate(fitting, 1)]
        citing = self.suggestions.answers.citing
        articles = [exchange.book.pack.articles[name] for name in names]
        source = citing.footnotes(exchange, articles)
        return exchange.reply(
            "\n\n".join((*said, source)),
            Outcome.ANSWER if known else Outcome.UNKNOWN,
            topic=names[0],
            topics=names,
            sources=citing.all(exchange, articles),
            footnote=source,
            choices=tuple(exchange.book.pack.programmes[name].wish for name in names[:SUGGESTED]),
        )

    def opening(
        self,
        exchange: Exchange,
        advice: Advice,
        beside: tuple[str, ...],
        others: list[Case],
        *,
        after: bool,
    ) -> str:
        """That the sources give no order, and whether anything else is open now."""
        *first, last = (exchange.book.pack.articles[topic].head.called for topic in beside)
        both = (", ".join(first), last) if first else (last,)
        called = exchange.say("joined.and").join(both)
        said = [exchange.say("advice.after", topic=called)] if after else []
        key = "advice.others" if others else "advice.no_others"
        said.append(exchange.say(key, topic=called))
        if not others and advice.facts.manager is False:
            said.append(exchange.say("advice.once_manager"))
        return " ".join(said)
