"""The generated register of the benchmarks is valid, varied and reproducible."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import Eapa

GENERATE = Path(__file__).parents[1] / "benchmarks/generate.py"


def generate(root: Path, *options: str) -> dict[str, bytes]:
    """Run the generator, and return the contents of the generated files by path."""
    subprocess.run([sys.executable, GENERATE, root, *options], check=True, capture_output=True)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}


# The smallest register, and one with most of the generated kinds of agreements.
@pytest.mark.parametrize("agreements", [1, 101])
def test_a_generated_register_has_no_problem_except_passed_notice_days(
    eapa: Eapa, tmp_path: Path, agreements: int
) -> None:
    files = generate(tmp_path / "generated", "--agreements", str(agreements))

    outcome = eapa("validate", "--format", "json", "--register", str(tmp_path / "generated"))

    assert (outcome.code, outcome.err) == (0, "")
    # Some agreements renewed themselves after the day of notice. This is not an error in the data.
    assert {problem["rule"] for problem in json.loads(outcome.out)["problems"]} <= {"notice-day-passed"}
    assert sum(path.startswith("data/agreements/") for path in files) == agreements


def test_the_same_seed_gives_the_same_files_and_another_seed_gives_other_files(tmp_path: Path) -> None:
    first = generate(tmp_path / "first", "--agreements", "40", "--seed", "7")

    assert first == generate(tmp_path / "second", "--agreements", "40", "--seed", "7")
    assert first != generate(tmp_path / "third", "--agreements", "40", "--seed", "8")


def test_a_generated_register_has_the_special_cases_of_real_registers(tmp_path: Path) -> None:
    # With fewer agreements, the rarest of these cases could be missing.
    text = b"".join(generate(tmp_path / "generated", "--agreements", "400").values()).decode()

    # Each case, with a part of a record that only this case has.
    special_cases = {
        "a date with an uncertain year": "?-",
        "a former name": "kind: former",
        "a renewal": "type: renews",
        "automatic renewal": "mode: tacit",
        "an id of many parties": "and-5-more",
        "the Armenian script": "lang: hy",
        "the Arabic script": "lang: ar",
        "the Chinese script": "lang: zh",
    }
    assert [name for name, part in special_cases.items() if part not in text] == []
