"""Our bot with everything on but the answer: each message is said back, from the same turn.

    python -m tests.bench.unanswered

Beside the whole bot it tells what the front door and the storage cost, and what the dialogs do.
"""

import sys

import app
from bot import cli
from bot.runtime import Parts
from bot.settings import Settings
from dialogs.main import Conversation
from dialogs.messages import Message, Outcome, Reply
from dialogs.ports import Clock, Ports
from dialogs.state import ConversationState


class Echo(Conversation):
    """Says back what it hears."""

    async def respond(
        self, message: Message, state: ConversationState, ports: Ports
    ) -> tuple[Reply, ConversationState]:
        return Reply(f"Echo: {message.text}", Outcome.SMALLTALK, "sv"), state


def build(settings: Settings, clock: Clock) -> Parts:
    parts = app.build(settings, clock)
    parts.turns.conversation = Echo(parts.knowledge)
    return parts


if __name__ == "__main__":
    sys.exit(cli.run(build))
