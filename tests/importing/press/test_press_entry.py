"""The draft of the first source of the register, and the entry of drafts with a few keys."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from running import Eapa, read_added_lines
from terminal import ENTER, Terminal

HERE = Path(__file__).parent
SEED = HERE / "seed.txt"
RECORD = "data/agreements/2021-09-24-eapa-scopdc-uz.yaml"
MAX_ANSWERS = 5


def read_release(file: str, id_: str) -> str:
    releases = yaml.safe_load((HERE / "releases" / file).read_text(encoding="utf-8"))
    return next(str(one["text"]) for one in releases if one["id"] == id_)


@pytest.fixture
def empty(eapa: Eapa, tmp_path: Path) -> Path:
    """Return a new register without records."""
    assert eapa("init", str(tmp_path / "new"), "--bare").code == 0
    (tmp_path / "new/.git").mkdir()
    return tmp_path / "new"


def test_the_first_source_gives_the_record_of_the_register_except_for_what_other_sources_state(
    eapa: Eapa, register: Path
) -> None:
    stored = yaml.safe_load((register / RECORD).read_text(encoding="utf-8"))
    (register / RECORD).unlink()
    outcome = eapa("add-agreement", "--from-text", str(SEED), "--dry-run", "--source", stored["sources"][0]["url"])
    drafted = yaml.safe_load("\n".join(read_added_lines(outcome)))

    def select_english_values(record: dict[str, Any]) -> list[Any]:
        signed = record["signed"]
        return [
            record["type"],
            signed["date"][-5:],
            signed["place"]["name"]["en"],
            signed["place"]["country"],
            [party["organization"] for party in record["parties"]],
            record["parties"][0]["name_as_signed"],
            [
                (one["name"]["en"], one["position"]["en"].lower(), one["party"], one["capacity"])
                for one in record["signatories"]
            ],
            record["sources"][0]["url"],
        ]

    assert select_english_values(drafted) == select_english_values(stored)
    # The year, the city and the names in Russian come from other sources; the register words the areas in its own way.
    assert drafted["signed"]["date"] == "XXXX-09-24"
    assert "city" not in drafted["signed"]["place"]
    assert [area["topic"] for area in drafted["areas"]] == [
        "partnership",
        "public-diplomacy",
        "peace",
        "social",
        "peace",
    ]
    assert [area["topic"] for area in stored["areas"]] == [
        "partnership",
        "public-diplomacy",
        "peace",
        "culture",
        "peace",
    ]


TEXTS = {
    "the first source": SEED.read_text(encoding="utf-8"),
    "two ministries": read_release("english.yaml", "ministers-signed-by"),
    "three parties": read_release("english.yaml", "trilateral"),
    "a page in Russian": read_release("russian.yaml", "nominative"),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_release_is_added_with_a_few_keys(empty: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "release.txt").write_text(text, encoding="utf-8")
    terminal = Terminal(
        empty, "add-agreement", "--from-text", str(tmp_path / "release.txt"), "--source", "https://example.org/1"
    )
    answers = 0
    while not list(empty.glob("data/agreements/*.yaml")):
        answers += 1
        assert answers <= MAX_ANSWERS, terminal.text()
        terminal.wait("")  # any question
        terminal.type(ENTER)
        terminal.wait_for_text("written: data/agreements" if "Is the record correct?" in terminal.text() else "?")

    assert terminal.end() == 0
