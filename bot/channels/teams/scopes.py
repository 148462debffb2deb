"""Where in Teams a conversation is held."""

from collections.abc import Mapping

from botbuilder.schema import ConversationAccount

SCOPES: Mapping[str, str] = {"personal": "personal", "channel": "team", "groupChat": "groupChat"}
"""The kinds of conversation that the bot answers in, and what the app package calls them."""


def is_alone(place: ConversationAccount) -> bool:
    """Whether nobody but the sender reads along."""
    return not place.is_group and place.conversation_type in (None, "personal")
