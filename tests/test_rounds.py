"""The commands for rounds, as coordinators write them."""

import pytest

from tests.test_cli import Run, build, elsewhere, run

__all__ = ["build", "elsewhere", "run"]
ADD = (
    *("rounds", "add", "temafrukostar", "--opens", "2026-12-01", "--closes", "2027-01-18"),
    *("--starts", "2027-01-20T07:30", "--place", "Stadshusets restaurang", "--seats", "40"),
)
BREAKFAST = "temafrukostar-2027-01-20"
MENTOR = ("rounds", "add", "mentorprogrammet", "--opens", "2030-01-01", "--closes", "2030-02-01")


def told(run: Run, *arguments: str) -> str:
    ended = run(*arguments)
    assert (ended.code, ended.error) == (0, "")
    return ended.out


def refused(run: Run, *arguments: str) -> str:
    """The one sentence of a refusal, with exit code 2."""
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.error.count("\n") == 1
    assert ended.error.startswith("Error: ")
    return ended.error


def test_add_and_list(run: Run) -> None:
    assert "No rounds" in told(run, "rounds", "list")
    line = told(run, *ADD)
    for part in (
        BREAKFAST,
        "opens 2026-12-01 00:00",
        "closes 2027-01-19 00:00",
        "starts 2027-01-20 07:30",
        "seats 0 of 40",
        "Stadshusets restaurang",
    ):
        assert part in line
    assert told(run, "rounds", "list") == line
    assert f"{BREAKFAST}-2" in told(run, *ADD)
    assert told(run, "rounds", "list", "--programme", "mentorprogrammet") == (
        "No rounds are entered.\n"
    )


def test_change(run: Run) -> None:
    told(run, *ADD)
    changed = told(run, "rounds", "change", BREAKFAST, "--seats", "none", "--no-waiting-list")
    assert "seats 0 of all (no waiting list)" in changed
    assert "starts 2027-01-20 07:30" in changed
    assert "nothing to change" in refused(run, "rounds", "change", BREAKFAST)


def test_close_open_again_and_cancel(run: Run) -> None:
    told(run, *MENTOR)
    mentor = "mentorprogrammet-2030-01-01"
    assert "  coming  " in told(run, "rounds", "list")
    assert "  closed  " in told(run, "rounds", "close", mentor)
    assert "  closed  " in told(run, "rounds", "change", mentor, "--place", "X")
    assert "  coming  " in told(run, "rounds", "change", mentor, "--closes", "2030-03-01")
    assert "  cancelled  " in told(run, "rounds", "cancel", mentor)
    for command in (("close",), ("cancel",)):
        assert "is cancelled" in refused(run, "rounds", *command, mentor)
    assert "is cancelled" in refused(run, "rounds", "change", mentor, "--seats", "3")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--closes", "2026-11-30"), "before it opens"),
        (("--starts", "2026-11-30"), "start before it opens"),
        (("--seats", "0"), "from 1 to"),
        (("--seats", "många"), "from 1 to"),
        (("--seats", "9" * 5000), "from 1 to"),
        (("--closes", "9999-12-31"), "no such day"),
        (("--opens", "0001-01-01"), "no such day"),
        (("--place", "Z" * 201), "fill whole messages"),
        (("--text", "Z" * 1001), "fill whole messages"),
        (("--opens", "snart"), "not a time"),
        (("--starts", "2027-03-28T02:30"), "put forward"),
    ],
)
def test_what_cannot_be(options: tuple[str, ...], why: str, run: Run) -> None:
    assert why in refused(run, *ADD, *options)
    assert "No rounds" in told(run, "rounds", "list")


def test_nobody_signs_up_for_what_has_begun(run: Run) -> None:
    assert "closes 2027-01-20 07:30" in told(run, *ADD, "--closes", "2027-01-20")


def test_unknown_programme_and_round(run: Run) -> None:
    assert "temafrukostar" in refused(run, *ADD[:2], "frukost", *ADD[3:])
    assert "none is entered" in refused(run, "rounds", "close", "x")
    told(run, *ADD)
    for command in (("close",), ("cancel",), ("change", "--seats", "3")):
        assert BREAKFAST in refused(run, "rounds", command[0], "x", *command[1:])


def test_the_outbox_lists_what_does_not_arrive(run: Run) -> None:
    assert told(run, "outbox") == ""
    assert told(run, "outbox", "--again") == "0 to be tried again.\n"
