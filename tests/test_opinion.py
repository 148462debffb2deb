"""What examples teach, held against the same bot that has learned nothing."""

from dataclasses import replace

import pytest

from bot.channels.terminal import Terminal
from dialogs.main import Conversation
from dialogs.messages import Outcome, Reply
from knowledge.model import Knowledge
from tests.known import Ask
