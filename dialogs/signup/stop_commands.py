"""The command that a message in a form is, in a piece of it or in words known by examples."""

from dialogs.exchange import Exchange
from dialogs.signup.draft import Draft
from dialogs.signup.free_text import is_essay
from dialogs.signup.steps import Steps
from dialogs.thread.accepted_offer import names_of
from dialogs.understanding.reading import SENTENCE
from dialogs.understanding.small_words import left_over
from dialogs.understanding.sureness import CLEARLY, RATHER
from knowledge.classifier.examples import COMMAND, COMMANDS
from knowledge.classifier.model import likeliest

STOPS = ("cancel", "keep")
"""Commands that leave a form."""
SURELY_STOPS, CLEARLY_STOPS = CLEARLY, RATHER
"""Share of a command, and of its being one of these, from which a form is left."""
FEW_WORDS = 3
"""Words below which nothing is learned from a message in a form: it may be a name."""


class StopCommands:
    """Hears that somebody wants to leave a form, or to go on another time."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps

    def command(self, exchange: Exchange, draft: Draft) -> str:
        """The command that a message or a piece of it is, or seems to be; empty for none."""
        essay = is_essay(self.steps.current(exchange, draft)) and not exchange.puts_off()
        if essay or "?" in exchange.text:
            return exchange.command() or ""
        said = self.leaves(exchange) or exchange.command() or self.throws_away(exchange)
        said = said or self.seems_to_leave(exchange) or self.cannot_come(exchange)
        return said or self.declines(exchange, draft) or ""

    def declines(self, exchange: Exchange, draft: Draft) -> str | None:
        """`I don't want a mentor`, in the form for one: that one asks whether to leave."""
        heard, text = exchange.heard, exchange.text
        found = heard.wishing.declining.find(text)
        names = names_of(exchange, draft.application.programme)
        return "cancel" if found and heard.small.says_only(text, found, names) else None

    def cannot_come(self, exchange: Exchange) -> str | None:
        """`Jag kan inte komma`: that one asks whether to leave, where no more is said."""
        heard, text = exchange.heard, exchange.text
        found = heard.sent.not_coming.find(text)
        only = bool(found) and left_over(text, found) <= heard.small.words
        return "cancel" if only else None

    def throws_away(self, exchange: Exchange) -> str | None:
        """`Nä, ta bort alltihop`: that one asks whether to leave, where a piece says no more."""
        forms, small = exchange.heard.forms, exchange.heard.small
        for piece in exchange.heard.pieces(exchange.text):
            found = forms.deleting.find(piece)
            if found and left_over(piece, found) <= small.words - small.negators:
                return "cancel"
        return None

    def leaves(self, exchange: Exchange) -> str | None:
        """The command to stop that one piece of a message is: `oh, the phone. stop this`.

        Of several, what loses nothing: `cancel, save it`.
        """
        heard, text = exchange.heard, exchange.text
        pieces = heard.pieces(text)
        meant = map(heard.commands.given_in, (*SENTENCE.findall(text), pieces[0], pieces[-1]))
        said = [command for command in meant if command in STOPS]
        return "keep" if "keep" in said else next(iter(said), None)

    def seems_to_leave(self, exchange: Exchange) -> str | None:
        """The command to stop in words that only examples know: `battery is dying, tomorrow`."""
        guess = exchange.guess
        few = len(exchange.text.split()) < FEW_WORDS
        if few or guess.intent.get(COMMAND, 0.0) < SURELY_STOPS:
            return None
        acts = guess.act_among(COMMANDS)
        act = likeliest(acts)
        return act if act in STOPS and acts[act] >= CLEARLY_STOPS else None
