"""Words in dates, except names of months, in several languages.

Words are compared by fold. A word that has the same fold in two scripts of a language is listed once.
"""

from collections.abc import Mapping
from typing import Final

from eapa_cli.text.fold import fold

YEAR_WORDS: Final = frozenset(
    fold(word)
    for word in (
        "year", "г", "гг", "год", "года", "году", "годы", "годах", "годов", "año", "ano", "yılı", "年", "년",
        "yil", "yili", "yilning", "жыл", "жылы", "жылғы", "жылдын", "соли", "il", "ili",
    )
)  # fmt: skip
ORDINAL_ENDINGS: Final = frozenset(fold(word) for word in ("st", "nd", "rd", "th", "го", "е", "й", "ого"))
"""Endings of numbers of days, as in '24th'."""

DECADE_ENDINGS: Final = frozenset(fold(ending) for ending in ("s", "е", "х"))
"""Endings of the first year of a decade, as in '1990s' and '1990-х'."""

_FILLERS: Final = frozenset(
    fold(word)
    for word in (
        "of", "the", "on", "in", "dated", "в", "от",
        "de", "del", "le", "el", "den", "der", "am", "er", "月", "日", "월", "일",
    )
)  # fmt: skip
APPROXIMATE_WORDS: Final = frozenset(
    fold(word)
    for word in (
        "c", "ca", "circa", "about", "around", "approx", "approximately",
        "около", "ок", "примерно", "приблизительно", "прибл", "taxminan", "тахминан", "шамамен",
        "vers", "um", "etwa",
    )
)  # fmt: skip
UNCERTAIN_WORDS: Final = frozenset(
    fold(word)
    for word in (
        "perhaps", "possibly", "probably", "maybe", "presumably",
        "возможно", "вероятно", "предположительно", "видимо", "ehtimol",
    )
)  # fmt: skip
IGNORED_WORDS: Final = _FILLERS | YEAR_WORDS | ORDINAL_ENDINGS | APPROXIMATE_WORDS | UNCERTAIN_WORDS
"""Words in a date that do not name its year, month or day."""

SEASON_WORDS: Final = frozenset(
    fold(word)
    for word in (
        "spring", "summer", "autumn", "fall", "winter",
        "весна", "весной", "весны", "лето", "летом", "лета", "осень", "осенью", "осени", "зима", "зимой", "зимы",
        "bahor", "yoz", "kuz", "qish",
    )
)  # fmt: skip
OPEN_END_WORDS: Final = frozenset(
    fold(word)
    for word in (
        "open", "open-ended", "no end", "without end", "indefinite", "indefinitely", "unlimited",
        "бессрочно", "бессрочный", "без срока", "не ограничен", "неограниченно", "muddatsiz",
    )
)  # fmt: skip
RELATIVE_DAYS: Final[Mapping[str, int]] = {
    fold(word): days
    for days, words in {
        -1: ("yesterday", "вчера", "kecha", "кеше", "кечээ", "дирӯз"),
        0: ("today", "сегодня", "bugun", "бүгін", "бүгүн", "имрӯз"),
        1: ("tomorrow", "завтра", "ertaga", "ертең", "эртең", "фардо"),
    }.items()
    for word in words
}
