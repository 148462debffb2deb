"""What is pointed at among other words is heard by its name."""

from datetime import UTC, datetime

import pytest

from dialogs.messages import Language, Message, Outcome, Person
from dialogs.state import ConversationState
from dialogs.thread import places
from tests.chat.clients import DirectChat
from tests.chat.house import House

BOTH = "hur länge är ledarskapsprogrammet och hur ofta går högre chefsprogrammet?"


@pytest.fixture
def in_english(house: House) -> DirectChat:
    return DirectChat(house, "en")


@pytest.mark.parametrize(
    ("text", "topic", "said"),
    [
        ("och vem samarbetar man med på det sista?", "hogre-chefsprogrammet", "Eskilstuna"),
        ("vad innehåller det första?", "ledarskapsprogrammet", "moduler"),
        ("det sista du nämnde, vad är syftet med det?", "hogre-chefsprogrammet", "högre nivå"),
    ],
)
async def test_a_place_in_the_list_stands_for_the_name(
    chat: DirectChat, text: str, topic: str, said: str
) -> None:
    await chat.send(BOTH)
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, topic)
    assert said in heard.text


async def test_a_verdict_on_the_one_pointed_at(chat: DirectChat) -> None:
    await chat.send(BOTH)
    heard = await chat.send("jag är enhetschef i staden, får jag gå det första?")
    assert heard.topic == "ledarskapsprogrammet"
    assert heard.text.startswith("Ja,")


@pytest.mark.parametrize("text", ["the other one?", "how do I apply to the other one"])
async def test_the_other_one_is_that_of_before_not_one_never_named(
    text: str, in_english: DirectChat
) -> None:
    await in_english.send("what is the mentor programme")
    await in_english.send("and the theme breakfasts")
    assert (await in_english.send(text)).topic == "mentorprogrammet"


async def test_the_middle_one_of_three_talked_of_in_turn(in_english: DirectChat) -> None:
    for text in ("what is the mentor programme?", "and Aspirantprogrammet?", "and Chefsarenan?"):
        await in_english.send(text)
    heard = await in_english.send("the middle one, how often can I apply to it?")
    assert heard.topic == "aspirantprogrammet"
    assert "very year" in heard.text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("is the first one hard?", True),
        ("how hard is the first year as a manager?", False),
        ("the first one", False),  # nothing else is asked
    ],
)
async def test_only_what_stands_for_a_name_becomes_one(
    house: House, text: str, *, named: bool
) -> None:
    topics = ("ledarskapsprogrammet", "hogre-chefsprogrammet")
    state = ConversationState(topic=topics[1], listed=topics, recent=topics[::-1])
    message = Message(text, Person("p"), "c", datetime.now(UTC), language="en")
    async with house.turns.store.desk() as ports:
        exchange = house.turns.conversation.hearing.open(message, state, ports)
    found = places.with_name(exchange)
    assert (found is not None) == named
    assert found is None or "Ledarskapsprogrammet" in found


async def test_of_two_with_a_word_in_common_the_one_that_it_rather_means_is_returned_to(
    chat: DirectChat,
) -> None:
    for text in ("när antogs ledarpolicyn?", "vad är en policy?", "vad är Chefsarenan?"):
        await chat.send(text)
    heard = await chat.send("tillbaka till policyn, vem är den för?")
    assert heard.topic == "ledarpolicy"


async def test_what_happens_there_is_what_it_contains(chat: DirectChat) -> None:
    heard = await chat.send("vad händer i ledarskapsprogrammet?")
    assert heard.text.startswith("Ledarskapsprogrammet är byggt av olika moduler")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("how is that different from the higher one?", "how is that different from Högre chefsp"),
        ("the introduction thing", "the introduction thing"),  # there are two
        ("the director thing", "the director thing"),  # a meeting, or a programme
        ("a longer one", "a longer one"),
    ],
)
def test_what_a_programme_is_known_by_stands_for_its_name(
    house: House, said: str, heard: str
) -> None:
    places_in = house.conversation.languages.books["en"].places
    assert places_in.with_known(said).startswith(heard)


async def test_a_wish_for_another_one_is_no_yes_to_the_one_just_judged(
    in_english: DirectChat,
) -> None:
    await in_english.send("can I join the higher one? I'm a unit manager")
    heard = await in_english.send("sign me up for the leadership one")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "ledarskapsprogrammet")


async def test_a_name_that_nothing_here_has_is_not_what_was_talked_of(
    in_english: DirectChat,
) -> None:
    await in_english.send("what is the mentor programme?")
    for text in ("what about Spira?", "and the Lotus programme?"):
        heard = await in_english.send(text)
        assert (heard.outcome, heard.topic) == (Outcome.UNKNOWN, None), text


async def test_the_other_one_of_three_is_the_one_of_its_kind(in_english: DirectChat) -> None:
    await in_english.send("what's on offer for somebody who just became a manager?")
    await in_english.send("the first one, what's in it?")
    assert (await in_english.send("ok and the other one?")).topic == "alltid-basta-mojliga-mote"


async def test_the_first_one_without_an_article(in_english: DirectChat) -> None:
    await in_english.send("compare the two introductions")
    heard = await in_english.send("sign me up for first one")
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "chefsintroduktion")


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            ("what is the leadership programme", "the higher one?", "no I meant the first one"),
        ),
        ("sv", ("vad är ledarskapsprogrammet", "och högre?", "nej jag menade det första")),
    ],
)
async def test_the_first_of_those_talked_of_where_nothing_was_listed(
    house: House, language: Language, texts: tuple[str, ...]
) -> None:
    chat = DirectChat(house, language)
    heard = [await chat.send(text) for text in texts]
    assert [reply.topic for reply in heard[1:]] == [
        "hogre-chefsprogrammet",
        "ledarskapsprogrammet",
    ]


async def test_it_is_the_one_alone_of_which_it_was_told(in_english: DirectChat) -> None:
    await in_english.send("what courses do you have for managers?")
    await in_english.send("which of those last about a year?")
    heard = await in_english.send("what's the aim of it?")
    assert heard.topic == "ledarskapsprogrammet"
    heard = await in_english.send("and which are for newcomers?")
    assert heard.topic == "program-oversikt"


async def test_the_other_thing_that_was_talked_of(in_english: DirectChat) -> None:
    for text in ("what are theme breakfasts", "the higher programme?", "and the breakfasts?"):
        await in_english.send(text)
    heard = await in_english.send("and the other thing we discussed, how often?")
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, "hogre-chefsprogrammet")


@pytest.mark.parametrize(
    ("language", "texts", "topic"),
    [
        ("sv", ("lista de fyra kraven", "förklara nummer två", "nästa"), "verksamhetsutvecklaren"),
        ("en", ("list the four demands", "explain number three", "next"), "goda-arbetsgivaren"),
    ],
)
async def test_next_of_a_list_is_the_one_after_this(
    house: House, language: Language, texts: tuple[str, ...], topic: str
) -> None:
    chat = DirectChat(house, language)
    heard = [await chat.send(text) for text in texts][-1]
    assert (heard.outcome, heard.topic) == (Outcome.ANSWER, topic)
    last = [await chat.send(texts[-1]) for _ in range(2)][-1]
    assert last.outcome is Outcome.COMMAND


@pytest.mark.parametrize(
    ("language", "before", "text"),
    [
        ("sv", "vad är", "vad är målet med det första programmet?"),
        ("en", "what is", "what is the aim of the first programme?"),
    ],
)
async def test_a_place_before_what_programmes_are_called_alike(
    house: House, language: Language, before: str, text: str
) -> None:
    chat = DirectChat(house, language)
    for name in ("högre chefsprogrammet", "chefsarenan"):
        await chat.send(f"{before} {name}?")
    assert (await chat.send(text)).topic == "hogre-chefsprogrammet"


@pytest.mark.parametrize("text", ["den 2:a", "2:an", "2an tack"])
async def test_a_number_with_its_ending_chooses(chat: DirectChat, text: str) -> None:
    await chat.send("vill anmäla mig till introduktionen")
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "alltid-basta-mojliga-mote")


async def test_what_several_are_called_alike_brings_back_the_one_talked_of(
    chat: DirectChat,
) -> None:
    await chat.send("vilka nivåer är högre chefsprogrammet till för?")
    await chat.send("vad är ett styrdokument?")
    heard = await chat.send("ok åter till programmet, vilka är partners")
    assert heard.topic == "hogre-chefsprogrammet"
    assert "Eskilstuna" in heard.text


@pytest.mark.parametrize(
    ("texts", "topic"),
    [
        (("what does the policy demand of me", "explain the third"), "ambassadoren"),
        (("what is the mentor programme", "and the breakfasts?"), "mentorprogrammet"),
    ],
)
async def test_the_one_before_is_that_of_the_list_else_of_the_talk(
    texts: tuple[str, ...], topic: str, in_english: DirectChat
) -> None:
    for text in texts:
        await in_english.send(text)
    assert (await in_english.send("and the one before that")).topic == topic
    assert (await in_english.send("why did you answer that?")).topic == topic


async def test_back_to_the_first_one_is_that_of_the_list(in_english: DirectChat) -> None:
    await in_english.send("I have been a unit manager for three years, what suits me?")
    await in_english.send("which of them takes longest")
    heard = await in_english.send("ok go back to the first one, who is it for")
    assert heard.topic == "ledarskapsprogrammet"
