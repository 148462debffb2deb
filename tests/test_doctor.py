"""The doctor finds each fault, says what to do, and shows no secret."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.doctor import Finding, examine, refused
from bot.settings import Settings
from bot.storage import Store
from tests.channels.azure import APP_ID, PASSWORD, FakeAzure


class OffClock:
    """The machine's time, wrong by so many seconds."""

    def __init__(self, seconds: float = 0) -> None:
        self.off = timedelta(seconds=seconds)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.off


@pytest.fixture
async def azure() -> AsyncIterator[FakeAzure]:
    async with FakeAzure() as azure:
        yield azure


@pytest.fixture
def settings(azure: FakeAzure, tmp_path: Path) -> Settings:
    local = Settings.from_env({"DATA_FOLDER": f"{tmp_path}/var"}, {})
    return replace(local, registration=azure.registration())


async def visit(settings: Settings, off: float = 0) -> dict[str, Finding]:
    clock = OffClock(off)
    store = Store(settings.database_url, clock)
    found = {one.what: one async for one in examine(settings, store, clock)}
    assert PASSWORD not in "".join(one.line() for one in found.values())
    return found


def ill(found: dict[str, Finding]) -> dict[str, str]:
    return {what: one.text for what, one in found.items() if not one.well}


async def test_all_is_well(settings: Settings, azure: FakeAzure) -> None:
    found = await visit(settings)
    looked_at = ["configuration", "database", "space", "keys", "sign-in", "clock"]
    assert list(found) == looked_at
    assert not ill(found)
    assert APP_ID in found["configuration"].text
    assert "chefslotsen.sqlite" in found["database"].text
    assert found["keys"].text == "1 published, 1 of them endorsed for msteams"
    assert "3600 seconds" in found["sign-in"].text
    assert "seconds from the keys' server" in found["clock"].text


async def test_local_mode_needs_little(settings: Settings) -> None:
    found = await visit(replace(settings, registration=None))
    assert not ill(found)
    assert "local mode" in found["configuration"].text
    assert all("not needed" in found[what].text for what in ("keys", "sign-in", "clock"))


async def test_a_disk_that_is_nearly_full(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(".")._replace(free=3 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    told = ill(await visit(replace(settings, registration=None)))
    assert set(told) == {"space"}
    assert told["space"].startswith("only 3 MiB free")
    assert "DATA_FOLDER" in told["space"]


async def test_a_database_that_cannot_be_used(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    broken = settings.with_database(f"sqlite:///{tmp_path}/file/x.sqlite")
    told = ill(await visit(broken))
    assert set(told) == {"database"}
    assert "cannot be written" in told["database"]


@pytest.mark.parametrize("fault", ["500", "html", "no keys", "moved"])
async def test_keys_that_cannot_be_fetched(
    settings: Settings, azure: FakeAzure, fault: str
) -> None:
    azure.fault = fault
    told = ill(await visit(settings))
    assert set(told) == {"keys", "clock"}
    assert "OPENID_METADATA_URL" in told["keys"]
    assert "could not be compared" in told["clock"]


async def test_keys_of_somebody_else(settings: Settings, azure: FakeAzure) -> None:
    azure.jwks = {"keys": [azure.signer.jwk()]}
    told = ill(await visit(settings))
    assert "is not the Bot Framework's" in told["keys"]


@pytest.mark.parametrize(
    ("fault", "advice"),
    [
        ("AADSTS7000215", "MicrosoftAppPassword is not the app's secret"),
        ("AADSTS7000222", "has expired"),
        ("AADSTS700016", "MicrosoftAppId"),
        ("AADSTS90002", "MicrosoftAppTenantId"),
        ("AADSTS50000", "AADSTS50000"),
        ("503", "HTTP 503"),
        ("no token", "no token"),
    ],
)
async def test_no_sign_in(settings: Settings, azure: FakeAzure, fault: str, advice: str) -> None:
    azure.login_fault = fault
    told = ill(await visit(settings))
    assert set(told) == {"sign-in"}
    assert advice in told["sign-in"]


@pytest.mark.parametrize(("off", "well"), [(-50, True), (50, True), (-70, False), (400, False)])
async def test_the_clock(settings: Settings, off: float, well: bool) -> None:
    found = (await visit(settings, off))["clock"]
    assert found.well is well
    assert ("NTP" in found.text) is not well


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 2026"])
async def test_a_server_without_a_time(settings: Settings, azure: FakeAzure, date: str) -> None:
    azure.headers = {"Date": date}
    assert "told no time" in ill(await visit(settings))["clock"]


def test_settings_that_cannot_be_used() -> None:
    lines = [one.line() for one in refused(["HOST is x", "PORT is y"])]
    assert [line.split()[:2] for line in lines] == [["FAULT", "configuration"]] * 2


def test_lines_stand_under_each_other() -> None:
    findings: list[Any] = [Finding("keys", True, "x"), Finding("configuration", False, "x")]
    assert len({one.line().index("  x") for one in findings}) == 1
