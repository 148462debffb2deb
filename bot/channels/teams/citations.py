"""Citations as Teams shows them: a number in the text, and the source that opens behind it.

They are not marked as AI-generated: no language model has written them, people have.
"""

import json
from typing import Any

from bot.channels.teams.cards.elements import CONTENT_TYPE, cut
from bot.channels.teams.cards.replies import Cards
from dialogs.messages import Citation, Reply

MOST = 20
"""Teams refuses a message with more."""
LONGEST_NAME = 80
LONGEST_ABSTRACT = 160
SCHEMA = "https://schema.org"

Json = dict[str, Any]


def marked(text: str, reply: Reply) -> str:
    """The text with the number of each source in the paragraph that names it."""
    paragraphs = text.split("\n\n")
    for number, source in numbered(reply):
        for place, paragraph in enumerate(paragraphs):
            if source.document in paragraph and source.section in paragraph:
                paragraphs[place] = f"{paragraph} [{number}]"
                break
    return "\n\n".join(paragraphs)


def entity(reply: Reply, cards: Cards) -> Json:
    """The sources of a reply as a message entity; a message may have one such at most."""
    claims = [claim(number, source, reply, cards) for number, source in numbered(reply)]
    return {
        "type": f"{SCHEMA}/Message",
        "@type": "Message",
        "@context": SCHEMA,
        "citation": claims,
    }


def claim(number: int, source: Citation, reply: Reply, cards: Cards) -> Json:
    """One source: its name, the words that prove the answer, and a card with all of it."""
    opened = cards.source(source, reply.language)
    return {
        "@type": "Claim",
        "position": number,
        "appearance": {
            "@type": "DigitalDocument",
            "name": cut(source.document, LONGEST_NAME),
            "abstract": cut(abstract(source), LONGEST_ABSTRACT),
            "text": json.dumps(opened, ensure_ascii=False),
            "encodingFormat": CONTENT_TYPE,
            "image": {"@type": "ImageObject", "name": "Text"},
        },
    }


def abstract(source: Citation) -> str:
    """The first words of the document for it, under the name of its section."""
    return f"{source.section}: {source.quotes[0]}" if source.quotes else source.section


def numbered(reply: Reply) -> list[tuple[int, Citation]]:
    """The sources with their numbers."""
    return list(enumerate(reply.sources[:MOST], 1))
