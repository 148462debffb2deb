"""The settings, read from the environment once; all faults in one message."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from bot import monitoring_settings as oversight
from bot import registration
from bot.addresses import is_loopback
from bot.monitoring_settings import Oversight
from bot.numbers import whole
from bot.registration import Registration

HIGHEST_PORT = 65535
HIGHEST_LIMIT = 999_999
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine itself."""
SCHEMES = ("sqlite", "sqlite+aiosqlite", "postgres", "postgresql", "postgresql+asyncpg")
RATE_LIMIT = "60"
OWN_NAMES = frozenset(
    {"HOST", "PORT", "DATA_FOLDER", "DATABASE_URL", "RATE_LIMIT", "ALLOW_GUESTS"}
)
NAMES = OWN_NAMES | registration.NAMES | oversight.NAMES
YES_NO = {"true": True, "false": False}
SQLITE = "sqlite+aiosqlite:///"
DATABASE_FILE = "chefslotsen.sqlite"


def database_faults(url: str) -> list[str]:
    """Why no database can be reached by an address, where none can."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ["DATABASE_URL cannot be read: write a [ in its password as %5B, and a ] as %5D"]
    if parts.scheme not in SCHEMES:
        return ["DATABASE_URL must begin with sqlite:/// or postgresql://"]
    if parts.scheme.startswith("sqlite") and parts.path in ("", "/"):
        return ["DATABASE_URL names no file: write sqlite:///path/to/file.db"]
    return []


class SettingsError(Exception):
    """The settings cannot be used; says everything that is wrong with them."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the program listens and keeps its data, and who it is in Azure."""

    host: str
    port: int
    data_folder: Path
    database_url: str = field(repr=False)  # it can hold a password
    rate_limit: int = int(RATE_LIMIT)
    """Messages a minute and person; 0 is no limit."""
    registration: Registration | None = None
    """None is local mode: without an app id, for this machine alone."""
    oversight: Oversight = field(default_factory=Oversight)
    allow_guests: bool = False
    """Whether guests from other directories are answered."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str], dotenv: Mapping[str, str | None]) -> Self:
        """Settings from the environment, and from a `.env` file for what it does not say."""
        faults = [f"{name} in .env is not a setting" for name in sorted(set(dotenv) - NAMES)]
        given = {name: value for name, value in dotenv.items() if value is not None}
        given.update({name: environ[name] for name in NAMES if name in environ})
        given = {name: value.strip() for name, value in given.items() if value.strip()}
        settings = cls.read(given, faults)
        faults.extend(settings.faults(given))
        if faults:
            raise SettingsError(faults)
        return settings

    @classmethod
    def read(cls, given: Mapping[str, str], faults: list[str]) -> Self:
        """The settings with their defaults; notes what cannot be read."""
        port = whole(said := given.get("PORT", "3978"), HIGHEST_PORT)
        if port is None:
            faults.append(f"PORT must be a number from 0 to {HIGHEST_PORT}, not {said[:20]!r}")
        limit = whole(said := given.get("RATE_LIMIT", RATE_LIMIT), HIGHEST_LIMIT)
        if limit is None:
            faults.append(
                f"RATE_LIMIT must be messages a minute, 0 for no limit, not {said[:20]!r}"
            )
        guests = YES_NO.get(given.get("ALLOW_GUESTS", "false").lower())
        if guests is None:
            faults.append("ALLOW_GUESTS must be true or false")
        folder = Path(given.get("DATA_FOLDER", "var"))
        known = Registration.read(given, faults)
        return cls(
            host=given.get("HOST", "127.0.0.1"),
            port=port or 0,
            data_folder=folder,
            database_url=given.get("DATABASE_URL") or f"{SQLITE}{folder / DATABASE_FILE}",
            rate_limit=limit or 0,
            registration=known,
            oversight=Oversight.read(given, faults),
            allow_guests=bool(guests),
        )

    def faults(self, given: Mapping[str, str]) -> list[str]:
        """What does not fit together."""
        faults = database_faults(self.database_url)
        if any(sign in str(self.data_folder) for sign in "?#%"):
            faults.append("DATA_FOLDER must not have ? # or % in its name")
        # Where the registration is given in part, what is missing of it is said already.
        if not is_loopback(self.host) and not registration.NAMES & given.keys():
            faults.append(
                f"HOST={self.host} is not a loopback address: without an app id the bot has no way"
                " to know who is calling, so set HOST=127.0.0.1, or register the bot in Azure and"
                " set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId"
            )
        return faults

    @property
    def local(self) -> bool:
        """Without an app id: for this machine alone, where nobody is asked for a token."""
        return self.registration is None

    @property
    def hosts(self) -> frozenset[str]:
        """The host names under which requests are answered in local mode."""
        return LOOPBACK | {self.host}

    def with_database(self, url: str) -> Self:
        """The same settings with another database."""
        return replace(self, database_url=url)

    @property
    def database_name(self) -> str:
        """The database as it may be shown: never with a user or a password."""
        parts = urlsplit(self.database_url)
        if parts.scheme.startswith("sqlite"):
            return f"SQLite, {parts.path.removeprefix('/') or 'in memory'}"
        return f"PostgreSQL, {parts.hostname}{parts.path}"
