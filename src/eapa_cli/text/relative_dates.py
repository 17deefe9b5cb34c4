"""Days that are called by how far they are from the day on which somebody writes: today, yesterday, tomorrow."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from eapa_cli.text.fold import fold

_CALLED: Final = {
    -1: ("yesterday", "вчера", "kecha", "кеше", "кечээ", "дирӯз"),
    0: ("today", "сегодня", "bugun", "бүгін", "бүгүн", "имрӯз"),
    1: ("tomorrow", "завтра", "ertaga", "ертең", "эртең", "фардо"),
}
_DISTANCES: Final[Mapping[str, int]] = {fold(word): days for days, words in _CALLED.items() for word in words}


def named_day(text: str, today: date) -> date | None:
    """The day that a word names on a day, in the languages that the register's parties write; None if it names none."""
    distance = _DISTANCES.get(fold(text))
    return None if distance is None else today + timedelta(days=distance)
