"""The last step of every command that writes: the check, the report and the files."""

import os
import re
from pathlib import Path

import journals
import pytest
from running import Eapa

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.errors import RefusedError
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.store import Store

# The simplest new record, and options that make it invalid.
ADD_ZED = ["add-organization", "--id", "zed", "--name", "Zed", "--type", "ngo"]
CONTRADICTORY_OPTIONS = ["--scope", "international", "--country", "UZ"]
ZED = "data/organizations/zed.yaml"
ZED_YAML = "id: zed\nnames:\n  - {value: Zed, lang: en, kind: official}\ntype: ngo\n"


def test_written_files_are_reported(eapa: Eapa, register: Path) -> None:
    assert eapa(*ADD_ZED) == (0, "", f"written: {ZED}\n")
    assert (register / ZED).read_text() == ZED_YAML


def test_dry_run_shows_the_difference_and_writes_nothing(eapa: Eapa, register: Path) -> None:
    outcome = eapa(*ADD_ZED, "--dry-run")

    added = "".join(f"+{line}" for line in ZED_YAML.splitlines(keepends=True))
    assert outcome == (0, f"--- /dev/null\n+++ b/{ZED}\n@@ -0,0 +1,4 @@\n{added}", "")
    assert not (register / ZED).exists()
    assert not (register / ".eapa").exists()


def test_dry_run_is_coloured_if_the_terminal_has_colour(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "\x1b[32m+id: zed\x1b[0m" in eapa(*ADD_ZED, "--dry-run").out


@pytest.mark.parametrize("option", [[], ["--dry-run"]])
def test_change_that_causes_errors_is_refused_with_the_reason(eapa: Eapa, register: Path, option: list[str]) -> None:
    outcome = eapa(*ADD_ZED, *CONTRADICTORY_OPTIONS, *option)

    assert outcome.code == 3
    assert "[international-has-no-country]" in outcome.err
    assert "error: nothing was written: the register would have errors\nhint: " in outcome.err
    assert not (register / ZED).exists()


def test_force_writes_a_change_in_spite_of_errors(eapa: Eapa, register: Path) -> None:
    outcome = eapa(*ADD_ZED, *CONTRADICTORY_OPTIONS, "--force")

    assert outcome.code == 0
    assert (register / ZED).exists()


def test_existing_errors_elsewhere_do_not_prevent_changes(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/bad.yaml").write_text("id: bad\n")

    assert eapa(*ADD_ZED).code == 0


@pytest.mark.parametrize("field", ["scope: international\n", "founded: 2018-09-24\n"])
def test_existing_errors_of_a_changed_file_are_reported_and_do_not_prevent_changes(
    eapa: Eapa, register: Path, field: str
) -> None:
    (register / ZED).write_text(f"{ZED_YAML}country: UZ\n{field}")

    outcome = eapa("set", "zed", "website=https://zed.example")

    assert (outcome.code, outcome.out) == (0, "")
    assert "1 error, " in outcome.err
    assert f"\nnote: 1 of these errors was in the register before\nchanged: {ZED}\n" in outcome.err


@pytest.mark.parametrize("id_", ["one", "two"])
def test_an_existing_conflict_of_two_records_does_not_prevent_changes_of_them(
    eapa: Eapa, register: Path, id_: str
) -> None:
    for name in ("one", "two"):
        text = ZED_YAML.replace("id: zed", f"id: {name}").replace("Zed", name.title())
        (register / f"data/organizations/{name}.yaml").write_text(f"{text}former_ids: [old]\n", encoding="utf-8")

    assert eapa("set", id_, "notes=A note.").code == 0


def test_existing_errors_of_a_moved_file_are_not_new(eapa: Eapa, register: Path) -> None:
    # A country in addition to the scope, and two dates without quotes.
    dates = "founded: 2018-09-24\ndissolved: 2020-09-24\n"
    (register / ZED).write_text(f"{ZED_YAML}country: UZ\nscope: international\n{dates}")

    outcome = eapa("rename", "zed", "zee")

    assert outcome.code == 0
    assert "note: 3 of these errors were in the register before\n" in outcome.err


def test_second_occurrence_of_an_existing_error_is_new(eapa: Eapa, register: Path) -> None:
    existing_error = "  - {type: part-of, organization: unknown}\n"
    new_error = "  - {type: member-of, organization: unknown}\n"
    (register / ZED).write_text(f"{ZED_YAML}relations:\n{existing_error}")
    add_relation = ["add-to", "zed", "relations", "type=member-of", "organization=unknown"]

    outcome = eapa(*add_relation)

    assert outcome.code == 3
    assert "note: 1 of these errors was in the register before\nerror: nothing was written: " in outcome.err
    assert eapa(*add_relation, "--force").code == 0
    assert (register / ZED).read_text() == f"{ZED_YAML}relations:\n{existing_error}{new_error}"


def test_hint_omits_force_for_a_merge_where_it_has_another_meaning(eapa: Eapa, register: Path) -> None:
    # A figure refers to a source that does not exist.
    (register / ZED).write_text(f"{ZED_YAML}figures:\n  - {{of: members, exactly: 7, as_of: '2021', source: 9}}\n")

    outcome = eapa("merge", "zed", "tass", "--force")

    assert outcome.code == 3
    assert "error: nothing was written: the register would have errors\nhint: correct them first\n" in outcome.err


def test_interrupted_command_is_completed_by_the_next_one(eapa: Eapa, register: Path) -> None:
    journals.write_journal(register)

    outcome = eapa("list", "organizations", "--type", "ngo", "--columns", "id", "--format", "ids")

    assert "new" in outcome.out.splitlines()  # the organization that the journal creates
    assert outcome.err == "note: an interrupted command has been completed\n"
    assert not (register / ".eapa/journal.json").exists()


@pytest.mark.usefixtures("eapa")
@pytest.mark.parametrize("content", [b"id: tass  # by another\n", None], ids=["changed", "deleted"])
def test_file_changed_meanwhile_is_not_overwritten(register: Path, content: bytes | None) -> None:
    tass = register / "data/organizations/tass.yaml"
    changes = ChangeSet(Store(register))
    changes.replace("data/organizations/tass.yaml", tass.read_bytes() + b"# mine\n")
    tass.unlink()
    if content is not None:
        tass.write_bytes(content)

    with pytest.raises(
        RefusedError, match=r"'data/organizations/tass\.yaml' was changed by someone else in the meantime"
    ):
        apply_changes(changes)

    assert (tass.read_bytes() if tass.exists() else None) == content


@pytest.mark.usefixtures("eapa")
def test_file_created_meanwhile_is_not_overwritten(register: Path) -> None:
    changes = ChangeSet(Store(register))
    changes.replace(ZED, ZED_YAML.encode(), new=True)
    (register / ZED).write_bytes(b"theirs")

    with pytest.raises(RefusedError, match=rf"'{re.escape(ZED)}' was changed by someone else in the meantime"):
        apply_changes(changes)

    assert (register / ZED).read_bytes() == b"theirs"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="to this user every folder can be written")
def test_folder_without_write_permission_is_reported(eapa: Eapa, register: Path) -> None:
    register.chmod(0o555)

    assert eapa(*ADD_ZED).code == 4
