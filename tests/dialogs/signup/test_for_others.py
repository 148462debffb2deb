"""Everybody signs up themselves: who wishes for others, or for more than one, is told so."""

import pytest

from dialogs.messages import Language, Outcome
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.dialogs.signup.places import field_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "min kollega Per vill söka Mentorprogrammet, han har varit chef i 3 år"),
        ("sv", "hon vill söka Mentorprogrammet"),
        ("sv", "jag vill anmäla min chef till Mentorprogrammet"),
        ("sv", "hjälp mig anmäla mina tre gruppchefer till Chefsintroduktion"),
        ("sv", "kan jag anmäla någon annan till temafrukosten?"),
        ("sv", "jag vill nominera en medarbetare till Aspirantprogrammet"),
        ("sv", "Min nya enhetschef måste anmälas till chefsintroduktionen, kan du fixa det?"),
        ("sv", "Anmäl Karin i min grupp till Aspirantprogrammet"),
        ("sv", "Kan du anmäla Ahmed till chefsintroduktionen?"),
        ("sv", "Jag vill anmäla Fatima till temafrukosten"),
        ("en", "My new unit manager needs to be registered for Chefsintroduktion"),
        ("en", "Sign up Karin for the aspirant programme"),
        ("en", "my colleague Per wants to apply for Mentorprogrammet"),
        ("en", "sign her up for Chefsarenan"),
        ("en", "can I register someone else for the theme breakfast?"),
        ("en", "I want to nominate an employee for Aspirantprogrammet"),
    ],
)
async def test_a_wish_for_somebody_else_begins_no_form(
    language: Language, text: str, house: House
) -> None:
    heard = await DirectChat(house, language).send(text)
    assert heard.asks is None
    assert ("skickar in själv" if language == "sv" else "themselves") in heard.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "anmäl mig och min kollega till Chefsarenan"),
        ("sv", "boka två platser på temafrukosten"),
        ("en", "sign up me and my colleague for Chefsarenan"),
        ("en", "book two seats for the theme breakfast"),
    ],
)
async def test_a_wish_for_more_than_one_begins_one_s_own(
    language: Language, text: str, house: House
) -> None:
    heard = await DirectChat(house, language).send(text)
    assert heard.asks is not None
    assert heard.text.startswith(("Var och en", "Everybody signs up"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "min chef sa att jag ska söka Mentorprogrammet, anmäl mig"),
        ("sv", "jag vill anmäla mitt intresse för Chefsarenan"),
        ("sv", "anmäl mig, Karin Berg, till Chefsarenan"),
        ("sv", "Anmäl Anna Berg till Chefsarenan, det är jag"),
        ("sv", "Anmäl Chefsarenan"),
        ("sv", "Jag är ny enhetschef och behöver anmälas till Chefsintroduktion"),
        ("en", "Sign up Leadership Programme"),
        ("en", "Register Karin Berg for Chefsarenan, that's me"),
        ("en", "my boss said that I should apply for Mentorprogrammet, sign me up"),
        ("en", "please send my application for Mentorprogrammet"),
    ],
)
async def test_one_s_own_wish_is_one_s_own(language: Language, text: str, house: House) -> None:
    assert (await DirectChat(house, language).send(text)).asks is not None


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("What is Aspirantprogrammet?", "can I fill in the form for her?"),
        ("Vad är Aspirantprogrammet?", "kan jag anmäla henne?"),
    ],
)
async def test_somebody_else_cannot_be_signed_up_for_what_was_talked_of(
    chat: DirectChat, before: str, text: str
) -> None:
    await chat.send(before)
    heard = await chat.send(text)
    assert (heard.outcome, heard.topic) == (Outcome.SIGNUP, "aspirantprogrammet")
    assert field_of(heard) is None
