"""Whether the app package and the code say the same."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bot.channels.static_pages import ORDER
from bot.channels.teams.scopes import SCOPES
from bot.teams_app import icons
from bot.teams_app.archive import texts
from bot.teams_app.manifest import COMMANDS, TOKEN_SERVICE, App, manifest
from knowledge.files import Fault
from knowledge.model import LANGUAGES, Knowledge
from knowledge.text import fold

MOST_COMMANDS = 10
"""As many as Teams shows of a list, whatever the schema allows."""
SAMPLE = App("00000000-0000-0000-0000-000000000000", "bot.example.se", "0.0.0", "api://sample")


def check(knowledge: Knowledge) -> list[Fault]:
    """Every fault of the package that would be made."""
    looks = (drawings, papers, words, prompts)
    found = [fault for look in looks for fault in look(knowledge)]
    return [*found, *(Fault("bot/teams_app", key, what) for key, what in faults(knowledge))]


def drawings(_: Knowledge) -> Iterator[Fault]:
    """Icons that Teams would not take."""
    for name in icons.SIZES:
        for what in icons.faults(name, icons.read(name)):
            yield Fault(f"bot/teams_app/{name}.png", "", what)


def papers(knowledge: Knowledge) -> Iterator[Fault]:
    """Papers that the manifest points at, or the bot serves, and nobody has written."""
    for language, pack in knowledge.languages.items():
        for name in sorted(set(ORDER) ^ pack.papers.keys()):
            what = "the paper is missing" if name in ORDER else "the paper is not served"
            yield Fault(f"{language}/papers/{name}.md", "", what)


def words(knowledge: Knowledge) -> Iterator[Fault]:
    """Commands that have words and are offered nowhere, or the other way round."""
    offered = {name for names in COMMANDS.values() for name in names}
    for language, pack in knowledge.languages.items():
        for name in sorted(offered ^ pack.app.commands.keys()):
            what = "the words are missing" if name in offered else "is offered in no scope"
            yield Fault(f"{language}/app.yaml", f"commands.{name}", what)


def prompts(knowledge: Knowledge) -> Iterator[Fault]:
    """Suggestions that are neither a known way to ask nor the wish for a signup."""
    for language, pack in knowledge.languages.items():
        wishes = {fold(programme.wish) for programme in pack.programmes.values()}
        asked = {fold(p) for article in pack.articles.values() for p in article.head.phrasings}
        for key, phrase in pack.phrases.items():
            named = key.startswith("suggestions.") and key != "suggestions.count"
            if named and fold(phrase) not in wishes | asked:
                yield Fault(f"{language}/phrases.yaml", key, "no article has this question")


def faults(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """(place in the manifest, what is wrong) of a sample app, in each language."""
    if any(words(knowledge)):
        return  # without its words there is no manifest to look at
    made = [manifest(SAMPLE, knowledge, language) for language in LANGUAGES]
    if len({tuple(place for place, _ in texts(one)) for one in made}) > 1:
        yield "localizationInfo", "the languages have words in different places"
    yield from scopes(made[0])
    yield from ids(made[0])
    yield from domains(made[0])


def scopes(made: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Scopes that the bot does not answer in, and lists that are too long to be seen."""
    bot = made["bots"][0]
    for scope in sorted(set(bot["scopes"]) ^ set(SCOPES.values())):
        yield "bots[0].scopes", f"{scope} stands in the manifest or in the code only"
    for listed in bot["commandLists"]:
        if not set(listed["scopes"]) <= set(bot["scopes"]):
            yield "bots[0].commandLists", f"a list is for {listed['scopes']}, the bot is not"
        if len(listed["commands"]) > MOST_COMMANDS:
            yield "bots[0].commandLists", f"more than {MOST_COMMANDS} in {listed['scopes']}"


def ids(made: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Ids that are not the app's."""
    shown = {
        "id": made["id"],
        "bots[0].botId": made["bots"][0]["botId"],
        "composeExtensions[0].botId": made["composeExtensions"][0]["botId"],
        "webApplicationInfo.id": made["webApplicationInfo"]["id"],
    }
    for place, shown_id in shown.items():
        if shown_id != SAMPLE.id:
            yield place, "is not the app's id"


def domains(made: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Addresses outside the valid domains, and domains that nothing needs."""
    needed = {urlsplit(url).hostname for key, url in made["developer"].items() if "Url" in key}
    for handler in made["composeExtensions"][0]["messageHandlers"]:
        needed |= set(handler["value"]["domains"])
    valid = set(made["validDomains"])
    for domain in needed - valid:
        yield "validDomains", f"{domain} is missing"
    for domain in valid - needed - {TOKEN_SERVICE}:
        yield "validDomains", f"nothing needs {domain}"
