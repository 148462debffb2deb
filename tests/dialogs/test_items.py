"""One of the things that an answer lists is told by itself, by its place."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House

OFFERS: dict[Language, str] = {
    "sv": "vad erbjuder staden sina chefer?",
    "en": "what does the city offer its managers?",
}


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("sv", "den första, vad betyder det?", "Staden erbjuder dig stor frihet"),
        ("sv", "berätta om punkt två", "Staden erbjuder dig utrymme för avstämning"),
        ("sv", "den sista?", "Staden erbjuder dig möjligheter"),
        ("en", "the second point, what does it mean?", "The city offers you room for check-ins"),
        ("en", "and number 3?", "The city offers you opportunities"),
    ],
)
async def test_the_point_at_a_place(
    house: House, language: Language, text: str, said: str
) -> None:
    chat = DirectChat(house, language)
    await chat.send(OFFERS[language])
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, "staden-erbjuder")
    assert heard.text.startswith(said)


async def test_what_has_no_sentence_of_its_own_is_told_with_what_leads_up_to_it(
    chat: DirectChat,
) -> None:
    await chat.send("vad ingår i chefsintroduktionen?")
    heard = await chat.send("den tredje?")
    assert heard.text.startswith("Du lär dig bland annat om juridik.")


@pytest.mark.parametrize("text", ["vad är det första jag ska göra?", "när är den andra?"])
async def test_a_place_in_another_question_is_none_of_them(chat: DirectChat, text: str) -> None:
    await chat.send(OFFERS["sv"])
    heard = await chat.send(text)
    assert not heard.text.startswith("Staden erbjuder dig")


async def test_where_topics_were_listed_they_are_counted(chat: DirectChat) -> None:
    await chat.send("vilka fyra krav ställs på chefer?")
    heard = await chat.send("trean igen")
    assert heard.topic == "verksamhetsutvecklaren"


@pytest.mark.parametrize(
    ("language", "first", "text", "topic"),
    [
        (
            "sv",
            "vilket krav är att vara förebild?",
            "nummer fyra då?",
            "goda-arbetsgivaren",
        ),
        (
            "en",
            "what are the four demands?",
            "tell me more about number 3",
            "verksamhetsutvecklaren",
        ),
    ],
)
async def test_a_number_counts_the_demands(
    house: House, language: Language, first: str, text: str, topic: str
) -> None:
    chat = DirectChat(house, language)
    await chat.send(first)
    assert (await chat.send(text)).topic == topic


async def test_all_of_it_is_the_whole_article(chat: DirectChat) -> None:
    await chat.send("berätta om ambassadören")
    heard = await chat.send("säg allt om den")
    assert "Vad är det?" in heard.text
