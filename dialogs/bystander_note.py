"""Facts asked by somebody who says that they are not the manager: `you` is another one."""

from dataclasses import replace

from dialogs.exchange import Exchange
from dialogs.ids import OF_ANYBODY
from dialogs.messages import Outcome, Reply
from dialogs.parts import Answered
from knowledge.text import fold, without


class BystanderNote:
    """Adds of whom an answer speaks, where a message says that the writer is another."""

    def add(self, exchange: Exchange, reply: Reply) -> Reply:
        """The reply with a note before its source; as it is for everybody else."""
        if reply.outcome is not Outcome.ANSWER or reply.topic in (None, *OF_ANYBODY):
            return reply
        if not isinstance(reply.parts, Answered) or not self.is_heard(exchange):
            return reply
        told, source, after = reply.text.partition(f"\n\n{reply.footnote}")
        note = exchange.say("eligible.of_other")
        if not reply.footnote or note in told or not self.addresses(exchange, told):
            return reply
        return replace(reply, text=f"{told}\n\n{note}{source}{after}")

    def is_heard(self, exchange: Exchange) -> bool:
        """`I'm a safety representative. What must the manager do?`: and nothing of oneself."""
        small, text = exchange.heard.small, exchange.text
        found = small.bystanders.find(text)
        if not any(meant == "is" for meant, _ in found):
            return False
        return small.speaker.isdisjoint(without(text, (said for _, said in found)).split())

    def addresses(self, exchange: Exchange, told: str) -> bool:
        """Whether an answer speaks to its reader."""
        return not exchange.book.small.reader.isdisjoint(fold(told).split())
