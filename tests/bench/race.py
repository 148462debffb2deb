"""Two processes on one PostgreSQL, two hundred people for twenty seats, again and again.

    python -m tests.bench.race [--rounds 20] [--naive]

With `--naive` a seat is looked for and then taken, without lock or condition: the control, which
must sell seats twice.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.postgres import started
from tests.storage.test_race import PEOPLE, PROCESSES, SEATS, Outcome, race


def report(outcomes: list[Outcome], seconds: float) -> str:
    faults = [fault for outcome in outcomes for fault in outcome.faults()]
    lines = (
        ("rounds", len(outcomes)),
        ("people in each, from two processes", PROCESSES * PEOPLE),
        ("seats in each", SEATS),
        ("most that were accepted", max(one.accepted for one in outcomes)),
        ("fewest that were accepted", min(one.accepted for one in outcomes)),
        ("rounds with a fault", sum(bool(one.faults()) for one in outcomes)),
        ("faults", ", ".join(dict.fromkeys(faults)) or "none"),
        ("seconds", round(seconds)),
    )
    return "\n".join(f"{name:40} {value}" for name, value in lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--naive", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = started(Path(folder) / "pg")
        began = time.perf_counter()
        guards = [not asked.naive] * asked.rounds
        outcomes = asyncio.run(race(str(server.get_uri()), *guards))
        print(report(outcomes, time.perf_counter() - began))
        server.cleanup()
    oversold = any(one.accepted > SEATS for one in outcomes)
    wrong = not oversold if asked.naive else any(one.faults() for one in outcomes)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
