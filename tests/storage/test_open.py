import asyncio
import logging
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import NewerDatabase, StorageError, Store
from tests.storage.conftest import SetClock
from tests.storage.test_turns import count, counted


async def refusal(url: str) -> str:
    with pytest.raises(StorageError) as refused:
        await Store(url, SetClock()).open()
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


class TestOpen:
    async def test_data_is_there_after_a_restart(self, durable: str, clock: SetClock) -> None:
        for expected in ("1", "2"):
            store = Store(durable, clock)
            await store.open()
            await count(store, "c", expected)
            assert (await counted(store, "c"))[0] == expected
            await store.close()

    async def test_f9_two_programs_share_a_database(self, durable: str, clock: SetClock) -> None:
        first, second = Store(durable, clock), Store(durable, clock)
        await first.open()
        await second.open()
        assert await first.secret("x") == await second.secret("x")
        for number in range(10):
            await count((first, second)[number % 2], "c", str(number))
        assert await counted(first, "c") == ("10", 10)
        await first.close()
        await second.close()

    async def test_ping_answers(self, store: Store) -> None:
        await store.ping()

    async def test_newer_database_is_refused_untouched(
        self, durable: str, clock: SetClock
    ) -> None:
        store = Store(durable, clock)
        await store.open()
        async with store._database.write() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await store.close()
        with pytest.raises(NewerDatabase, match="9999"):
            await Store(durable, clock).open()

    async def test_is_quiet(
        self, url: str, clock: SetClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.INFO):
            store = Store(url, clock)
            await store.open()
            await count(store, "c", "m")
            await store.close()
        assert caplog.records == []


def damage(file: Path) -> None:
    """The schema overwritten, the header kept."""
    content = bytearray(file.read_bytes())
    content[100:4096] = b"\xff" * 3996
    file.write_bytes(content)


def modes(file: Path) -> set[int]:
    """Who may do what with the file and its companions."""
    return {stat.S_IMODE(found.stat().st_mode) for found in file.parent.glob(f"{file.name}*")}


class TestSqliteFile:
    async def test_f7_is_safe_against_power_loss(self, file: Path, clock: SetClock) -> None:
        store = Store(f"sqlite:///{file}", clock)
        await store.open()
        async with store._database.read() as connection:
            found = [
                (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            ]
        assert found == ["wal", 2, 1, 5000]
        await store.close()

    async def test_is_read_by_its_owner_only(self, file: Path, clock: SetClock) -> None:
        await asyncio.to_thread(file.touch, 0o644)
        store = Store(f"sqlite:///{file}", clock)
        await store.open()
        await count(store, "c", "m")
        assert modes(file) == {0o600}
        await store.close()


class TestRefusal:
    async def test_folder_in_place_of_the_file(self, tmp_path: Path) -> None:
        assert "is a folder" in await refusal(f"sqlite:///{tmp_path}")

    async def test_file_in_place_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "var").touch()
        assert "cannot be written" in await refusal(f"sqlite:///{tmp_path}/var/store.db")

    async def test_f2_read_only_system(self) -> None:
        assert "cannot be written" in await refusal("sqlite:////proc/no/store.db")

    async def test_f4_file_that_is_no_database(self, file: Path) -> None:
        await asyncio.to_thread(file.write_bytes, b"Hej! " * 1000)
        assert "damaged" in await refusal(f"sqlite:///{file}")
        assert await asyncio.to_thread(file.read_bytes) == b"Hej! " * 1000

    async def test_f4_damaged_database(self, file: Path, clock: SetClock) -> None:
        store = Store(f"sqlite:///{file}", clock)
        await store.open()
        await store.close()
        damage(file)
        assert "damaged" in await refusal(f"sqlite:///{file}")

    @pytest.mark.parametrize(
        "url", ["", "store.db", "mysql://localhost/x", "sqlite+nodriver:///x", "//x", "é"]
    )
    async def test_unknown_url(self, url: str) -> None:
        assert "sqlite:///" in await refusal(url)

    async def test_nobody_answers(self) -> None:
        sentence = await refusal("postgresql://mia:hemligt@127.0.0.1:1/x")
        assert "check that it runs" in sentence
        assert "hemligt" not in sentence

    async def test_unknown_postgresql_database(self, postgres: object) -> None:
        url = str(postgres.get_uri(database="nowhere"))  # type: ignore[attr-defined]
        sentence = await refusal(url)
        assert "3D000" in sentence
        assert "there is no such database" in sentence

    async def test_unknown_setting_in_the_url(self) -> None:
        await refusal("postgresql://127.0.0.1:1/x?nonsense=1")


def test_what_is_seldom_needed_is_not_loaded(file: Path) -> None:
    """Alembic for a database that is new or up to date, and the channels for a command."""
    program = (
        "import asyncio, sys; import app; from bot.runtime import SYSTEM_CLOCK\n"
        "async def run():\n"
        "    for _ in range(2):\n"
        f"        store = app.Store('sqlite:///{file}', SYSTEM_CLOCK)\n"
        "        await store.open(); await store.close()\n"
        "asyncio.run(run())\n"
        "print({'alembic', 'aiohttp', 'botbuilder', 'jwt'} & sys.modules.keys())\n"
    )
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    assert loaded.stdout == "set()\n"
