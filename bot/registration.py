"""The bot's registration in Azure, as the settings tell it: whose calls are taken, and how."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from bot.addresses import is_loopback, is_safe_url

NAMES = frozenset(
    {
        "MicrosoftAppId",
        "MicrosoftAppPassword",
        "MicrosoftAppTenantId",
        "MicrosoftAppType",
        "ALLOWED_TENANTS",
        "ALLOWED_SERVICE_HOSTS",
        "OPENID_METADATA_URL",
        "LOGIN_URL",
    }
)
SINGLE, MULTI = "SingleTenant", "MultiTenant"
OPENID_METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
LOGIN_URL = "https://login.microsoftonline.com"
SHARED_TENANT = "botframework.com"
"""Where a bot of many tenants signs in."""
TEAMS_HOSTS = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    }
)
"""Where Teams takes replies, in each of Microsoft's clouds."""
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_FORM = "00000000-0000-0000-0000-000000000000"
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*|::1")


@dataclass(frozen=True, slots=True)
class Registration:
    """Who the bot is in Azure, and whom it speaks with."""

    app_id: str
    password: str = field(repr=False)
    tenant: str
    """Where the bot signs in."""
    tenants: frozenset[str]
    """The directories whose people the bot serves."""
    service_hosts: frozenset[str] = TEAMS_HOSTS
    openid_metadata_url: str = OPENID_METADATA_URL
    login_url: str = LOGIN_URL

    @classmethod
    def read(cls, given: Mapping[str, str], faults: list[str]) -> Self | None:
        """The registration, None where nothing of it is given; notes what is missing or wrong."""
        if not NAMES & given.keys():
            return None
        found = [*_missing(given), *_wrong(given)]
        faults.extend(found)
        return None if found else cls._from(given)

    @classmethod
    def _from(cls, given: Mapping[str, str]) -> Self:
        own = given.get("MicrosoftAppTenantId", "").lower()
        return cls(
            app_id=given["MicrosoftAppId"].lower(),
            password=given["MicrosoftAppPassword"],
            tenant=SHARED_TENANT if _kind(given) == MULTI.lower() else own,
            tenants=_several(given, "ALLOWED_TENANTS") or frozenset({own}),
            service_hosts=_several(given, "ALLOWED_SERVICE_HOSTS") or TEAMS_HOSTS,
            openid_metadata_url=given.get("OPENID_METADATA_URL", OPENID_METADATA_URL),
            login_url=given.get("LOGIN_URL", LOGIN_URL).rstrip("/"),
        )

    @property
    def issuer(self) -> str:
        """Who signs the channel's tokens, and for whom the bot's own token is made."""
        host = urlsplit(self.openid_metadata_url).hostname or ""
        return f"https://api.botframework.{'us' if host.endswith('.azure.us') else 'com'}"

    @property
    def token_url(self) -> str:
        """Where the bot gets its own token."""
        return f"{self.login_url}/{self.tenant}/oauth2/v2.0/token"

    def allows(self, scheme: str, host: str) -> bool:
        """Whether a channel's service may be called there, with the bot's token."""
        return host in self.service_hosts and (scheme == "https" or is_loopback(host))


def _kind(given: Mapping[str, str]) -> str:
    return given.get("MicrosoftAppType", SINGLE).lower()


def _several(given: Mapping[str, str], name: str) -> frozenset[str]:
    values = (value.strip().lower() for value in given.get(name, "").split(","))
    return frozenset(value for value in values if value)


def _missing(given: Mapping[str, str]) -> list[str]:
    needed = ["MicrosoftAppId", "MicrosoftAppPassword"]
    if _kind(given) == SINGLE.lower():
        needed.append("MicrosoftAppTenantId")
    elif not {"MicrosoftAppTenantId", "ALLOWED_TENANTS"} & given.keys():
        needed.append("ALLOWED_TENANTS")
    names = [name for name in needed if name not in given]
    if not names:
        return []
    return [
        f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} missing:"
        " the bot's registration in Azure is given only in part"
    ]


def _wrong(given: Mapping[str, str]) -> list[str]:
    faults = [
        f"{name} must be an id of the form {_FORM}"
        for name in ("MicrosoftAppId", "MicrosoftAppTenantId")
        if name in given and not _GUID.fullmatch(given[name])
    ]
    if _kind(given) not in {SINGLE.lower(), MULTI.lower()}:
        faults.append(f"MicrosoftAppType must be {SINGLE} or {MULTI}")
    if "ALLOWED_TENANTS" in given and not _are(_GUID, _several(given, "ALLOWED_TENANTS")):
        faults.append(f"ALLOWED_TENANTS must be ids of the form {_FORM}, with commas between")
    if "ALLOWED_SERVICE_HOSTS" in given and not _are(
        _HOST, _several(given, "ALLOWED_SERVICE_HOSTS")
    ):
        faults.append("ALLOWED_SERVICE_HOSTS must be host names with commas between")
    faults.extend(
        f"{name} must be an https address, or http on a loopback address"
        for name in ("OPENID_METADATA_URL", "LOGIN_URL")
        if name in given and not is_safe_url(given[name])
    )
    return faults


def _are(form: re.Pattern[str], values: frozenset[str]) -> bool:
    return bool(values) and all(form.fullmatch(value) for value in values)
