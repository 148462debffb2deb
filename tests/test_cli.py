"""The commands: in this process where that shows the same, as a process where it does not."""

import asyncio
import csv
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.channels.terminal import Terminal
from bot.error_replies import Trouble
from bot.metrics import Metrics
from bot.runtime import SYSTEM_CLOCK, Build, Parts
from bot.settings import NAMES, Settings
from bot.storage import Store
from bot.turn import Turns
from dialogs.main import Conversation
from dialogs.messages import Rating
from dialogs.ports import Clock
from knowledge.check import load
from knowledge.model import Knowledge
from tests.chat.clients import DirectChat
from tests.chat.forms import typed, walk
from tests.chat.house import House

ROOT = Path(__file__).parents[1]
REGISTERED = {
    "MicrosoftAppId": "1a1b1c1d-2222-3333-4444-5555eeeeffff",
    "MicrosoftAppPassword": "kanariefågel~8Q",
    "MicrosoftAppTenantId": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
}

Run = Callable[..., "Ended"]


class Ended:
    """How a command ended."""

    def __init__(self, code: int, out: str, error: str) -> None:
        self.code = code
        self.out = out
        self.error = error

    def stopped_with(self, *parts: str) -> None:
        """Exit code 2, and one sentence with those parts in it."""
        assert self.code == 2, self.error
        assert self.out == ""
        assert self.error.count("\n") == 1, self.error
        assert "Traceback" not in self.error
        assert self.error.startswith("Chefslotsen cannot start: ")
        for part in parts:
            assert part in self.error


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own for each test, and nothing set."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def build(knowledge: Knowledge, conversation: Conversation) -> Build:
    """As the door builds, with the knowledge that has been read already."""

    def build(settings: Settings, clock: Clock) -> Parts:
        store = Store(settings.database_url, clock)
        turns, trouble = Turns(store, conversation, clock), Trouble(knowledge)
        terminal, metrics = Terminal(turns), Metrics()
        return Parts(knowledge, store, turns, terminal, clock, settings, metrics, trouble)

    return build


@pytest.fixture
def run(
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    def run(*arguments: str, typed: str = "", **environ: str) -> Ended:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["app.py", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        code = cli.run(build)
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def port() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


class TestCannotStart:
    def test_port_taken(self, run: Run, port: int) -> None:
        run(PORT=str(port)).stopped_with(str(port), "taken", f"PORT={port + 1}")

    def test_unwritable_data_folder(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        run(DATA_FOLDER=f"{tmp_path}/file/var").stopped_with("cannot be written", "file/var")

    @pytest.mark.parametrize("command", [("chat",), ("applications", "list")])
    def test_unwritable_data_folder_of_a_command(
        self, command: tuple[str, ...], run: Run, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("")
        run(*command, DATA_FOLDER=f"{tmp_path}/file/var").stopped_with("cannot be written")

    def test_a_database_that_is_none(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "chefslotsen.sqlite").write_text("not a database" * 100)
        run("applications", "list", DATA_FOLDER=str(tmp_path)).stopped_with("not a database")

    def test_unknown_setting(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / ".env").write_text("PROT=80\nHOST=127.0.0.1\n")
        run().stopped_with("PROT in .env is not a setting")

    def test_broken_knowledge_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "knowledge"
        shutil.copytree(ROOT / "knowledge", folder)
        (folder / "sv/phrases.yaml").write_text("a: [", "utf-8")
        monkeypatch.setattr(sys, "argv", ["app.py"])

        def build(settings: Settings, clock: Clock) -> Any:
            return load(folder)

        ended = Ended(cli.run(build), *capsys.readouterr())
        ended.stopped_with("phrases.yaml", "not valid YAML", "See all: python app.py check")

    def test_setting_out_of_range(self, run: Run) -> None:
        run(PORT="123456").stopped_with("PORT must be a number from 0 to 65535")

    def test_host_that_others_can_reach(self, run: Run) -> None:
        run(HOST="0.0.0.0").stopped_with("HOST=127.0.0.1")  # noqa: S104

    @pytest.mark.parametrize("arguments", [("nonsense",), ("--nonsense",), ("ask",)])
    def test_wrong_usage(self, arguments: tuple[str, ...], run: Run) -> None:
        ended = run(*arguments)
        assert ended.code == 2
        assert "Error: " in ended.error
        assert "Traceback" not in ended.error

    def test_a15_a_host_that_others_can_reach_lists_what_is_missing(self, run: Run) -> None:
        names = ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId")
        run(HOST="0.0.0.0").stopped_with(*names)  # noqa: S104

    @pytest.mark.parametrize("command", [(), ("serve",), ("chat",), ("applications", "list")])
    def test_a16_half_a_registration(self, command: tuple[str, ...], run: Run) -> None:
        ended = run(*command, MicrosoftAppPassword="kanariefågel")
        ended.stopped_with("MicrosoftAppId and MicrosoftAppTenantId are missing")
        assert "kanariefågel" not in ended.error


class TestDoctor:
    def test_well(self, run: Run) -> None:
        ended = run("doctor")
        assert (ended.code, ended.error) == (0, "")
        assert ended.out.count("ok  ") == 6
        assert ended.out.endswith("All is well.\n")

    def test_settings_that_cannot_be_used(self, run: Run) -> None:
        ended = run("doctor", PORT="x", MicrosoftAppPassword="kanariefågel")
        assert ended.code == 1
        assert ended.out.count("FAULT  configuration  ") == 2
        assert ended.out.endswith("2 faults.\n")
        assert "kanariefågel" not in ended.out + ended.error

    def test_azure_out_of_reach(self, run: Run) -> None:
        nowhere = {"OPENID_METADATA_URL": "http://127.0.0.1:9/", "LOGIN_URL": "http://127.0.0.1:9"}
        ended = run("doctor", **REGISTERED, **nowhere)
        assert ended.code == 1
        assert ended.out.count("FAULT") == 3
        assert "let this machine reach 127.0.0.1" in ended.out
        assert REGISTERED["MicrosoftAppPassword"] not in ended.out + ended.error


class TestAsk:
    def test_a_question_is_answered_in_plain_text(self, run: Run) -> None:
        ended = run("ask", "Vad är Chefsarenan?")
        assert ended.code == 0
        assert "Källa: " in ended.out
        assert ended.error == ""

    def test_json(self, run: Run) -> None:
        answer = json.loads(run("ask", "Vad är Chefsarenan?", "--json").out)
        assert list(answer)[:9] == [
            *("id", "outcome", "topic", "topics", "lang", "text", "sources", "score", "ms")
        ]
        assert answer["outcome"] == "answer"
        assert answer["topic"] == "chefsarenan"
        assert answer["topics"] == ["chefsarenan"]
        assert answer["lang"] == "sv"
        assert set(answer["sources"][0]) == {"document", "section"}
        assert 0 < answer["score"] <= 1
        assert answer["ms"] > 0

    def test_language(self, run: Run) -> None:
        assert json.loads(run("ask", "Chefsarenan", "--json", "--lang", "en").out)["lang"] == "en"
        assert run("ask", "x", "--lang", "fi").code == 2

    def test_the_step_that_took_a_message_is_told_where_asked_for(self, run: Run) -> None:
        ended = run("ask", "Vad är Chefsarenan?", "--explain")
        assert (ended.error, "step" in ended.out) == ("step: FastPath.take\n", False)
        wish = {"text": "jag vill söka aspirantprogrammet"}
        told = run("ask", "--jsonl", "--explain", typed=json.dumps(wish))
        assert json.loads(told.out)["step"] == "Wishes.take"
        assert "step" not in json.loads(run("ask", "--jsonl", typed=json.dumps(wish)).out)

    def test_nothing_is_kept(self, run: Run, tmp_path: Path) -> None:
        run("ask", "jag vill söka aspirantprogrammet")
        assert list(tmp_path.iterdir()) == []

    def test_jsonl(self, run: Run) -> None:
        lines: list[Any] = [
            {"id": "a", "text": "Vad är Chefsarenan?"},
            {"id": 7, "text": "What is Chefsarenan?", "lang": "en"},
            {"id": "b", "text": "jag vill söka aspirantprogrammet", "conversation": "x"},
            {"id": "c", "text": "ja", "conversation": "x"},
            {"id": "d", "text": "ja", "conversation": "y"},
            {"text": ""},
        ]
        ended = run("ask", "--jsonl", typed="\n".join(map(json.dumps, lines)) + "\n\n")
        answers = [json.loads(line) for line in ended.out.splitlines()]
        assert [answer["id"] for answer in answers] == ["a", 7, "b", "c", "d", None]
        assert [answer["lang"] for answer in answers[:2]] == ["sv", "en"]
        assert answers[2]["asks"]["field"] == "employed"
        assert answers[3]["asks"] == {
            "programme": "aspirantprogrammet",
            "field": "manager",
            "kind": "yes_no",
            "choices": ["Ja", "Nej"],
            "required": True,
            "step": 2,
            "steps": 7,
        }
        assert "asks" not in answers[4]
        assert answers[5]["outcome"] == "smalltalk"

    @pytest.mark.parametrize(
        ("line", "what"),
        [
            ("{", "not JSON"),
            ('{"id": NaN, "text": "x"}', "not JSON"),
            ("[]", 'an object with a string "text"'),
            ('{"text": 1}', 'an object with a string "text"'),
            ('{"id": [1]}', 'an object with a string "text"'),
            ('{"text": "x", "lang": "fi"}', '"lang" must be "sv" or "en"'),
            ('{"text": "x", "lang": []}', '"lang" must be'),
        ],
    )
    def test_a_bad_line_does_not_stop_the_others(self, line: str, what: str, run: Run) -> None:
        ended = run("ask", "--jsonl", typed=f'{line}\n{{"id": "b", "text": "hej"}}\n')
        bad, good = [json.loads(line) for line in ended.out.splitlines()]
        assert bad["id"] is None
        assert bad["error"].startswith("line 1: ")
        assert what in bad["error"]
        assert good["id"] == "b"
        assert ended.code == 0

    def test_a_bad_line_keeps_its_id(self, run: Run) -> None:
        ended = run("ask", "--jsonl", typed='{"id": "q5", "text": 1}\n{"id": 7, "lang": "fi"}\n')
        assert [json.loads(line)["id"] for line in ended.out.splitlines()] == ["q5", 7]

    @pytest.mark.parametrize(("said", "back"), [(r'"\ud800"', "\ud800"), ("1e999", None)])
    def test_an_odd_id_comes_back_as_json(self, said: str, back: str | None, run: Run) -> None:
        line = f'{{"id": {said}, "text": "hej", "conversation": {said}}}\n'
        ended = run("ask", "--jsonl", typed=line * 2)
        answers = [json.loads(line, parse_constant=pytest.fail) for line in ended.out.splitlines()]
        assert [answer["id"] for answer in answers] == [back, back]

    def test_a_byte_order_mark_is_no_fault(self, run: Run) -> None:
        ended = run("ask", "--jsonl", typed='\ufeff{"id": "a", "text": "hej"}\n')
        assert json.loads(ended.out)["outcome"] == "smalltalk"

    def test_json_and_jsonl_together_are_refused(self, run: Run) -> None:
        assert run("ask", "--json", "--jsonl", typed="").code == 2

    def test_half_characters_and_odd_signs(self, run: Run) -> None:
        typed = json.dumps({"id": "a", "text": "\ud83d \x00 \u202e chefsarenan"})
        assert json.loads(run("ask", "--jsonl", typed=typed).out)["topic"] == "chefsarenan"


class TestCheck:
    def test_the_files_are_in_order(self, run: Run) -> None:
        ended = run("check")
        assert (ended.code, ended.out) == (0, "All knowledge files are in order.\n")

    def test_every_fault_is_listed(self, run: Run, tmp_path: Path) -> None:
        folder = tmp_path / "knowledge"
        shutil.copytree(ROOT / "knowledge", folder)
        for file in ("sv/phrases.yaml", "programmes/chefsarenan.yaml"):
            path = folder / file
            path.write_text(f"{path.read_text('utf-8')}\nsurprise: x\n", "utf-8")
        ended = run("check", "--folder", str(folder))
        assert ended.code == 1
        assert "programmes/chefsarenan.yaml: surprise: unknown key\n" in ended.out
        assert "en/phrases.yaml: surprise: the translation is missing\n" in ended.out
        assert ended.out.endswith(" faults.\n")

    def test_documents_that_are_not_there(self, run: Run, tmp_path: Path) -> None:
        ended = run("check", "--documents", str(tmp_path))
        assert ended.code == 1
        assert "is not in that folder" in ended.out


class TestApplications:
    @pytest.fixture
    def received(
        self,
        knowledge: Knowledge,
        conversation: Conversation,
        empty_database: Path,
        tmp_path: Path,
    ) -> list[str]:
        """Two received applications and a draft in this folder's database; their numbers."""
        (tmp_path / "var").mkdir()
        shutil.copy(empty_database, tmp_path / "var" / "chefslotsen.sqlite")

        async def fill_in() -> list[str]:
            house = House(knowledge, conversation, "sqlite:///var/chefslotsen.sqlite")
            await house.open()
            chat = DirectChat(house, "sv")
            for name in ("aspirantprogrammet", "chefsarenan"):
                words = knowledge.languages["sv"].programmes[name]
                await chat.send(words.wish)
                for field, value in walk(knowledge.programmes[name]):
                    said = '=1+1; rad\u2028två, "å"' if field.id == "workplace" else None
                    await chat.send(said or typed(field, value, words))
                await chat.send("ja")
            other = DirectChat(house, "sv")
            other.person = "direct:other"
            for said in ("jag vill söka aspirantprogrammet", "ja", "nej", "Kanarie Fågel"):
                await other.send(said)
            (draft,) = await house.of(other.person)
            assert draft.answers["name"] == "Kanarie Fågel"
            numbers = [one.number or "" for one in await house.received()]
            await house.close()
            return numbers

        return asyncio.run(fill_in())

    def test_list(self, received: list[str], run: Run) -> None:
        lines = run("applications", "list").out.splitlines()
        assert [line.split("  ")[:3] for line in lines] == [
            [received[0], "aspirantprogrammet", "submitted"],
            [received[1], "chefsarenan", "submitted"],
        ]
        lines = run("applications", "list", "--programme", "chefsarenan").out.splitlines()
        assert [line.split("  ")[0] for line in lines] == [received[1]]

    def test_an_unknown_programme_is_told(self, received: list[str], run: Run) -> None:
        for command in ("list", "export"):
            ended = run("applications", command, "--programme", "chefsarena")
            assert ended.code == 2
            assert "chefsarenan" in ended.error

    def test_show(self, received: list[str], run: Run) -> None:
        shown = run("applications", "show", received[0].lower())
        assert shown.code == 0
        assert f"number: {received[0]}\n" in shown.out
        assert "email: kim.berg@vasteras.se\n" in shown.out
        missing = run("applications", "show", "ASP-0000-0000")
        assert missing.code == 1
        assert missing.out == ""
        assert "no application" in missing.error

    def test_export_json(self, received: list[str], run: Run) -> None:
        rows = json.loads(run("applications", "export", "--format", "json").out)
        assert [row["number"] for row in rows] == received
        assert list(rows[0])[:6] == [
            *("number", "programme", "round", "state", "submitted", "person")
        ]
        assert rows[0]["employed"] is True
        assert rows[0]["manager"] is False
        assert rows[0]["workplace"].startswith("=1+1; rad")
        assert "motivation" not in rows[1]

    def test_export_csv(self, received: list[str], run: Run) -> None:
        out = run("applications", "export", "--format", "csv").out
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        assert [row["number"] for row in rows] == received
        assert rows[0]["employed"] == "yes"
        assert rows[0]["workplace"].startswith("'=1+1; rad"), "no formula for a spreadsheet"
        assert rows[1]["motivation"] == ""
        assert None not in rows[0]
        assert out.count("\r\n") == 3

    def test_export_of_one_programme_has_its_columns_only(
        self, received: list[str], run: Run
    ) -> None:
        out = run("applications", "export", "--format", "csv", "--programme", "chefsarenan").out
        header = out.splitlines()[0].split(",")
        assert header[6:] == ["manager", "name", "email", "workplace"]

    @pytest.mark.parametrize(
        "command",
        [("list",), ("export", "--format", "json"), ("export", "--format", "csv"), ("show", "")],
    )
    def test_a_draft_is_seen_by_nobody_else(
        self, command: tuple[str, ...], received: list[str], run: Run
    ) -> None:
        ended = run("applications", *command)
        assert "Kanarie" not in ended.out + ended.error
        assert "draft" not in ended.out
        assert "direct:other" not in ended.out
        assert (received[0] in ended.out) is (command[0] != "show")

    def test_export_of_nothing(self, run: Run) -> None:
        assert json.loads(run("applications", "export").out) == []
        assert run("applications", "export", "--format", "csv").out.count("\r\n") == 1


def test_a_chat_over_standard_input(run: Run) -> None:
    ended = run("chat", typed="jag vill söka aspirantprogrammet\n#1\nnej\nKim Berg\n")
    assert ended.code == 0
    assert "Steg 4 av 7" in ended.out
    assert run("chat", typed="fortsätt\n").out.count("Steg 4 av 7") == 1


def test_a_raised_number_in_a_chat(run: Run) -> None:
    assert run("chat", typed=f"hej\n#²\n#{'9' * 5000}\n").code == 0


def test_a_folder_is_nothing_to_evaluate(run: Run, tmp_path: Path) -> None:
    ended = run("evaluate", str(tmp_path))
    assert ended.code == 2
    assert "is a directory" in ended.error


def test_a_file_of_settings_that_is_no_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"HOST=\xff\n")
    run("rounds", "list").stopped_with(".env cannot be read")


def test_evaluate_tells_what_is_wrong_with_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text("- {text: hej}\n")
    run("evaluate", "q.yaml").stopped_with("q.yaml")


@pytest.mark.parametrize(("day", "right"), [("2026-12-01", 1), ("2027-12-01", 0)])
def test_evaluate_counts_times_to_the_day_that_is_given(
    day: str, right: int, run: Run, tmp_path: Path
) -> None:
    asks = "Jag är chef sedan mars 2026 och har fast tjänst, får jag en mentor nu?"
    item = {"text": asks, "kind": "eligibility", "outcome": "answer", "verdict": "no"}
    (tmp_path / "q.yaml").write_text(json.dumps([item]), "utf-8")
    ended = run("evaluate", "q.yaml", "--json", "--on", day)
    assert json.loads(ended.out)["accuracy"]["all"] == right


class TestProcess:
    """What only a real process shows."""

    def start(self, *arguments: str, **environ: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, str(ROOT / "app.py"), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **environ},
            text=True,
            encoding="utf-8",
        )

    def test_killed_in_the_middle_and_gone_on_with(self, run: Run) -> None:
        process = self.start("chat")
        assert process.stdin
        assert process.stdout
        for line in ("jag vill söka aspirantprogrammet", "ja", "nej"):
            process.stdin.write(f"{line}\n")
        process.stdin.flush()
        while "Steg 3 av 7" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGKILL)
        process.communicate()
        ended = run("chat", typed="fortsätt\nKim Berg\n")
        assert (ended.code, ended.error) == (0, "")
        assert "Steg 3 av 7" in ended.out
        assert "Steg 4 av 7" in ended.out

    def test_what_is_broken_off_has_not_succeeded(self) -> None:
        process = self.start("chat")
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.communicate()
        assert process.returncode == 130

    def test_served_until_it_is_told_to_stop(self) -> None:
        process = self.start(PORT="0")
        assert process.stdout
        greeting = [process.stdout.readline() for _ in range(5)]
        assert "http://127.0.0.1:" in greeting[1]
        assert "local mode" in greeting[2]
        assert "chefslotsen.sqlite" in greeting[3]
        process.send_signal(signal.SIGTERM)
        _, error = process.communicate(timeout=30)
        assert (process.returncode, error) == (0, "")

    def test_served_to_others_with_an_app_id(self) -> None:
        nowhere = "http://127.0.0.1:9"
        process = self.start(
            HOST="0.0.0.0",  # noqa: S104 - what is tried
            PORT="0",
            OPENID_METADATA_URL=nowhere,
            LOGIN_URL=nowhere,
            **REGISTERED,
        )
        assert process.stdout
        greeting = [process.stdout.readline() for _ in range(5)]
        assert "not served" in greeting[1]
        assert REGISTERED["MicrosoftAppId"] in greeting[2]
        assert process.stderr
        warning = process.stderr.readline()
        assert "the keys of the channel's tokens could not be fetched" in warning
        process.send_signal(signal.SIGTERM)
        _, error = process.communicate(timeout=30)
        assert (process.returncode, error) == (0, "")
        assert REGISTERED["MicrosoftAppPassword"] not in warning + "".join(greeting)


def test_feedback_is_listed_without_who(run: Run, build: Build) -> None:
    async def rate() -> None:
        parts = build(Settings.from_env({}, {}), SYSTEM_CLOCK)
        await parts.store.open()
        rated = Rating(False, "Fel program, tyckte jag", "sv")
        await parts.store.feedback.add(rated, "mentorprogrammet")
        await parts.store.close()

    assert run("feedback").out == ""
    asyncio.run(rate())
    listed = json.loads(run("feedback").out)
    assert set(listed) == {"day", "topic", "liked", "reason", "language"}
    assert (listed["topic"], listed["liked"]) == ("mentorprogrammet", False)
