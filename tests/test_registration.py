from typing import Any

import pytest

from bot.registration import (
    LOGIN_URL,
    OPENID_METADATA_URL,
    SHARED_TENANT,
    TEAMS_HOSTS,
    Registration,
)
from bot.settings import Settings, SettingsError

APP_ID = "1a1b1c1d-2222-3333-4444-5555eeeeffff"
TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
OTHER = "99999999-bbbb-cccc-dddd-eeeeeeeeeeee"
SECRET = "kanariefågel~8Q"  # noqa: S105 - looked for in what is said
WHOLE = {
    "MicrosoftAppId": APP_ID,
    "MicrosoftAppPassword": SECRET,
    "MicrosoftAppTenantId": TENANT,
}


def read(**environ: str) -> Registration:
    found = Settings.from_env(WHOLE | environ, {}).registration
    assert found
    return found


def faults(environ: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as wrong:
        Settings.from_env(environ, {})
    assert SECRET not in str(wrong.value)
    return wrong.value.faults


def without(*names: str, **more: str) -> dict[str, str]:
    return {name: value for name, value in WHOLE.items() if name not in names} | more


def test_none_is_local_mode() -> None:
    assert Settings.from_env({}, {}).local


def test_three_are_enough() -> None:
    found = read()
    assert (found.app_id, found.password, found.tenant) == (APP_ID, SECRET, TENANT)
    assert found.tenants == {TENANT}
    assert found.service_hosts == TEAMS_HOSTS
    assert found.openid_metadata_url == OPENID_METADATA_URL
    assert found.token_url == f"{LOGIN_URL}/{TENANT}/oauth2/v2.0/token"
    assert found.issuer == "https://api.botframework.com"


def test_with_an_app_id_any_address_may_be_listened_on() -> None:
    settings = Settings.from_env(WHOLE | {"HOST": "0.0.0.0"}, {})  # noqa: S104
    assert (settings.host, settings.local) == ("0.0.0.0", False)  # noqa: S104


def test_many_tenants() -> None:
    found = read(MicrosoftAppType="MultiTenant", ALLOWED_TENANTS=f"{TENANT}, {OTHER.upper()},")
    assert found.tenant == SHARED_TENANT
    assert found.tenants == {TENANT, OTHER}
    assert read(MicrosoftAppType="multitenant").tenants == {TENANT}


def test_another_cloud() -> None:
    found = read(
        OPENID_METADATA_URL="https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        LOGIN_URL="https://login.microsoftonline.us/",
    )
    assert found.issuer == "https://api.botframework.us"
    assert found.token_url == f"https://login.microsoftonline.us/{TENANT}/oauth2/v2.0/token"


NAMED = tuple(WHOLE)


@pytest.mark.parametrize(
    ("environ", "missing"),
    [
        (without(NAMED[0]), [NAMED[0]]),
        (without(NAMED[1]), [NAMED[1]]),
        (without(NAMED[2]), [NAMED[2]]),
        (without(*NAMED[:2]), NAMED[:2]),
        (without(*NAMED[1:]), NAMED[1:]),
        (without(*NAMED, MicrosoftAppType="SingleTenant"), NAMED),
        (without(*NAMED, ALLOWED_SERVICE_HOSTS="smba.trafficmanager.net"), NAMED),
        (without(*NAMED, OPENID_METADATA_URL="https://x.example"), NAMED),
        (without(NAMED[2], MicrosoftAppType="MultiTenant"), ["ALLOWED_TENANTS"]),
        (WHOLE | {"MicrosoftAppPassword": " "}, [NAMED[1]]),
    ],
)
def test_a16_half_a_configuration(environ: dict[str, str], missing: list[str]) -> None:
    for host in ("127.0.0.1", "0.0.0.0"):  # noqa: S104
        (fault,) = faults(environ | {"HOST": host})
        listed, _, why = fault.partition(" missing: ")
        assert {word for word in listed.split() if word not in {"and", "is", "are"}} == {*missing}
        assert "only in part" in why


@pytest.mark.parametrize(
    ("environ", "what"),
    [
        ({"MicrosoftAppId": "chefslotsen"}, "MicrosoftAppId must be an id of the form"),
        ({"MicrosoftAppId": f"{APP_ID},{APP_ID}"}, "MicrosoftAppId must be an id"),
        ({"MicrosoftAppTenantId": "vasteras.se"}, "MicrosoftAppTenantId must be an id"),
        ({"MicrosoftAppTenantId": "../x"}, "MicrosoftAppTenantId must be an id"),
        ({"ALLOWED_TENANTS": "*"}, "ALLOWED_TENANTS must be ids"),
        ({"ALLOWED_TENANTS": ","}, "ALLOWED_TENANTS must be ids"),
        ({"MicrosoftAppType": "UserAssignedMSI"}, "MicrosoftAppType must be SingleTenant or"),
        ({"ALLOWED_SERVICE_HOSTS": "https://smba.example"}, "ALLOWED_SERVICE_HOSTS must be host"),
        ({"ALLOWED_SERVICE_HOSTS": "*.example"}, "ALLOWED_SERVICE_HOSTS must be host"),
        ({"ALLOWED_SERVICE_HOSTS": "a.example:8080"}, "ALLOWED_SERVICE_HOSTS must be host"),
        ({"OPENID_METADATA_URL": "http://login.example/x"}, "OPENID_METADATA_URL must be an http"),
        ({"LOGIN_URL": "http://login.example"}, "LOGIN_URL must be an https address"),
        ({"LOGIN_URL": "login.microsoftonline.com"}, "LOGIN_URL must be an https address"),
    ],
)
def test_what_cannot_be(environ: dict[str, str], what: str) -> None:
    told = faults(WHOLE | environ)
    assert any(fault.startswith(what) for fault in told), told


def test_all_faults_at_once() -> None:
    told = faults({"MicrosoftAppId": "x", "LOGIN_URL": "y", "ALLOWED_TENANTS": "z", "PORT": "p"})
    assert len(told) == 5


@pytest.mark.parametrize(
    ("scheme", "host", "allowed"),
    [
        ("https", "smba.trafficmanager.net", True),
        ("http", "smba.trafficmanager.net", False),
        ("https", "smba.trafficmanager.net.evil.example", False),
        ("https", "evil.smba.trafficmanager.net", False),
        ("https", "SMBA.trafficmanager.net", False),
        ("https", "127.0.0.1", False),
        ("file", "smba.trafficmanager.net", False),
        ("https", "", False),
    ],
)
def test_a7_hosts(scheme: str, host: str, allowed: bool) -> None:
    assert read().allows(scheme, host) is allowed


def test_this_machine_where_it_is_named() -> None:
    found = read(ALLOWED_SERVICE_HOSTS="127.0.0.1, smba.example")
    assert found.allows("http", "127.0.0.1")
    assert not found.allows("http", "localhost")
    assert not found.allows("http", "smba.example")
    assert found.allows("https", "smba.example")
    assert not found.allows("https", "smba.trafficmanager.net")


@pytest.mark.parametrize("show", [repr, str])
def test_a20_no_secret_is_shown(show: Any) -> None:
    environ = WHOLE | {"DATABASE_URL": f"postgresql://chef:{SECRET}@db/lots"}
    assert SECRET not in show(Settings.from_env(environ, {}))
    assert SECRET not in show(read())
