"""Whether time that is not in the city counts: `do my years in Eskilstuna count?`."""

from dialogs.eligibility.subject import Subject
from dialogs.eligibility.verdicts import Verdicts
from dialogs.exchange import Exchange
from dialogs.ids import WHO
from dialogs.messages import Reply
from dialogs.standing import Facts
from dialogs.state import Eligibility

OF_TIME = frozenset({"months_as_manager", "new_manager"})
"""Fields of rules for which time in the city counts."""


class TimeElsewhere:
    """Tells that only time in the city counts, of the programmes for which it does."""

    def __init__(self, verdicts: Verdicts) -> None:
        self.verdicts = verdicts
        self.programmes = verdicts.programmes
        self.ears = verdicts.what_if.ears

    def after(self, exchange: Exchange, judged: Eligibility) -> Reply | None:
        """The same after a verdict, which is given once more below it."""
        if self.takes_back(exchange, judged):
            return self.without_time(exchange, judged)
        if not self.is_asked(exchange, judged):
            return None
        title = exchange.book.called(judged.programme)
        lead = exchange.say("eligible.only_here", title=title)
        return self.verdicts.again(exchange, judged).after(lead)

    def takes_back(self, exchange: Exchange, judged: Eligibility) -> bool:
        """`But those years were in Eskilstuna`: whether the time that was told is not here."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        told = judged.known.since is not None and self.counts_time(judged.programme)
        points = told and ear.objections.points_at_time(text)
        return points and ear.facts.is_elsewhere(text) and not ear.facts.is_here(text)

    def without_time(self, exchange: Exchange, judged: Eligibility) -> Reply:
        """The verdict where it is open again for how long one has led in the city."""
        open_again = {"since": None, "about": False}
        facts = judged.facts.model_copy(update={**open_again, "was_elsewhere": True})
        supposed = judged.supposed.alone.model_copy(update=open_again)
        if not judged.of_other:
            exchange.remember(told=exchange.state.told.model_copy(update=open_again))
        subject = Subject(facts, judged.of_other, supposed)
        return self.verdicts.judge(exchange, judged.programme, subject, Facts())

    def take(self, exchange: Exchange) -> Reply | None:
        """`Do my years in Eskilstuna count?`, of a programme for which time in the city counts."""
        ear, text = self.ears[exchange.heard.language], exchange.text
        named = exchange.heard.finder.names.mentioned(text)
        programme = named[0] if named else exchange.state.topic
        if programme is None or not self.counts_time(programme):
            return None
        if not (ear.objections.counts(text) and ear.facts.is_elsewhere(text)):
            return None
        if ear.facts.read(text, exchange.today).manager is not None:
            return None  # who tells what they are gets a verdict
        article, answers = exchange.book.pack.articles[programme], self.verdicts.answers
        lead = exchange.say("eligible.only_here", title=article.head.called)
        if exchange.state.told.decides:
            subject = Subject(exchange.state.told, False)
            return self.verdicts.judge(exchange, programme, subject, Facts()).after(lead)
        answers.note(exchange, programme, WHO)
        return answers.told(exchange, article, WHO, f"{lead} {article.said_whole(WHO)}")

    def counts_time(self, programme: str) -> bool:
        """Whether time in the city counts for a programme."""
        judged_by = self.programmes.get(programme)
        return judged_by is not None and any(rule.field in OF_TIME for rule in judged_by.rules)

    def is_asked(self, exchange: Exchange, judged: Eligibility) -> bool:
        """`Does my time there count?`, of a programme for which time in the city counts."""
        if not self.counts_time(judged.programme):
            return False
        ear, text = self.ears[exchange.heard.language], exchange.text
        if ear.facts.is_here(text) or exchange.heard.finder.names.found(text):
            return False
        known = judged.known
        came = known.was_elsewhere or known.here_since is not None
        said = ear.objections
        if came and said.insists(text):  # `not even a bit?`
            return True
        before = ear.facts.is_elsewhere(text) or said.is_before(text)
        if not (before or ear.facts.is_there(text)) or "?" not in text:
            return False
        goes_on = exchange.heard.pointing.goes_on(text) and said.speaks_of_time(text)
        supposes = ear.asking.supposes(text) and ear.facts.tells_length(text)
        return said.counts(text) or goes_on or (came and supposes)
