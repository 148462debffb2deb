"""The cards of replies: before they are used, once they are, and when they come too late."""

from collections.abc import Mapping

from bot.channels.teams.cards import elements as e
from bot.channels.teams.cards import inputs, sources
from bot.channels.teams.cards.drawing import Hand, draw
from dialogs import parts
from dialogs.messages import Citation, Language, Outcome, Reply
from dialogs.understanding import identity_number
from knowledge.model import Knowledge
from knowledge.phrases import Phrases

REASON = "feedbackText"
"""The name of the reason's text, as in Teams' own form."""
LONGEST_REASON = 1000


class Cards:
    """Makes cards, in the language of each reply."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.words = {name: Phrases(pack.phrases) for name, pack in knowledge.languages.items()}

    def of(self, reply: Reply, under: str | None) -> e.Json | None:
        """The card of the reply to message `under`; None where words are all there is to it."""
        if reply.outcome is Outcome.SMALLTALK:
            return None
        drawn = draw(reply.parts, Hand(reply, under, self.words[reply.language]))
        if drawn is None:
            return None
        made = e.card(drawn.body, drawn.actions, reply.text, reply.language)
        return made if e.size(made) <= e.LARGEST else None

    def source(self, one: Citation, language: Language) -> e.Json:
        """A source as a card of its own, with the document's words."""
        return sources.page(self.words[language], one, language)

    def used(self, offered: Reply, said: str) -> e.Json:
        """The card once a button of it has been pressed: what was chosen, and nothing to press."""
        words = self.words[offered.language]
        asked = offered.parts.input.ask if isinstance(offered.parts, parts.Step) else ""
        chosen = words.say("card.chosen", said=identity_number.masked(said))
        body = [
            e.heading(title_of(offered) or words.say("card.choose")),
            *([e.line(asked)] if asked else []),
            e.line(chosen, color="good", weight="bolder"),
        ]
        return e.card(body, (), chosen, offered.language)

    def late(self, reply: Reply) -> e.Json:
        """The card that was pressed too late, from now on: why nothing happened."""
        words = self.words[reply.language]
        told = reply.text.split("\n\n")[0]
        body = [e.heading(words.say("card.late")), e.line(told)]
        return e.card(body, (), told, reply.language)

    def sheet(self, sheet: parts.Sheet, faults: Mapping[str, str]) -> e.Json:
        """A whole form, with what is wrong with it where it has been sent before."""
        words = self.words[sheet.language]
        body = [e.line(sheet.purpose), e.line(words.say("card.required"), isSubtle=True)]
        for one in sheet.inputs:
            wrong = faults.get(one.id)
            body += [e.line(wrong, color="attention", weight="bolder")] if wrong else []
            body += inputs.field(words, one, one.id)
        send = {
            "type": "Action.Submit",
            "title": words.say("card.save"),
            "style": "positive",
            "data": {"chefslotsen": {"programme": sheet.programme}},
        }
        return e.card(body, [send], sheet.title, sheet.language)

    def reason(self, language: Language, *, liked: bool) -> e.Json:
        """The form for why an answer was liked or not."""
        words = self.words[language]
        asked = words.say("card.feedback.like" if liked else "card.feedback.dislike")
        text = {
            "type": "Input.Text",
            "id": REASON,
            "label": asked,
            "isMultiline": True,
            "maxLength": LONGEST_REASON,
            "isRequired": False,
        }
        send = {"type": "Action.Submit", "title": words.say("card.feedback.send")}
        body = [text, *e.notes(words.say("card.feedback.note"))]
        return e.card(body, [send], asked, language)


def title_of(reply: Reply) -> str:
    """What a card is about, where its pieces have a title."""
    return str(getattr(reply.parts, "title", ""))
