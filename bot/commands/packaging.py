"""The command that makes the app package for Teams."""

import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.numbers import whole
from bot.runtime import Build, CannotRun, Refused, settings
from bot.settings import HIGHEST_PORT
from knowledge.check import load

if TYPE_CHECKING:
    from bot.teams_app.manifest import App

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?P<name>(?:{LABEL}\.)+(?=[0-9-]*[a-z]){LABEL})(?::(?P<port>[0-9]+))?")
LONGEST_NAME = 253
RESOURCE = re.compile(r"api://\S+")


@click.command("package")
@click.option("--app-id", required=True, help="The bot's app id in Azure.")
@click.option("--host", required=True, help="The bot's public name, such as bot.example.se.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The zip file to write.",
)
@click.option("--resource", help="The application id URI, where single sign-on is set up.")
@click.pass_obj
def make_package(_: Build, app_id: str, host: str, out: Path, resource: str | None) -> int:
    """Write the app package for Teams: manifest, Swedish and English texts, icons."""
    # They load the channel for Teams, which no other command needs.
    from bot.teams_app.archive import archive
    from bot.teams_app.check import check
    from bot.teams_app.manifest import App

    app = App(app_id.lower(), host.lower(), version("chefslotsen"), resource)
    for fault in faults(app):
        raise Refused(fault)
    knowledge = load()
    broken = check(knowledge)
    if broken:
        raise CannotRun(f"the package would be broken: {broken[0]}. See all: python app.py check")
    content = archive(app, knowledge)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise CannotRun(f"{out} cannot be written: {error.strerror}") from None
    click.echo(f"{out}: {len(content)} bytes. Upload it in Teams under Apps > Manage your apps.")
    return 0


def is_public_name(text: str) -> bool:
    """Whether others can find a host by that name, with a port or without; no bare number."""
    found = HOST.fullmatch(text)
    port = whole(found["port"] or "443", HIGHEST_PORT) if found else None
    return found is not None and len(found["name"]) <= LONGEST_NAME and bool(port)


def faults(app: "App") -> list[str]:
    """What of the options cannot be, or is another bot than the one that is set up here."""
    found = []
    if not GUID.fullmatch(app.id):
        found.append("--app-id must be an id of the form 00000000-0000-0000-0000-000000000000")
    if not is_public_name(app.host):
        found.append("--host must be the bot's public name alone, such as bot.example.se")
    if app.resource is not None and not RESOURCE.fullmatch(app.resource):
        found.append("--resource must begin with api://")
    known = settings().registration
    if known and known.app_id != app.id:
        found.append(f"--app-id is not the MicrosoftAppId of these settings, {known.app_id}")
    return found
