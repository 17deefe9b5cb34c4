"""A command that is killed leaves the register as before or as after."""

import os
import subprocess
import sys
from pathlib import Path

import interrupted_commands
import killed
import pytest
from running import Eapa

NEW = '{"path": "data/organizations/new.yaml", "before": null, "after": "id: new\\n"}'


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
@pytest.mark.parametrize("command", range(len(interrupted_commands.COMMANDS)))
def test_killed_at_any_step_the_register_is_as_before_or_as_after(tmp_path: Path, command: int) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environ |= {"PYTHONPATH": str(Path(killed.__file__).parent), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    program = [sys.executable, interrupted_commands.__file__, str(tmp_path), str(command)]

    outcome = subprocess.run(program, env=environ, capture_output=True, encoding="utf-8", check=False)

    assert outcome.stderr == ""
    steps, *seen = outcome.stdout.split()
    assert int(steps) > 20
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {"before", "after"}


def prepared(register: Path) -> list[Path]:
    """What a command leaves that was killed before it changed anything."""
    folder = register / ".eapa"
    folder.mkdir()
    files = [folder / "journal.json.draft", register / "data/organizations/.eapa-new.yaml.draft"]
    files[0].write_text(f'{{"eapa": 1, "files": [{NEW}]}}')
    files[1].write_text("id: new\n")
    return files


def test_a_look_up_takes_back_what_was_only_prepared(eapa: Eapa, register: Path) -> None:
    left = prepared(register)

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert (outcome.code, outcome.err) == (0, "")
    assert not any(file.exists() for file in left)


def test_a_look_up_leaves_alone_what_it_cannot_take_back(eapa: Eapa, register: Path) -> None:
    left = prepared(register)
    left[0].write_text(left[0].read_text().replace("data/organizations/new.yaml", "../new.yaml"))

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert (outcome.code, outcome.err) == (0, "")
    assert all(file.exists() for file in left)
