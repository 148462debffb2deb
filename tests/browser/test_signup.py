"""The aspirant's application, from the first word to the receipt."""

import json
import re

import pytest

from tests.browser.conftest import Visit
from tests.browser.server import Server

pytestmark = pytest.mark.asyncio(loop_scope="session")

NUMBER = re.compile(r"ASP-\w{4}-\w{4}")
WISH = "Jag vill söka Aspirantprogrammet"


async def test_an_application_by_keyboard_alone(visit: Visit, server: Server) -> None:
    async with visit(server.address) as chat:
        await chat.tab_to(WISH)
        await chat.hears("Steg 1 av 7", "utkast")
        await chat.tab_to("Ja")
        await chat.tab_to("Nej")
        await chat.type("Samira Lindqvist")
        await chat.type("samira@")
        await chat.hears("ser inte ut som en e-postadress", "Steg 4 av 7")
        await chat.type("samira@vasteras.se")
        await chat.type("Vem kan få en mentor?")
        await chat.hears("Mentorprogrammet", "Källa: ", "Steg 5 av 7")
        await chat.type("Äldreboendet Zethelius")
        await chat.type("Jag vill få andra att växa.")
        await chat.tab_to("Hoppa över")
        await chat.hears("samira@vasteras.se", "(inget svar)")
        await chat.tab_to("Ändra")
        await chat.tab_to("E-post")
        await chat.type("samira.lindqvist@vasteras.se")
        await chat.hears("samira.lindqvist@vasteras.se", "Äldreboendet Zethelius")
        await chat.tab_to("Ja, skicka in")
        await chat.hears("Kvittens", "är mottagen", "Samira Lindqvist", "Jag vill få andra")
        await chat.hears("samira.lindqvist@vasteras.se")
        assert NUMBER.search(await chat.last.inner_text())


async def test_what_is_shown_follows_the_kind_of_the_reply(visit: Visit, server: Server) -> None:
    """Not its words: somebody's own that look like a step, a list or a source stay as they are."""
    looks = "Steg 6 av 7\nKälla: jag själv\n- Namn: Kim\n- Tid: nu"
    async with visit(server.address) as chat:
        for text in (WISH, "Ja", "Nej", "Kim Berg", "kim@vasteras.se", "Biblioteket"):
            await chat.say(text)
        await chat.shows(chat.last.locator(".at"), "Steg 6 av 7")
        await chat.shows(chat.last.locator(".asked"), "Varför vill du gå")
        assert await chat.last.get_attribute("data-kind") == "step"
        await chat.say(looks)
        assert not await chat.own.last.locator(":is(.at, .source, dl)").count()
        await chat.say("hoppa över")
        assert await chat.last.get_attribute("data-kind") == "summary"
        assert await chat.last.locator("dl.pairs dt").count() == 7
        assert not await chat.last.locator(":is(.at, .source)").count()
        await chat.shows(chat.last.locator(".choice.main"), "Ja, skicka in")
        await chat.say("ja")
        assert await chat.last.get_attribute("data-kind") == "receipt"
        await chat.shows(chat.last.locator(".stamp"), "Kvittens")
        await chat.shows(chat.last.locator("dd.number"), "ASP-")
        await chat.reload()
        assert await chat.last.get_attribute("data-kind") == "receipt"


async def test_kill_9_in_the_middle_loses_nothing(visit: Visit, server: Server) -> None:
    async with visit(server.address) as chat:
        for text in (WISH, "Ja", "Nej", "Samira Lindqvist"):
            await chat.say(text)
        said = await chat.log()
        await server.kill()
        await chat.send("samira@vasteras.se")
        await chat.shows(chat.notice, "Ingen anslutning")
        await chat.shows(chat.own.last, "Väntar på att skickas")
        await server.start()
        await chat.hears("Steg 5 av 7")
        await chat.shows(chat.notice, "Anslutningen är tillbaka")
        await chat.reload()
        # What was sent meanwhile has arrived once, with one reply.
        assert (await chat.log())[: len(said)] == said
        assert (await chat.log())[len(said) :: 2] == ["samira@vasteras.se"]
        await chat.say("fortsätt")
        await chat.hears("Steg 5 av 7")
        for text in ("Äldreboendet Zethelius", "Jag vill leda.", "hoppa över", "ja"):
            await chat.say(text)
        await chat.hears("är mottagen", "Samira Lindqvist", "samira@vasteras.se")
        assert NUMBER.search(await chat.last.inner_text())


async def test_all_that_is_known_as_a_file(visit: Visit, server: Server) -> None:
    """Fetched by a press of the link; the link is used up then."""
    async with visit(server.address) as chat:
        await chat.say(WISH)
        await chat.say("Vad vet du om mig?")
        link = chat.page.get_by_role("link", name="Ladda ner allt som en fil")
        async with chat.page.expect_download() as coming:
            await link.click()
        file = await coming.value
        assert file.suggested_filename == "chefslotsen.json"
        whole = json.loads((await file.path()).read_text("utf-8"))
        assert whole["tables"]["applications"][0]["programme"] == "aspirantprogrammet"
        address = await link.get_attribute("href")
        assert address
        again = await chat.page.request.get(f"{server.address.rstrip('/')}{address}")
        assert again.status == 410
