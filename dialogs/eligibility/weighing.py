"""`What speaks against it?`, after advice: what the sources give for and against a programme."""

from collections.abc import Mapping, Sequence

from dialogs.eligibility.case import Case
from dialogs.exchange import Exchange
from dialogs.messages import Reply
from dialogs.questions.answer import Answers
from knowledge.eligibility import Judged, Verdict
from knowledge.model import Programme

LONGEST = 8
"""Words of a message that asks for this and no more."""
REASONS = (
    (Verdict.MET, "advice.for"),
    (Verdict.NOT_MET, "advice.against"),
    (Verdict.UNCLEAR, "advice.check"),
)
"""What a person meets, what not, and what is to be checked, in the order in which it is said."""
AGAINST = (Verdict.NOT_MET, Verdict.UNCLEAR)


class Weighing:
    """Gives the reasons for and against a programme, and weighs one again when asked."""

    def __init__(self, programmes: Mapping[str, Programme], answers: Answers) -> None:
        self.programmes = programmes
        self.answers = answers

    async def take(self, exchange: Exchange) -> Reply | None:
        """What speaks for or against what was advised; None where that is not asked."""
        advice, heard = exchange.state.advice, exchange.heard
        if advice is None or not advice.given or len(exchange.text.split()) > LONGEST:
            return None
        side = self.side(exchange)
        topic = (*heard.finder.names.exactly(exchange.text), exchange.state.topic)[0]
        if side is None or topic is None or topic not in self.programmes:
            return None
        article = exchange.book.pack.articles[topic]
        case = Case(topic, self.programmes[topic], advice.facts, exchange.today, exchange.today)
        verdicts = (Verdict.MET,) if side == "for" else AGAINST
        reasons = (self.said(exchange, topic, side), *self.rules(exchange, case, verdicts))
        listed = exchange.state.listed
        self.answers.note(exchange, topic, exchange.state.facet or "what")
        exchange.remember(listed=listed)
        heading = exchange.say(f"advice.weighed.{side}", topic=article.head.called)
        lines = "\n".join(f"- {reason}" for reason in reasons if reason)
        return self.answers.told(exchange, article, "what", f"{heading}\n{lines}")

    def side(self, exchange: Exchange) -> str | None:
        """Whether the reasons against are asked for, or those for it: `why that one?`."""
        found = exchange.heard.choosing.weighing.find(exchange.text)
        if found:
            return found[0][0]
        return "for" if exchange.command() == "why_answer" else None

    def lines(self, exchange: Exchange, case: Case) -> list[str]:
        """What speaks for a programme and against it, and what is to be checked first."""
        sides = ((side, self.said(exchange, case.id, side)) for side in ("for", "against"))
        said = [exchange.say(f"advice.speaks_{side}", reason=text) for side, text in sides if text]
        return [*said, *self.rules(exchange, case, [verdict for verdict, _ in REASONS])]

    def said(self, exchange: Exchange, programme: str, side: str) -> str | None:
        """What the source tells of it that speaks for or against."""
        words = exchange.book.pack.programmes[programme]
        return words.speaks_for if side == "for" else words.speaks_against

    def rules(self, exchange: Exchange, case: Case, verdicts: Sequence[Verdict]) -> list[str]:
        """The rules with some verdicts, in words."""
        lines = []
        for verdict, key in REASONS:
            rules = [self.rule(exchange, case, j) for j in case.judged if j.verdict is verdict]
            if rules and verdict in verdicts:
                lines.append(exchange.say(key, rules=" ".join(rules)))
        return lines

    def rule(self, exchange: Exchange, case: Case, judged: Judged) -> str:
        """A rule in words."""
        return exchange.book.pack.programmes[case.id].rules[judged.rule.id].says
