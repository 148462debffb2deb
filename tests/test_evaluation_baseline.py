"""The gate lets through what is as good as committed, and nothing worse."""

import json
from pathlib import Path

import pytest

from bot.evaluation import Case, EvaluationError, Expectation, Report
from bot.evaluation_baseline import FIGURES, KNOWN, Gate
from dialogs.messages import Outcome, Reply


def case(text: str, *, right: bool) -> Case:
    reply = Reply(text="Ja.", outcome=Outcome.ANSWER, language="sv", topic="kontakt")
    expected = Expectation(outcome=(Outcome.ANSWER,))
    return Case("plain", "sv", text, expected, reply, 1.0, [] if right else ["topic"])


def report(**rights: bool) -> Report:
    return Report([case(text, right=right) for text, right in rights.items()])


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    gate = Gate(tmp_path)
    gate.accept(report(a=True, b=False))
    return gate


def test_what_is_as_committed_passes(gate: Gate) -> None:
    assert gate.faults(report(a=True, b=False)) == []


def test_a_fallen_figure_and_a_new_failure_are_told(gate: Gate) -> None:
    faults = gate.faults(report(a=False, b=False))
    assert any("sv plain fell from 0.5000 to 0.0000" in fault for fault in faults)
    assert any("not a known failure: [plain] a" in fault for fault in faults)


def test_a_mended_failure_must_leave_the_list(gate: Gate) -> None:
    (fault,) = gate.faults(report(a=True, b=True))
    assert fault == f"is mended; take it out of {KNOWN}: [plain] b"


def test_a_missing_file_is_told(gate: Gate) -> None:
    (gate.folder / FIGURES).unlink()
    with pytest.raises(EvaluationError, match=FIGURES):
        gate.faults(report(a=True))


def test_figures_are_shares(gate: Gate) -> None:
    figures = json.loads((gate.folder / FIGURES).read_text(encoding="utf-8"))
    assert figures["sv plain"] == 0.5
