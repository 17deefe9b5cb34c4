"""Statuses in spreadsheets."""

import pytest

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
