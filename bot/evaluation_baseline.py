"""Holding an evaluation against the committed figures, so that quality can only rise."""

import json
from pathlib import Path

from bot.evaluation import EvaluationError, Report

FIGURES = "figures.json"
KNOWN = "known_failures.json"


class Gate:
    """The committed figures and the failures that are known, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def faults(self, report: Report) -> list[str]:
        """What is worse than committed; and which known failures are mended and must go."""
        return [*self.fallen(report), *self.changed(report)]

    def fallen(self, report: Report) -> list[str]:
        """Figures below the committed ones."""
        committed, now = self.read(FIGURES), figures(report)
        return [
            f"{name} fell from {least:.4f} to {now.get(name, 0.0):.4f}"
            for name, least in committed.items()
            if now.get(name, 0.0) < least
        ]

    def changed(self, report: Report) -> list[str]:
        """Failures that are not known, and known ones that fail no more."""
        known, failing = set(self.read(KNOWN)), set(failures(report))
        new = [f"fails, and is not a known failure: {text}" for text in sorted(failing - known)]
        run = {name(case.kind, case.text) for case in report.cases}
        mended = sorted((known - failing) & run)
        return new + [f"is mended; take it out of {KNOWN}: {text}" for text in mended]

    def accept(self, report: Report) -> None:
        """Commit to today's figures and failures."""
        self.write(FIGURES, figures(report))
        self.write(KNOWN, failures(report))

    def read(self, file: str) -> dict[str, float]:
        """A committed file; a list of names comes as names with no figure."""
        try:
            data = json.loads((self.folder / file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise EvaluationError(f"{self.folder / file}: {error}") from None
        return data if isinstance(data, dict) else dict.fromkeys(data, 0.0)

    def write(self, file: str, data: object) -> None:
        """Write a committed file."""
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (self.folder / file).write_text(f"{text}\n", encoding="utf-8")


def figures(report: Report) -> dict[str, float]:
    """Every figure that may only rise; shares of errors as what is left of one."""
    accuracy = {name: round(tally.share, 4) for name, tally in report.tallies().items()}
    return {
        **accuracy,
        "answerable and not refused": round(1 - report.refused, 4),
        "unanswerable and not answered": round(1 - report.made_up, 4),
    }


def failures(report: Report) -> list[str]:
    """The cases that went wrong, each by its kind and text."""
    return sorted({name(case.kind, case.text) for case in report.cases if case.faults})


def name(kind: str, text: str) -> str:
    """A case as it is listed."""
    return f"[{kind}] {text}"
