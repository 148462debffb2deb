"""The manifest of the app, made from what the code can do and the words in `knowledge/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.channels.teams.extension import FIELD, SEARCH
from bot.languages import DEFAULT_LANGUAGE
from bot.teams_app.icons import SIZES
from dialogs.messages import Language
from knowledge.model import Knowledge, LanguagePack

SCHEMA = "1.29"
SCHEMA_ADDRESS = (
    f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.schema.json"
)
ACCENT = "#0f3f47"
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "personal": ("help", "applications", "resume", "my_data", "swedish", "english"),
    "team": ("help", "swedish", "english"),
    "groupChat": ("help", "swedish", "english"),
}
"""The scopes in which the bot answers, and the commands offered there; nothing personal where
others read along."""
TOKEN_SERVICE = "token.botframework.com"  # noqa: S105 - a host, where single sign-on gets its tokens


@dataclass(frozen=True, slots=True)
class App:
    """Whose app it is: its id in Entra, where it is reached, and how one is signed in."""

    id: str
    host: str
    """The public name, with a port where it has one of its own."""
    version: str
    resource: str | None = None
    """The application id URI, where single sign-on has been set up in Entra."""

    def address(self, path: str) -> str:
        """A page of the bot's own."""
        return f"https://{self.host}{path}"

    @property
    def domain(self) -> str:
        """The host without its port."""
        return urlsplit(f"//{self.host}").hostname or ""


def manifest(
    app: App, knowledge: Knowledge, language: Language = DEFAULT_LANGUAGE
) -> dict[str, Any]:
    """The manifest with the words of a language."""
    pack = knowledge.languages[language]
    made: dict[str, Any] = {
        "$schema": SCHEMA_ADDRESS,
        "manifestVersion": SCHEMA,
        "version": app.version,
        "id": app.id,
        "localizationInfo": localization(knowledge, language),
        "developer": developer(app),
        "name": pack.app.name.model_dump(),
        "description": description(app, pack),
        "icons": {name: f"{name}.png" for name in SIZES},
        "accentColor": ACCENT,
        "bots": [bot(app, pack)],
        "composeExtensions": [extension(app, pack)],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [app.domain],
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
    }
    if app.resource:
        made["webApplicationInfo"] = {"id": app.id, "resource": app.resource}
        made["validDomains"].append(TOKEN_SERVICE)
    return made


def localization(knowledge: Knowledge, language: Language) -> dict[str, Any]:
    """Which language the manifest itself is in, and where the others are."""
    others = [other for other in knowledge.languages if other != language]
    return {
        "defaultLanguageTag": language,
        "additionalLanguages": [{"languageTag": one, "file": f"{one}.json"} for one in others],
    }


def description(app: App, pack: LanguagePack) -> dict[str, str]:
    """What the app does, with where to turn for help."""
    words = pack.app.description
    return {"short": words.short, "full": words.full.format(support=app.address("/support"))}


def developer(app: App) -> dict[str, str]:
    """Who is behind it, and the bot's own pages about itself."""
    return {
        "name": "Västerås stad",
        "websiteUrl": app.address("/support"),
        "privacyUrl": app.address("/privacy"),
        "termsOfUseUrl": app.address("/terms"),
    }


def bot(app: App, pack: LanguagePack) -> dict[str, Any]:
    """The bot, and what can be chosen from its list in each scope."""
    return {
        "botId": app.id,
        "scopes": list(COMMANDS),
        "isNotificationOnly": False,
        "supportsFiles": False,
        "commandLists": [
            {"scopes": [scope], "commands": [*commands(pack, names), *prompts(pack, scope)]}
            for scope, names in COMMANDS.items()
        ],
    }


def commands(pack: LanguagePack, names: tuple[str, ...]) -> list[dict[str, str]]:
    """Commands by their words; what is chosen is sent as the title says it."""
    return [{**pack.app.commands[name].model_dump(), "type": "basic"} for name in names]


def prompts(pack: LanguagePack, scope: str) -> list[dict[str, str]]:
    """What the welcome suggests, to begin with; a signup only where one is alone."""
    count = int(pack.phrases["suggestions.count"])
    said = [pack.phrases[f"suggestions.{number}"] for number in range(1, count + 1)]
    wishes = {words.wish for words in pack.programmes.values()}
    return [
        {"title": text, "description": text, "type": "prompt", "prompt": text}
        for text in said
        if scope == "personal" or text not in wishes
    ]


def extension(app: App, pack: LanguagePack) -> dict[str, Any]:
    """The search beside the field where one writes, and the cards of the bot's own links."""
    words = pack.app.search
    parameter = {"name": FIELD, "inputType": "text", **words.field.model_dump()}
    search = {
        "id": SEARCH,
        "type": "query",
        "context": ["compose", "commandBox"],
        "title": words.title,
        "description": words.description,
        "initialRun": True,
        "parameters": [parameter],
    }
    links = {"type": "link", "value": {"domains": [app.domain]}}
    return {"botId": app.id, "commands": [search], "messageHandlers": [links]}
