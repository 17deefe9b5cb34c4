"""Checks in several processes: the report is the same as with one process, and Ctrl-C ends all processes."""

import shutil
import signal
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest
from case_folders import BASE, CASES_FOLDER, build_register

from eapa_cli.checks.checker import check
from eapa_cli.storage import process_pool
from eapa_cli.storage.store import Store

# Cases for each step of a check: decoding, parsing, the schema, rules about one record, and rules about the register.
BROKEN_CASES = (
    "encoding/utf-16",
    "yaml-syntax/open-list",
    "schema/negative-number",
    "dates-in-order/end-of-a-name",
    "id-not-reused/former-id-of-two-records",
    "known-organization/two-typos",
    "unique-id/used-id-hides-no-other-errors",
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a register with many problems, which a check reads two files at a time."""
    monkeypatch.setattr(process_pool, "BATCH_SIZE", 2)
    root = build_register(BASE, tmp_path / "register")
    for number, case in enumerate(BROKEN_CASES):
        case_data = CASES_FOLDER / case / "data"
        for path in case_data.rglob("*.yaml"):
            # A folder for each case, since several cases have files of the same name.
            copy = root / "data" / path.relative_to(case_data).parent / f"{number}" / path.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    return root


@pytest.fixture
def use_two_processes(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a function after whose call a check uses two processes. A small register is otherwise checked by one."""
    return lambda: monkeypatch.setattr(process_pool, "process_count_for", lambda _file_count: 2)


@pytest.mark.parametrize("is_forked", [True, False])
def test_two_processes_return_the_same_report_as_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, use_two_processes: Callable[[], None], *, is_forked: bool
) -> None:
    monkeypatch.setattr(process_pool, "CAN_FORK", is_forked and process_pool.CAN_FORK)
    single = check(Store(root))
    assert {case.partition("/")[0] for case in BROKEN_CASES} <= {problem.rule for problem in single.problems}

    use_two_processes()

    assert check(Store(root)) == single


@pytest.mark.parametrize("is_parallel", [False, True])
def test_progress_is_reported_up_to_the_last_file(
    root: Path, use_two_processes: Callable[[], None], *, is_parallel: bool
) -> None:
    counts: list[tuple[int, int]] = []
    if is_parallel:
        use_two_processes()

    report = check(Store(root), progress=lambda done, total: counts.append((done, total)))

    record_count = report.file_count - 1  # the register's own file is read before the records
    assert counts[0] == (2, record_count)
    assert counts[-1] == (record_count, record_count)


def test_ctrl_c_ends_all_processes(root: Path, use_two_processes: Callable[[], None]) -> None:
    use_two_processes()
    with pytest.raises(KeyboardInterrupt):
        check(Store(root), progress=lambda *_: signal.raise_signal(signal.SIGINT))

    assert active_children() == []
