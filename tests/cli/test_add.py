"""What a clerk can rely on when adding records."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pytest

DATA = Path(__file__).parents[2] / "data"
FLAGS = [
    "--party", "eapa", "--party", "tass", "--party", "ibn-sino",
    "--type", "memorandum",
    "--title", "Memorandum of three", "--title", "ru=Меморандум трёх",
    "--signed", "2024-05", "--basis", "stated",
    "--city", "Moscow", "--country", "Россия",
    "--signatory", "eapa=Ann Lee; Head; of all", "--signatory", "tass=Иван Ли",
    "--area", "culture", "--area", "peace=Peace, mostly",
    "--duration", "P5Y", "--renewal", "tacit", "--renewal-period", "P1Y", "--notice", "P3M",
    "--source", "https://example.org/news", "--accessed", "2026-11-23",
]  # fmt: skip
FILE = "data/agreements/2024-05-eapa-tass-ibn-sino-memorandum.yaml"
EXPECTED = """\
id: 2024-05-eapa-tass-ibn-sino-memorandum
type: memorandum
title: {en: "Memorandum of three", ru: "Меморандум трёх"}
signed:
  date: "2024-05"
  basis: stated
  place:
    city: {en: Moscow}
    country: RU
parties:
  - {organization: eapa}
  - {organization: tass}
  - {organization: ibn-sino}
signatories:
  - name: {en: "Ann Lee"}
    position: {en: "Head; of all"}
    party: eapa
  - name: {en: "Иван Ли"}
    party: tass
areas:
  - {topic: culture}
  - topic: peace
    text: {en: "Peace, mostly"}
term:
  duration: P5Y
  renewal: {mode: tacit, period: P1Y}
  notice: P3M
sources:
  - {url: https://example.org/news, accessed: "2026-11-23"}
"""
# The answers to all prompts in their order; an empty one says that there is none, or no more.
ANSWERS = [
    "eapa", "tass", "ibn-sino", "",
    "memorandum",
    "Memorandum of three", "ru=Меморандум трёх", "",
    "2024-05", "stated", "",
    "", "Moscow", "", "Россия", "", "",
    "eapa=Ann Lee; Head; of all", "tass=Иван Ли", "",
    "culture", "peace=Peace, mostly", "",
    "", "", "P5Y", "tacit", "P1Y", "", "P3M",
    "", "",
    "https://example.org/news", "",
    "2026-11-23", "",
]  # fmt: skip


@pytest.fixture(name="folder")
def register_folder(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "register" / "data")
    return tmp_path / "register"


def environment(folder: Path) -> Mapping[str, str]:
    cache = str(folder.parent / "cache")
    return {
        **os.environ, "XDG_CACHE_HOME": cache, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "PYTHONUTF8": "1",
    }  # fmt: skip


def at_the_terminal(folder: Path, *arguments: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable,
        ["-m", "eapa_cli", *arguments],
        cwd=folder,
        env=environment(folder),
        dimensions=(50, 200),
        encoding="utf-8",
        timeout=30,
    )


def from_flags(folder: Path, *arguments: str) -> pexpect.spawn:
    child = at_the_terminal(folder, *arguments)
    child.expect(pexpect.EOF)
    child.close()
    return child


def test_an_agreement_of_three_is_made_from_flags_alone(folder: Path) -> None:
    child = from_flags(folder, "add-agreement", *FLAGS)

    assert child.exitstatus == 0
    assert (folder / FILE).read_text(encoding="utf-8") == EXPECTED


def test_an_agreement_of_three_is_made_from_answers_alone_to_the_same_byte(folder: Path) -> None:
    child = at_the_terminal(folder, "add-agreement")
    for answer in ANSWERS:
        child.expect_exact("\x1b[?25h")  # the cursor is shown again when a prompt is ready
        child.send(answer + "\r")
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 0
    assert (folder / FILE).read_text(encoding="utf-8") == EXPECTED
