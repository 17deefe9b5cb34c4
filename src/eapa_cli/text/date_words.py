"""Words in dates, apart from months, in several languages.

Words are compared by fold, so one spelling is enough where two scripts of a language have the same fold.
"""

from collections.abc import Mapping
from typing import Final

from eapa_cli.text.fold import fold

YEAR_WORDS: Final = frozenset(
    fold(word)
    for word in (
        *("year", "г", "гг", "год", "года", "году", "годы", "годах", "годов", "año", "ano", "yılı", "年", "년"),
        *("yil", "yili", "yilning", "йил", "йили", "жыл", "жылы", "жылғы", "жылдын", "соли", "il", "ili"),
    )
)
ORDINALS: Final = frozenset(fold(word) for word in ("st", "nd", "rd", "th", "го", "е", "й", "ого"))
"""Endings of the number of a day."""

_FILLERS: Final = frozenset(
    fold(word)
    for word in (
        *("of", "the", "on", "in", "dated", "в", "от"),
        *("de", "del", "le", "el", "den", "der", "am", "er", "月", "日", "월", "일"),
    )
)
ABOUT: Final = frozenset(
    fold(word)
    for word in (
        *("c", "ca", "circa", "about", "around", "approx", "approximately"),
        *("около", "ок", "примерно", "приблизительно", "прибл", "taxminan", "тахминан", "шамамен"),
        *("vers", "um", "etwa"),
    )
)
PERHAPS: Final = frozenset(
    fold(word)
    for word in (
        *("perhaps", "possibly", "probably", "maybe", "presumably"),
        *("возможно", "вероятно", "предположительно", "видимо", "ehtimol", "эҳтимол"),
    )
)
IGNORED: Final = _FILLERS | YEAR_WORDS | ORDINALS | ABOUT | PERHAPS
"""Words that do not name a part of a date."""

SEASONS: Final = frozenset(
    fold(word)
    for word in (
        *("spring", "summer", "autumn", "fall", "winter"),
        *("весна", "весной", "весны", "лето", "летом", "лета", "осень", "осенью", "осени", "зима", "зимой", "зимы"),
        *("bahor", "yoz", "kuz", "qish"),
    )
)
OPEN: Final = frozenset(
    fold(word)
    for word in (
        *("open", "open-ended", "no end", "without end", "indefinite", "indefinitely", "unlimited"),
        *("бессрочно", "бессрочный", "без срока", "не ограничен", "неограниченно", "muddatsiz"),
    )
)
RELATIVE_DAYS: Final[Mapping[str, int]] = {
    fold(word): days
    for days, words in {
        -1: ("yesterday", "вчера", "kecha", "кеше", "кечээ", "дирӯз"),
        0: ("today", "сегодня", "bugun", "бүгін", "бүгүн", "имрӯз"),
        1: ("tomorrow", "завтра", "ertaga", "ертең", "эртең", "фардо"),
    }.items()
    for word in words
}
