"""What stands in deploy/ agrees with the program: settings, files, paths, ports."""

import re
from pathlib import Path
from typing import Any

import yaml

from bot.monitoring_settings import Oversight
from bot.settings import NAMES

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
CONTAINER = (DEPLOY / "Containerfile").read_text("utf-8")
PROXY = (DEPLOY / "Caddyfile").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
OF_THE_IMAGE = {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}


def test_every_setting_of_the_replicas_is_one() -> None:
    for name in ("bot-1", "bot-2"):
        assert set(COMPOSE["services"][name]["environment"]) <= NAMES


def test_every_variable_of_the_image_is_a_setting() -> None:
    block = CONTAINER.split("\nENV ")[1].split("\nRUN ")[0]
    assert set(re.findall(r"(\w+)=", block)) - OF_THE_IMAGE <= NAMES


def test_what_is_copied_is_there_and_let_through() -> None:
    let_in = (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").split()
    for line in re.findall(r"^COPY (?!--)(.+)$", CONTAINER, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in let_in, source


def test_the_example_names_all_that_is_needed() -> None:
    needed = set(re.findall(r"\$\{(\w+):\?\}", (DEPLOY / "compose.yaml").read_text("utf-8")))
    example = (DEPLOY / "example.env").read_text("utf-8")
    assert set(re.findall(r"^(\w+)=", example, re.MULTILINE)) == needed


def test_the_proxy_knows_both_replicas_and_keeps_the_metrics_in() -> None:
    assert re.findall(r"bot-\d:3978", PROXY) == ["bot-1:3978", "bot-2:3978"]
    assert "health_uri /ready" in PROXY
    assert "/metrics" not in PROXY


def test_there_is_time_to_finish() -> None:
    seconds = int(COMPOSE["services"]["bot-1"]["environment"]["STOP_AFTER"])
    assert not Oversight(stop_after=seconds).faults()
    assert int(COMPOSE["services"]["bot-1"]["stop_grace_period"].rstrip("s")) >= seconds + 10
