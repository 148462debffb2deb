"""A title that was noted, said once more where something else is asked for."""

import pytest

from dialogs.messages import Language
from tests.chat.clients import DirectChat
from tests.dialogs.signup.places import at, field_of


@pytest.mark.parametrize(
    ("place", "lang", "text", "known"),
    [
        ("level", "sv", "enhetschef, som sagt", "enhetschef"),
        ("level", "sv", "jag är enhetschef nu", "enhetschef"),
        ("level", "sv", "som sagt, jag jobbar som enhetschef", "enhetschef"),
    ],
)
async def test_it_is_no_answer_to_what_is_asked(
    chat: DirectChat, place: str, lang: Language, text: str, known: str
) -> None:
    seen = await at(chat, place, lang, text)
    assert field_of(seen) == place
    assert f": {known}\n" in seen.text


@pytest.mark.parametrize(
    ("place", "text", "then"),
    [
        ("goal", "Skolkontoret", "wishes"),
        ("level", "verksamhetsnivå, som enhetschef", "motivation"),
        ("theme", "Skolkontoret", "confirm"),
    ],
)
async def test_what_says_more_or_is_no_title_is_an_answer(
    chat: DirectChat, place: str, text: str, then: str
) -> None:
    assert field_of(await at(chat, place, "sv", text)) == then
