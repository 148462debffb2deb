from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError


def read(environ: dict[str, str], dotenv: dict[str, str | None] | None = None) -> Settings:
    return Settings.from_env(environ, dotenv or {})


def fault(environ: dict[str, str], dotenv: dict[str, str | None] | None = None) -> str:
    with pytest.raises(SettingsError) as wrong:
        read(environ, dotenv)
    return str(wrong.value)


def test_nothing_need_be_set() -> None:
    settings = read({})
    assert (settings.host, settings.port) == ("127.0.0.1", 3978)
    assert settings.data_folder == Path("var")
    assert settings.database_url == "sqlite+aiosqlite:///var/chefslotsen.sqlite"


def test_the_database_lies_in_the_data_folder() -> None:
    settings = read({"DATA_FOLDER": "/srv/chef"})
    assert settings.database_url == "sqlite+aiosqlite:////srv/chef/chefslotsen.sqlite"
    assert settings.database_name == "SQLite, /srv/chef/chefslotsen.sqlite"


def test_the_environment_goes_before_the_file() -> None:
    dotenv: dict[str, str | None] = {"PORT": "1", "HOST": "localhost"}
    settings = read({"PORT": "2", "PATH": "/bin"}, dotenv)
    assert (settings.host, settings.port) == ("localhost", 2)


def test_blank_values_count_as_not_set() -> None:
    assert read({"PORT": " ", "HOST": ""}, {"DATA_FOLDER": None}).port == 3978


@pytest.mark.parametrize("port", ["0", "1", "65535", " 8080 "])
def test_port(port: str) -> None:
    assert read({"PORT": port}).port == int(port)


@pytest.mark.parametrize("port", ["-1", "65536", "http", "80.5", "1e3", "0x50", "٨٠"])
def test_no_port(port: str) -> None:
    assert fault({"PORT": port}) == f"PORT must be a number from 0 to 65535, not {port!r}"


@pytest.mark.parametrize("name", ["PORT", "RATE_LIMIT", "STOP_AFTER"])
def test_a_number_without_end_is_none(name: str) -> None:
    told = fault({name: "9" * 5000})
    assert name in told
    assert len(told) < 200


@pytest.mark.parametrize(
    "url", ["sqlite:///", "sqlite://", "sqlite+aiosqlite:///?x=1", "postgresql://u:p[w@h/db"]
)
def test_an_address_without_a_database(url: str) -> None:
    assert "DATABASE_URL" in fault({"DATABASE_URL": url})


def test_a_raised_digit_is_no_port() -> None:
    assert "PORT must be a number" in fault({"PORT": "²"})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
def test_loopback(host: str) -> None:
    assert read({"HOST": host}).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.10", "::", "chef.vasteras.se"])  # noqa: S104
def test_other_hosts_are_refused(host: str) -> None:
    assert "not a loopback address" in fault({"HOST": host})
    assert "HOST=127.0.0.1" in fault({"HOST": host})
    for name in ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId"):
        assert name in fault({"HOST": host})


def test_an_unknown_setting_in_the_file_is_refused() -> None:
    assert fault({}, {"PROT": "80"}) == "PROT in .env is not a setting"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///:memory:", "SQLite, :memory:"),
        ("postgresql://chef:hemligt@db.example:5432/lots", "PostgreSQL, db.example/lots"),
        ("postgres://db/lots?password=hemligt", "PostgreSQL, db/lots"),
    ],
)
def test_no_password_is_shown(url: str, name: str) -> None:
    assert read({"DATABASE_URL": url}).database_name == name


@pytest.mark.parametrize("url", ["mysql://x/y", "chef.sqlite", "http://x"])
def test_other_databases_are_refused(url: str) -> None:
    assert "DATABASE_URL must begin with" in fault({"DATABASE_URL": url})


def test_all_faults_are_told_at_once() -> None:
    told = fault({"PORT": "x", "HOST": "8.8.8.8", "DATABASE_URL": "x"}, {"COLOUR": "blue"})
    for part in ("PORT", "HOST", "DATABASE_URL", "COLOUR"):
        assert part in told


def test_settings_stay_as_they_are() -> None:
    settings = read({})
    with pytest.raises(FrozenInstanceError):
        settings.port = 1  # type: ignore[misc]
    assert settings.with_database("sqlite://").database_url == "sqlite://"
    assert settings.database_url != "sqlite://"
