"""The commands of those who decide, and what the applicant hears of it in the same terminal."""

import pytest

from tests.test_cli import Run, build, elsewhere, run

__all__ = ["build", "elsewhere", "run"]

BREAKFAST = """\
Jag vill delta i en temafrukost
ja
Kim Berg
kim.berg@vasteras.se
Vallby förskola
hoppa över
ja
"""


@pytest.fixture
def number(run: Run) -> str:
    """A received application."""
    assert run("chat", typed=BREAKFAST).code == 0
    (line,) = run("applications", "list").out.splitlines()
    return line.split()[0]


def test_ask_endorse_and_accept(run: Run, number: str) -> None:
    assert "awaiting_endorsement" in run("applications", "ask", number, "--by", "Sam").out
    refused = run("applications", "accept", number, "--by", "Kim")
    assert refused.code == 2
    assert f"{number} is awaiting_endorsement since" in refused.error
    assert "by Sam" in refused.error
    run("applications", "endorse", number, "--by", "Chris", "--why", "a good idea")
    assert "accepted" in run("applications", "accept", number.lower(), "--by", "Kim").out
    shown = run("applications", "show", number).out
    assert "awaiting_endorsement -> awaiting_decision  by Chris (a good idea)" in shown
    assert "awaiting_decision -> accepted  by Kim" in shown
    assert " accepted " in run("applications", "list").out
    talk = run("chat", typed="mina ansökningar\n").out
    for told in ("behöver tillstyrkas", "är tillstyrkt", "Du är antagen till", "du har en plats"):
        assert told in talk
    assert "Du är antagen till" not in run("chat", typed="hej\n").out, "once"


def test_the_second_to_decide_is_told_of_the_first(run: Run, number: str) -> None:
    assert run("applications", "reject", number, "--by", "Kim", "--why", "full").code == 0
    second = run("applications", "accept", number, "--by", "Sam")
    assert (second.code, second.out) == (2, "")
    assert f"{number} is rejected since" in second.error
    assert "by Kim" in second.error
    assert "fick tyvärr ingen plats" in run("chat", typed="hej\n").out


def test_only_as_it_was_seen(run: Run, number: str) -> None:
    shown = dict(
        line.split(": ", 1)
        for line in run("applications", "show", number).out.splitlines()
        if ": " in line
    )
    run("chat", typed="ändra arbetsplats i min anmälan till Kulturskolan\nja\n")
    stale = run("applications", "accept", number, "--by", "Kim", "--seen", shown["changed"])
    assert (stale.code, stale.out) == (2, "")
    assert run("applications", "accept", number, "--by", "Kim").code == 0


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("accept", "TEM-0000-0000", "--by", "Kim"), "there is no application"),
        (("accept", "TEM-0000-0000"), "--by"),
        (("reject", "TEM-0000-0000", "--by", " "), "--by must name who decides"),
    ],
)
def test_refused(arguments: tuple[str, ...], why: str, run: Run) -> None:
    ended = run("applications", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert why in ended.error
