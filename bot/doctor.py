"""The doctor: looks at what the bot needs in order to run, and says what to do."""

import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot.channels.teams.credentials import sign_in
from bot.channels.teams.documents import Documents, NoDocument
from bot.channels.teams.guard import CHANNELS, LEEWAY
from bot.channels.teams.keys import Published, published
from bot.registration import Registration
from bot.settings import Settings
from bot.storage import StorageError, Store
from dialogs.ports import Clock

WORRYING = LEEWAY / 5
"""Seconds by which the clock may be wrong without a word about it."""
MIB = 2**20
LITTLE_SPACE = 50
"""MiB that SQLite's file, the log of its last writes and a backup need at the least."""
CAUSES = {
    "AADSTS7000215": "MicrosoftAppPassword is not the app's secret: copy its value, not its id",
    "AADSTS7000222": "the app's secret has expired: make a new one and set MicrosoftAppPassword",
    "AADSTS700016": "no app with this MicrosoftAppId is in the tenant: compare both in Azure",
    "AADSTS90002": "there is no such tenant: compare MicrosoftAppTenantId in Azure",
}
"""What the sign-in's error codes mean here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    well: bool
    text: str

    def line(self) -> str:
        """The finding as it is printed."""
        return f"{'ok   ' if self.well else 'FAULT'}  {self.what:<13}  {self.text}"


async def examine(settings: Settings, store: Store, clock: Clock) -> AsyncIterator[Finding]:
    """Everything in turn; one fault does not keep the rest from being looked at."""
    yield configuration(settings)
    yield await database(settings, store)
    if store.file:
        yield space(Path(store.file))
    if settings.registration is None:
        for what in ("keys", "sign-in", "clock"):
            yield Finding(what, True, "not needed in local mode, where nobody shows a token")
        return
    async with _documents() as documents:
        found = await keys(documents, settings.registration)
        yield found if isinstance(found, Finding) else endorsed(found)
        yield await signed_in(documents, settings.registration)
        yield clock_of(found, clock)


def refused(faults: list[str]) -> list[Finding]:
    """Settings that cannot be used; nothing else can be looked at before they are mended."""
    return [Finding("configuration", False, fault) for fault in faults]


def configuration(settings: Settings) -> Finding:
    """Where the bot listens, and who it is."""
    where = f"listens on {settings.host}:{settings.port}"
    if settings.registration is None:
        return Finding("configuration", True, f"{where}, local mode (no app id)")
    known = settings.registration
    served = ", ".join(sorted(known.tenants))
    return Finding("configuration", True, f"{where}, app id {known.app_id}, serves {served}")


async def database(settings: Settings, store: Store) -> Finding:
    """The database opens, as it would at the start, and answers."""
    begin = time.perf_counter()
    try:
        await store.open()
        await store.ping()
    except StorageError as error:
        return Finding("database", False, str(error))
    finally:
        await store.close()
    milliseconds = round((time.perf_counter() - begin) * 1000)
    return Finding("database", True, f"{settings.database_name}, opened in {milliseconds} ms")


def space(file: Path) -> Finding:
    """There is room for what people write, and for what the database writes before that."""
    free = shutil.disk_usage(file.absolute().parent).free // MIB
    if free >= LITTLE_SPACE:
        return Finding("space", True, f"{free} MiB free where the database lies")
    advice = "make room on that disk, or set DATA_FOLDER to another one"
    return Finding("space", False, f"only {free} MiB free where the database lies: {advice}")


async def keys(documents: Documents, registration: Registration) -> Published | Finding:
    """The keys that the channel's tokens are signed with, or the fault in fetching them."""
    try:
        return await published(documents, registration.openid_metadata_url)
    except NoDocument as reason:
        host = urlsplit(registration.openid_metadata_url).hostname
        advice = f"let this machine reach {host} over https, or mend OPENID_METADATA_URL"
        return Finding("keys", False, f"could not be fetched ({reason}): {advice}")


def endorsed(found: Published) -> Finding:
    """Some of the keys may speak for a channel that is served."""
    fit = [key for key in found.keys.values() if key.endorsements & CHANNELS]
    channels = ", ".join(sorted(CHANNELS))
    text = f"{len(found.keys)} published, {len(fit)} of them endorsed for {channels}"
    if not fit:
        text += ": OPENID_METADATA_URL is not the Bot Framework's"
    return Finding("keys", bool(fit), text)


async def signed_in(documents: Documents, registration: Registration) -> Finding:
    """The bot gets a token to send its replies with."""
    try:
        token = await sign_in(documents, registration)
    except NoDocument as reason:
        return Finding("sign-in", False, f"failed ({reason}): {_cause(str(reason), registration)}")
    return Finding("sign-in", True, f"the bot got its token, good for {round(token.life)} seconds")


def clock_of(found: Published | Finding, clock: Clock) -> Finding:
    """This machine's clock beside that of the keys' server."""
    try:
        theirs = parsedate_to_datetime(getattr(found, "date", None) or "")
    except ValueError:
        return Finding("clock", False, "could not be compared: the keys' server told no time")
    off = abs((clock.now() - theirs.replace(tzinfo=UTC)).total_seconds())
    text = f"{round(off)} seconds from the keys' server"
    if off > WORRYING:
        text += f": set it (NTP); tokens fail where it is wrong by over {round(LEEWAY)} seconds"
    return Finding("clock", off <= WORRYING, text)


def _cause(reason: str, registration: Registration) -> str:
    found = next((why for code, why in CAUSES.items() if reason.endswith(code)), None)
    host = urlsplit(registration.login_url).hostname
    return found or f"let this machine reach {host} over https, and compare the settings in Azure"


@asynccontextmanager
async def _documents() -> AsyncIterator[Documents]:
    documents = Documents()
    try:
        yield documents
    finally:
        await documents.close()
