"""Where in Teams a conversation is held."""

from collections.abc import Mapping

from botbuilder.schema import ConversationAccount

SCOPES: Mapping[str, str] = {"personal": "personal", "channel": "team", "groupChat": "groupChat"}
"""The kinds of conversation that the bot answers in, and what the app package calls them."""

THREAD = "19:"


def is_alone(place: ConversationAccount) -> bool:
    """Whether nobody but the sender reads along.

    Where Teams does not say what it is, the threads of its groups and channels are known by name.
    """
    unsaid = place.conversation_type is None and not place.id.startswith(THREAD)
    return not place.is_group and (unsaid or place.conversation_type == "personal")
