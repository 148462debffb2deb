"""Questions and answers, and where they are seen."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.server import Server

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Vem kan få en mentor?"


async def test_a_question_is_answered_with_its_source(visit: Visit, server: Server) -> None:
    async with visit(server.address) as chat:
        await chat.press(QUESTION)
        assert (await chat.log())[1] == QUESTION
        await chat.hears("Mentorprogrammet")
        await chat.shows(chat.last.locator(".source"), "Källa: Jobba i en ledande roll")


async def test_a_reload_shows_what_was_said(visit: Visit, server: Server) -> None:
    async with visit(server.address) as chat:
        await chat.say(QUESTION)
        await chat.say("Vad är Chefsarenan?")
        said = await chat.log()
        await chat.reload()
        assert await chat.log() == said


async def test_two_tabs_show_the_same(visit: Visit, server: Server) -> None:
    async with visit(server.address) as chat:
        other = await chat.other_tab()
        await chat.say(QUESTION)
        await other.hears("Mentorprogrammet")
        await other.say("Vad är Chefsarenan?")
        await chat.hears("Chefsarenan")
        assert await chat.log() == await other.log()


async def test_english_and_back(visit: Visit, server: Server) -> None:
    async with visit(server.address) as chat:
        await chat.press("English")
        await chat.looks_like("en", "Ask a question")
        await chat.say("Who can get a mentor?")
        await chat.hears("Mentorprogrammet", "Source: ")
        await chat.reload()
        await chat.looks_like("en", "Ask a question")
        await chat.press("Svenska")
        await chat.looks_like("sv", "Ställ en fråga")
        await chat.hears("svenska")


async def test_a_browser_that_asks_for_english_gets_it(visit: Visit, server: Server) -> None:
    async with visit(server.address, locale="en-GB") as chat:
        await chat.looks_like("en", "Ask a question")
        await chat.hears("Hello!")


async def test_markup_stays_text(visit: Visit, server: Server) -> None:
    text = (
        '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
        "<a href='javascript:window.ran=1'>svar</a> **fet** {{7*7}} ${7*7}"
    )
    async with visit(server.address) as chat:
        await chat.say(text)
        await chat.shows(chat.own.last, text)
        await chat.say("Jag vill söka Aspirantprogrammet")
        for answer in ("Ja", "Nej", "Sara Lindqvist", "sara@vasteras.se", text):
            await chat.say(answer)
        await chat.say("Jag vill leda.")
        await chat.say("Hoppa över")
        await chat.hears(text)
        await chat.reload()
        await chat.hears(text)
        assert await chat.page.evaluate("window.ran") is None
        assert not await chat.page.locator("#log :is(script, img, a, b, strong)").count()


async def test_a_link_asks_its_question_once(visit: Visit, server: Server) -> None:
    async with visit(f"{server.address}t/mentorprogrammet") as chat:
        await chat.shows(chat.own.last, "Vad är Mentorprogrammet?")
        await chat.replies.nth(1).wait_for()
        await chat.hears("Mentorprogrammet", "Källa: ")
        said = await chat.log()
        await chat.reload()
        assert await chat.log() == said
        await chat.page.goto(f"{server.address}s/aspirantprogrammet")
        await chat.hears("Steg 1 av 7")
        assert await chat.page.evaluate("location.pathname") == "/"
