import pytest

from dialogs.messages import Outcome
from tests.chat.clients import DirectChat


async def test_a_gap_is_told_in_a_whole_sentence(chat: DirectChat) -> None:
    heard = await chat.send("Hur länge är Aspirantprogrammet?")
    assert heard.text.startswith(
        "När det gäller Aspirantprogrammet säger mina källor inte hur länge det pågår."
    )


async def test_a_gap_is_told_in_a_whole_english_sentence(chat: DirectChat) -> None:
    heard = await chat.send("How long is Aspirantprogrammet?")
    assert heard.text.startswith(
        "When it comes to Aspirantprogrammet, my sources do not say how long."
    )


async def test_a_topic_has_a_name_for_the_middle_of_a_sentence(chat: DirectChat) -> None:
    heard = await chat.send("Vem är kontaktperson för chefens ansvar?")
    assert heard.text.startswith("Mina källor nämner ingen kontaktperson för chefens ansvar.")


async def test_ways_on_are_those_that_lead_somewhere(chat: DirectChat) -> None:
    contact = await chat.send("Vilket telefonnummer har Västerås stad?")
    assert contact.choices == ("Ledarpolicyn", "Program, utbildningar och möten i översikt")
    responsible = await chat.send("Vad ansvarar jag för som chef?")
    assert responsible.choices == ("Vad ingår?", "Vem är det för?")


async def test_a_policy_and_a_guideline_are_told_apart_where_the_article_does(
    chat: DirectChat,
) -> None:
    heard = await chat.send("Vad skiljer en policy från en riktlinje?")
    assert heard.topic == "styrdokument"
    assert "värdegrunder" in heard.text
    assert "Här är de sida vid sida" not in heard.text


@pytest.mark.parametrize(
    "text",
    [
        "bra, det blir en fin bild till min presentation. tackar",
        "Jag får återkomma när jag talat med hustrun. Tack så mycket.",
        "då hade han blandat ihop dem. tack för hjälpen",
    ],
)
async def test_thanks_beside_other_words_are_thanks(chat: DirectChat, text: str) -> None:
    await chat.send("hur ofta går temafrukostarna?")
    assert (await chat.send(text)).outcome is Outcome.SMALLTALK


async def test_thanks_beside_a_question_are_no_answer_to_it(chat: DirectChat) -> None:
    heard = await chat.send("tack! och hur länge är ledarskapsprogrammet?")
    assert heard.text.startswith("Ungefär ett år.")


async def test_who_aims_higher_is_not_taken_for_no_manager(chat: DirectChat) -> None:
    heard = await chat.send("jag vill bli förvaltningschef")
    assert heard.topic == "hogre-chefsprogrammet"
    assert heard.text.startswith("Jag tror att Högre chefsprogrammet passar bäst.")
    told = await chat.send("nej jag är inte chef idag")
    assert told.topic == "aspirantprogrammet"


@pytest.mark.parametrize("text", ["vad är ert telefonnummer?", "finns det ett växelnummer?"])
async def test_the_telephone_number_is_told_although_no_programme_has_one(
    chat: DirectChat, text: str
) -> None:
    heard = await chat.send(text)
    assert heard.outcome is Outcome.ANSWER
    assert "021-39 00 00" in heard.text


@pytest.mark.parametrize("text", ["vilket går varje år då", "which one is yearly then?"])
async def test_which_of_them_is_told_by_the_overview(chat: DirectChat, text: str) -> None:
    await chat.send("vad är högre chefsprogrammet?")
    heard = await chat.send(text)
    assert heard.topic == "program-oversikt"
    assert heard.text.startswith("Aspirantprogrammet")
