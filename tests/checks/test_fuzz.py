"""Fuzzing: the checker accepts any content of a file, and reports places inside the file."""

from pathlib import Path

import pytest
from case_folders import BASE, build_register
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import DATA

from eapa_cli.checks.checker import check
from eapa_cli.storage.store import Store

SEEDS = sorted(path.read_bytes() for path in DATA.glob("*/*.yaml"))
# Bytes with a special meaning in YAML, dates, durations or files, and short text.
INSERTED_BYTES = st.one_of(
    st.sampled_from(
        [b"[", b"]", b"{", b"}", b": ", b"- ", b"&a ", b"*a", b"!!str ", b"|", b">", b"'", b'"', b"\\", b"\n", b"\r", b"\t", b"..", b"XXXX-", b"?", b"~", b"NO", b"null", b"0x", b"1e400", b"P99999Y", b"9999-12-31", b"\xd0", b"\x00", b"#"]
    ),
    st.text(max_size=4).map(lambda text: text.encode("utf-8", "surrogatepass")),
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_register(BASE, tmp_path_factory.mktemp("fuzz") / "register")


@settings(max_examples=100)
# An edit has a place as a fraction of the file, the number of removed bytes, and the inserted bytes.
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), INSERTED_BYTES), min_size=1, max_size=4),
)
def test_a_corrupted_record_is_reported_at_places_inside_its_file(
    root: Path, source: bytes, edits: list[tuple[float, int, bytes]]
) -> None:
    for place, removed_length, inserted in edits:
        start = int(place * len(source))
        source = source[:start] + inserted + source[start + removed_length :]
    line_count = len(source.splitlines()) or 1
    for folder in ("organizations", "agreements"):
        (root / f"data/{folder}/x.yaml").write_bytes(source)

    problems = [problem for problem in check(Store(root)).problems if problem.file.endswith("/x.yaml")]

    # At least one of the two files is in the folder of the other kind.
    assert problems
    for problem in problems:
        assert 1 <= problem.span.line <= line_count, problem
        assert problem.span.column >= 1
        assert problem.span.line <= problem.span.end_line
