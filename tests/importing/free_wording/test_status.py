"""Statuses in spreadsheets."""

from pathlib import Path

import pytest
from running import Eapa

from eapa_cli.importing.free_wording.status import StatedStatus, read_status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Подписано", StatedStatus.SIGNED), ("действует", StatedStatus.IN_FORCE), ("in force", StatedStatus.IN_FORCE),
        ("истекает 31.12.2030", StatedStatus.IN_FORCE),
        ("истёк", StatedStatus.EXPIRED), ("не действует", StatedStatus.EXPIRED), ("no longer in force", StatedStatus.EXPIRED),
        ("расторгнуто", StatedStatus.TERMINATED), ("заменено новым", StatedStatus.SUPERSEDED),
        ("не подписано", StatedStatus.PLANNED), ("проект", StatedStatus.PLANNED), ("не заключено", StatedStatus.PLANNED),
        ("not active", StatedStatus.EXPIRED), ("не в силе", StatedStatus.EXPIRED), ("на согласовании", StatedStatus.NEGOTIATING),
    ],
)  # fmt: skip
def test_a_status_is_recognized(text: str, status: StatedStatus) -> None:
    assert read_status(text) is status


@pytest.mark.parametrize(
    "text", ["purple", "not terminated", "не истёк", "never signed", "not yet in force", "пока не действует"]
)
def test_another_text_is_not_a_status(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' is not a status: write 'signed'"):
        read_status(text)


@pytest.mark.parametrize(("stage", "has_remark"), [("negotiating", True), ("planned", False)])
def test_a_status_in_words_that_differs_from_the_stage_of_the_row_is_reported(
    register: Path, eapa: Eapa, stage: str, has_remark: bool
) -> None:
    (register / "new.csv").write_text(
        f"Date;Type;Parties;Source;Status;stage\n2030;other;eapa, tass;https://example.org/1;draft;{stage}\n",
        encoding="utf-8",
    )

    outcome = eapa("import", "new.csv", "--dry-run")

    assert outcome.code == 0, outcome.err
    assert ("'draft' was not stored: the row has the stage 'negotiating'" in outcome.out) == has_remark
