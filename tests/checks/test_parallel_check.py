"""Checks in several processes: the same report as in one, and a clean end on Ctrl-C."""

import shutil
import signal
from multiprocessing import active_children
from pathlib import Path

import pytest
from case_folders import BASE, FOLDER, build_register

from eapa_cli.checks.checker import check
from eapa_cli.storage import process_pool
from eapa_cli.storage.store import Store

# Problems of each kind: encoding, syntax, schema, rules about one record and rules about all.
BROKEN = (
    "encoding/utf-16", "yaml-syntax/open-list", "schema/below-zero", "dates-in-order/name", "id-not-reused/two-records",
    "known-organization/slip", "unique-id/two-folders",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with many problems, read two files at a time."""
    monkeypatch.setattr(process_pool, "BATCH_SIZE", 2)
    root = build_register(BASE, tmp_path / "register")
    for number, case in enumerate(BROKEN):
        for path in (FOLDER / case / "data").rglob("*.yaml"):
            place = root / "data" / path.relative_to(FOLDER / case / "data").parent / f"{number}" / path.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
    return root


def test_two_processes_return_the_same_report_as_one(root: Path) -> None:
    single = check(Store(root), processes=1)

    assert len({problem.rule for problem in single.problems}) >= len(BROKEN)
    assert check(Store(root), processes=2) == single


def test_spawned_processes_return_the_same_report(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_pool, "CAN_FORK", False)

    assert check(Store(root), processes=2) == check(Store(root), processes=1)


@pytest.mark.parametrize("processes", [1, 2])
def test_progress_is_reported_up_to_the_last_file(root: Path, processes: int) -> None:
    reported: list[tuple[int, int]] = []

    report = check(Store(root), processes=processes, progress=lambda *counts: reported.append(counts))

    assert reported[0] == (2, report.file_count)
    assert reported[-1] == (report.file_count, report.file_count)


def test_ctrl_c_ends_all_processes(root: Path) -> None:
    # A shell makes background jobs ignore the signal.
    previous_handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            check(Store(root), processes=2, progress=lambda *_: signal.raise_signal(signal.SIGINT))
    finally:
        signal.signal(signal.SIGINT, previous_handler)

    assert active_children() == []
