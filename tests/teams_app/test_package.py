"""The package is what Teams takes, carries what the bot can do, and the check tells where not."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft4Validator

from bot.cli import commands
from bot.settings import NAMES
from bot.teams_app import icons
from bot.teams_app.archive import archive
from bot.teams_app.check import SAMPLE, check, domains, ids, scopes
from bot.teams_app.manifest import COMMANDS, App, manifest
from dialogs.messages import Language, Outcome
from knowledge.load import FOLDER, read
from knowledge.model import LANGUAGES, Knowledge
from tests.chat.clients import DirectChat
from tests.chat.house import House
from tests.knowledge.conftest import LESSONS

SCHEMAS = Path(__file__).parents[3] / "shared" / "data"
ID = "1a1b1c1d-2222-3333-4444-5555eeeeffff"
APP = App(ID, "bot.example.se", "1.2.3")
SIGNED_IN = replace(APP, resource=f"api://botid-{ID}", host="bot.example.se:8443")
PACKAGE = ("package", "--app-id", ID, "--host", "bot.example.se", "--out", "app.zip")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def validator(name: str) -> Draft4Validator:
    path = SCHEMAS / name
    if not path.is_file():
        pytest.skip(f"Microsoft's schema {name} is not here ({SCHEMAS})")
    return Draft4Validator(json.loads(path.read_text("utf-8")))


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("app", [APP, SIGNED_IN], ids=["plain", "signed-in"])
def test_the_manifest_and_its_translation_keep_to_the_schemas(
    app: App, knowledge: Knowledge
) -> None:
    inside = unpacked(archive(app, knowledge))
    made, translated = json.loads(inside["manifest.json"]), json.loads(inside["en.json"])
    schema = validator("teams-manifest-1.29.schema.json")
    assert [error.message for error in schema.iter_errors(made)] == []
    assert list(schema.iter_errors(made | {"bots": [{"botId": "nobody"}]}))
    words = validator("teams-localization.schema.json")
    assert [error.message for error in words.iter_errors(translated)] == []


def test_what_is_in_the_package(knowledge: Knowledge) -> None:
    data = archive(SIGNED_IN, knowledge)
    inside = unpacked(data)
    made, translated = json.loads(inside["manifest.json"]), json.loads(inside["en.json"])
    assert archive(SIGNED_IN, knowledge) == data
    assert set(inside) == {"manifest.json", "en.json", "color.png", "outline.png"}
    assert made["id"] == made["bots"][0]["botId"] == made["composeExtensions"][0]["botId"] == ID
    assert made["webApplicationInfo"] == {"id": ID, "resource": f"api://botid-{ID}"}
    assert made["validDomains"] == ["bot.example.se", "token.botframework.com"]
    assert made["developer"]["privacyUrl"] == "https://bot.example.se:8443/privacy"
    assert "webApplicationInfo" not in manifest(APP, knowledge)
    first = made["bots"][0]["commandLists"][0]["commands"][0]
    assert first["title"] == "Hjälp"
    assert translated["bots[0].commandLists[0].commands[0].title"] == "Help"
    assert translated["composeExtensions[0].commands[0].parameters[0].title"] == "Search"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_is_understood_and_every_prompt_answered(
    house: House, knowledge: Knowledge, language: Language
) -> None:
    bot = manifest(APP, knowledge, language)["bots"][0]
    chat = DirectChat(house, language)
    for number, listed in enumerate(bot["commandLists"]):
        for command in listed["commands"]:
            chat.conversation = f"direct:{number}:{command['title']}"
            heard = await chat.send(command["title"])
            if command["type"] == "basic":
                assert heard.outcome in {Outcome.COMMAND, Outcome.SMALLTALK}
            else:
                assert heard.outcome in {Outcome.ANSWER, Outcome.SIGNUP}
                alone = listed["scopes"] == ["personal"]
                assert alone or heard.outcome is Outcome.ANSWER


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def test_the_command_writes_the_file() -> None:
    ended = run(*PACKAGE)
    assert ended.exit_code == 0, ended.output
    made = json.loads(unpacked(Path("app.zip").read_bytes())["manifest.json"])
    assert (made["id"], made["version"]) == (ID, "0.1.0")


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--app-id", "chefslotsen", "--app-id must be an id"),
        ("--host", "https://bot.example.se", "--host must be"),
        ("--host", "bot.example.se/x", "--host must be"),
        ("--host", "localhost", "--host must be"),
        ("--host", "127.0.0.1", "--host must be"),
        ("--host", "-.-", "--host must be"),
        ("--host", "bot.example.se:0", "--host must be"),
        ("--host", "bot.example.se:99999", "--host must be"),
        ("--host", "bot.example.se:٤٤٣", "--host must be"),
        ("--host", f"{'x' * 64}.se", "--host must be"),
        ("--host", f"{'x.' * 130}se", "--host must be"),
        ("--resource", "https://x", "--resource must begin with api://"),
        ("--out", "nowhere/app.zip", "cannot be written"),
    ],
)
def test_what_cannot_be_is_refused(option: str, value: str, says: str) -> None:
    ended = run(*PACKAGE, option, value)
    assert ended.exit_code != 0
    assert says in f"{ended.output} {ended.exception}"
    assert not Path("app.zip").exists()


def test_another_bot_than_the_one_set_up_here_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"MicrosoftAppId": ID.replace("1a", "9f"), "MicrosoftAppPassword": "hemligt"}
    for name, value in (other | {"MicrosoftAppTenantId": ID}).items():
        monkeypatch.setenv(name, value)
    ended = run(*PACKAGE)
    assert ended.exit_code == 2
    assert "is not the MicrosoftAppId" in ended.output
    monkeypatch.setenv("MicrosoftAppId", ID)
    assert run(*PACKAGE).exit_code == 0


def test_the_real_package_is_in_order(knowledge: Knowledge) -> None:
    assert check(knowledge) == []


BROKEN = {
    "a command without words": (
        "sv/app.yaml",
        "  resume: {title: Fortsätt, description: Ta upp en påbörjad ansökan där du var}\n",
        "",
        "sv/app.yaml: commands.resume: the words are missing",
    ),
    "a command that no scope offers": (
        "en/app.yaml",
        "commands:\n",
        "commands:\n  back: {title: Back, description: One step back}\n",
        "en/app.yaml: commands.back: is offered in no scope",
    ),
    "a suggestion that nobody answers": (
        "sv/phrases.yaml",
        "suggestions.3: Vem kan få en mentor?",
        "suggestions.3: Vad blir det för väder?",
        "sv/phrases.yaml: suggestions.3: no article has this question",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_does_not_fit_is_told(tmp_path: Path, name: str) -> None:
    file, old, new, says = BROKEN[name]
    folder = tmp_path / "knowledge"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", *LESSONS))
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")
    assert says in map(str, check(read(folder)[0]))


def test_a_paper_that_is_missing_or_not_served_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", *LESSONS))
    papers = folder / "sv" / "papers"
    (papers / "terms.md").rename(papers / "terrns.md")
    assert {str(fault) for fault in check(read(folder)[0])} == {
        "sv/papers/terms.md: the paper is missing",
        "sv/papers/terrns.md: the paper is not served",
    }


Made = dict[str, Any]
ASKEW: Mapping[str, tuple[Callable[[Made], Any], Callable[[Made], None], str]] = {
    "scope": (scopes, lambda made: made["bots"][0]["scopes"].append("copilot"), "copilot stands"),
    "list": (
        scopes,
        lambda made: made["bots"][0]["commandLists"][0]["scopes"].append("copilot"),
        "the bot is not",
    ),
    "long list": (
        scopes,
        lambda made: made["bots"][0]["commandLists"][1]["commands"].extend([{}] * 9),
        "more than 10",
    ),
    "id": (ids, lambda made: made["bots"][0].update(botId=ID), "is not the app's id"),
    "missing domain": (
        domains,
        lambda made: made["developer"].update(privacyUrl="https://other.example/privacy"),
        "other.example is missing",
    ),
    "domain too many": (
        domains,
        lambda made: made["validDomains"].append("*.example.com"),
        "nothing needs *.example.com",
    ),
}


@pytest.mark.parametrize("name", ASKEW)
def test_a_manifest_that_the_code_does_not_bear_out_is_told(
    name: str, knowledge: Knowledge
) -> None:
    look, change, says = ASKEW[name]
    made = manifest(SAMPLE, knowledge)
    assert list(look(made)) == []
    change(made)
    assert says in str(list(look(made)))


def test_the_scopes_where_others_read_along_offer_nothing_personal() -> None:
    personal = {"applications", "resume", "my_data"}
    assert personal <= set(COMMANDS["personal"])
    assert not personal & {*COMMANDS["team"], *COMMANDS["groupChat"]}


def test_icons_of_the_wrong_kind_are_told() -> None:
    color, outline = icons.read("color"), icons.read("outline")
    assert list(icons.faults("color", outline)) == ["is 32 x 32, not 192 x 192"]
    assert list(icons.faults("outline", color)) == [
        "is 192 x 192, not 32 x 32",
        "has another colour than white",
        "is not white on transparent",
    ]
    for broken in (b"GIF89a", color[:60], color[:100] + bytes(200)):
        assert list(icons.faults("color", broken)) == ["is no PNG with eight bits a colour"]
