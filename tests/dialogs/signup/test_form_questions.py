"""Questions on the form itself are answered by what is known of it, and the form asks on."""

import pytest

from dialogs.messages import Language
from tests.chat.clients import DirectChat, Seen
from tests.chat.house import House
from tests.dialogs.signup.places import field_of

FORM: dict[Language, tuple[str, ...]] = {
    "sv": ("Jag vill söka Aspirantprogrammet", "ja", "nej", "Anna Berg", "anna@vasteras.se"),
    "en": ("I want to apply for Aspirantprogrammet", "yes", "no", "Anna Berg", "anna@vasteras.se"),
}
ESSAY = ("Skolkontoret",)
SUMMARY = (*ESSAY, "Jag vill leda.", "0701234567")


async def ask(house: House, language: Language, *texts: str) -> Seen:
    chat = DirectChat(house, language)
    for text in (*FORM[language], *texts):
        heard = await chat.send(text)
    return heard


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("sv", "hur många steg är det?", "7 frågor, och det här är nummer 5"),
        ("sv", "hur långt har jag kommit", "7 frågor, och det här är nummer 5"),
        ("sv", "vilka frågor är kvar?", "- Arbetsplats\n"),
        ("sv", "kan du påminna mig om att göra klart?", "efter 2 dagar"),
        ("sv", "kan jag göra det här senare?", "spara till senare"),
        ("sv", "hur går jag tillbaka?", "tillbaka"),
        ("sv", "vad händer om jag avbryter?", "Inget skickas"),
        ("sv", "måste jag svara på det?", "behöver ett svar"),
        ("sv", "varför det?", "vilken del av staden"),
        ("sv", "varför behöver ni min e-post?", "besked om din ansökan"),
        ("sv", "räcker det med skolans namn?", "förvaltning och enhet"),
        ("sv", "vad ska jag skriva?", "förvaltning och enhet"),
        ("sv", "hur länge sparas det?", "30 dagar"),
        ("en", "how many questions are left?", "7 questions, and this is number 5"),
        ("en", "what else do you need?", "- Workplace\n"),
        ("en", "what do you do with my email?", "nothing else"),
        ("en", "will you remind me if I forget?", "after 2 days"),
        ("en", "can I continue later?", "save for later"),
        ("en", "Can I stay anonymous?", "name is needed"),
        ("en", "why do you need to know?", "which part of the city"),
        ("en", "do I lose my answers if I stop?", "the draft stays"),
    ],
)
async def test_a_question_on_the_form_is_answered(
    language: Language, text: str, says: str, house: House
) -> None:
    heard = await ask(house, language, text)
    assert says in heard.text
    assert field_of(heard) == "workplace"


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("sv", "sparas det?", "30 dagar"),
        ("sv", "hjälp mig formulera", "dina egna ord"),
        ("sv", "kan du ge exempel?", "dina egna ord"),
        ("sv", "hur långt ska det vara?", "högst 1500"),
        ("en", "help me write it", "your own words"),
        ("en", "give me an example", "your own words"),
        ("en", "can I save and continue later?", "save for later"),
        ("en", "how much should I write?", "at most 1500"),
    ],
)
async def test_help_with_an_essay_is_no_essay(
    language: Language, text: str, says: str, house: House
) -> None:
    heard = await ask(house, language, *ESSAY, text)
    assert says in heard.text
    assert field_of(heard) == "motivation"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Hur mycket ska jag lära mig? Så mycket som möjligt om ledarskap."),
        ("sv", "Jag vill veta vad som händer sen när man har blivit chef"),
        ("sv", "Måste jag välja ett ord så är det nyfikenhet, för jag vill leda andra"),
        ("en", "What happens next in my career matters to me."),
        ("en", "I want to be able to save the day and help others write their story"),
    ],
)
async def test_an_essay_stays_one(language: Language, text: str, house: House) -> None:
    assert field_of(await ask(house, language, *ESSAY, text)) == "phone"


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("sv", "går det att ändra sen?", "ändra min ansökan"),
        ("sv", "ja, men kan jag ändra senare?", "ändra min ansökan"),
        ("sv", "är det bindande?", "dra tillbaka"),
        ("sv", "vem läser den?", "samordnar programmen"),
        ("sv", "vad händer när jag skickat?", "kvitto"),
        ("sv", "vad händer med mina uppgifter?", "tjänstens databas"),
        ("en", "can I change it afterwards?", "change my application"),
        ("en", "is it binding?", "withdraw"),
        ("en", "who can see my answers?", "coordinate the programmes"),
        ("en", "what happens next?", "receipt"),
        ("en", "how long is it kept?", "2 years"),
    ],
)
async def test_under_the_summary_too_and_nothing_is_sent(
    language: Language, text: str, says: str, house: House
) -> None:
    heard = await ask(house, language, *SUMMARY, text)
    assert says in heard.text
    assert field_of(heard) == "confirm"
    assert not await house.received()


async def test_until_when_it_can_be_changed(house: House) -> None:
    await house.enter("aspirantprogrammet", opens="2026-01-01", closes="2027-01-18")
    heard = await ask(house, "sv", *SUMMARY, "kan jag ändra det sen?")
    assert "till och med den 18 januari 2027" in heard.text


@pytest.mark.parametrize("text", ["vad är Chefsarenan?", "hur lång tid tar Aspirantprogrammet?"])
async def test_a_question_on_a_programme_is_none_on_the_form(text: str, house: House) -> None:
    heard = await ask(house, "sv", text)
    assert heard.topic in ("chefsarenan", "aspirantprogrammet")
    assert "nummer 5" not in heard.text.split("Steg 5")[0]


@pytest.mark.parametrize(
    ("language", "wish", "text", "says"),
    [
        ("sv", "Jag vill söka Mentorprogrammet", "kan man önska vem man får?", "fråga 8"),
        ("sv", "Jag vill söka Mentorprogrammet", "får jag välja mentor själv?", "fråga 8"),
        ("sv", "Jag vill vara med på nästa temafrukost", "kan man föreslå tema?", "fråga 5"),
        ("sv", "Jag vill söka Aspirantprogrammet", "måste jag lämna telefonnummer?", "hoppa över"),
        ("en", "I want to apply for Mentorprogrammet", "can I choose my mentor?", "question 8"),
        ("en", "I want to join the next theme breakfast", "can I suggest a theme?", "question 5"),
    ],
)
async def test_what_the_form_asks_for_later_is_said(
    language: Language, wish: str, text: str, says: str, house: House
) -> None:
    chat = DirectChat(house, language)
    await chat.send(wish)
    seen = await chat.send(text)
    assert says in seen.text
    assert seen.asks is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "kan du visa mig mina svar"), ("en", "can you show my answers")],
)
async def test_the_answers_so_far_are_shown_in_polite_words_too(
    house: House, language: Language, text: str
) -> None:
    assert ": Anna Berg\n" in (await ask(house, language, text)).text
