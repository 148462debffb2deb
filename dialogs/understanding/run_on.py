"""A question typed right behind what somebody tells of themselves, at most a comma between."""

import re

from knowledge.model import RunOnWords
from knowledge.text import any_of


class RunOn:
    """Puts the sign there, in one language."""

    def __init__(self, words: RunOnWords) -> None:
        tells, asks, leads = any_of(words.tells), any_of(words.asks), any_of(words.leads)
        told = rf"^(?:\w+ )?(?:{tells})(?: [^\s,.;:!?]+)+?"
        self.pattern = re.compile(
            rf"(?P<told>{told}),? (?P<asks>(?:{asks})\b.*)$", re.IGNORECASE | re.DOTALL
        )
        self.leads = re.compile(rf"\b(?:{leads})$", re.IGNORECASE)

    def parted(self, text: str) -> str:
        """A text with a stop before the question: `jag är ny rektor. hur funkar OSA`."""
        found = self.pattern.match(text)
        if found is None or self.leads.search(found["told"]):
            return text
        return f"{found['told']}. {found['asks']}"
