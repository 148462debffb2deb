"""What a message has in Teams beside its words: their layout, a card, citations, and thumbs."""

from botbuilder.schema import Activity

from bot.channels.teams import citations
from bot.channels.teams.cards import elements
from bot.channels.teams.cards.replies import Cards
from bot.channels.teams.markdown import markdown
from dialogs.messages import Outcome, Reply

TEAMS = "msteams"
"""The channel whose clients show all this."""
RATED = (Outcome.ANSWER, Outcome.UNKNOWN, Outcome.CLARIFY)
"""What people may say whether it helped them."""


def dress(said: Activity, reply: Reply, cards: Cards, under: str | None) -> Activity:
    """The reply to message `under`, with all that Teams can show; in other channels, as it is.

    Buttons and inputs are the card's then, and suggested actions stay where there is no card.
    """
    if said.channel_id != TEAMS:
        return said
    card = cards.of(reply, under)
    if card:
        said.attachments = [elements.attachment(card)]
        said.suggested_actions = None
    if reply.sources:
        said.text = citations.marked(said.text, reply)
        said.entities = [citations.entity(reply, cards)]
    said.text, said.text_format = markdown(said.text), "markdown"
    if reply.outcome in RATED:
        said.channel_data["feedbackLoop"] = {"type": "default"}
    return said
