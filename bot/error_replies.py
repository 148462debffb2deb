"""What to say when something has gone wrong, with an id under which it is logged."""

from bot.languages import DEFAULT_LANGUAGE
from dialogs.messages import Language, Outcome, Reply
from knowledge.model import Knowledge
from knowledge.phrases import Phrases

BOTH = "\n\n"


class Trouble:
    """Apologies in the person's language."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.phrases = {name: Phrases(pack.phrases) for name, pack in knowledge.languages.items()}

    def reply(self, language: Language | None, reference: str) -> Reply:
        """The apology as a reply."""
        return self._said("trouble.sorry", language, reference=reference)

    def too_fast(self, language: Language | None) -> Reply:
        """A kind word to somebody who says more than can be answered."""
        return self._said("trouble.too_fast", language)

    def guest(self, language: Language | None) -> Reply:
        """What a guest from another directory is told."""
        return self._said("trouble.guest", language)

    def _said(self, key: str, language: Language | None, **values: str) -> Reply:
        spoken = language or DEFAULT_LANGUAGE
        text = self.phrases[spoken].say(key, **values)
        return Reply(text=text, outcome=Outcome.UNKNOWN, language=spoken)

    def text(self, reference: str) -> str:
        """The apology in both languages, where nobody's language is known."""
        return BOTH.join(
            p.say("trouble.sorry", reference=reference) for p in self.phrases.values()
        )
