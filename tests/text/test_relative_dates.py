"""Days that are called by how far they are."""

from datetime import date

import pytest

from eapa_cli.text.relative_dates import named_day

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        (" Сегодня ", TODAY),
        ("bugun", TODAY),
        ("yesterday", date(2026, 2, 28)),
        ("Вчера", date(2026, 2, 28)),
        ("tomorrow", date(2026, 3, 2)),
        ("2026-03-01", None),
        ("today or so", None),
        ("", None),
    ],
)
def test_a_day_is_named_by_its_distance(text: str, day: date | None) -> None:
    assert named_day(text, TODAY) == day
