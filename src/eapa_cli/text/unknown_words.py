"""Words that people write where a value is not known."""

from functools import cache
from typing import Final

from eapa_cli.text.fold import fold

_PHRASES: Final = """\
no; none; nil; null; n/a; na; not applicable; not available; no data; no date; unknown; not known; unknown date; undated
date unknown; unspecified; not specified; not stated; not given; not indicated; not recorded; to be determined; tbd; tba
нет; нету; нет данных; нет сведений; нет информации; нет даты; н/д; н/у; б/д; без даты; отсутствует; отсутствуют
неизвестен; неизвестна; неизвестно; неизвестны; не известен; не известна; не известно; не известны; дата неизвестна
не указан; не указана; не указано; не указаны; дата не указана; неуказана; не задан; не задана; не задано; не применимо
не определён; не определена; не определено; не установлен; не установлена; не установлено; не заполнено
yoʻq; nomaʼlum; koʻrsatilmagan; maʼlumot yoʻq; йўқ; номаълум; кўрсатилмаган; маълумот йўқ; нест
жоқ; белгісіз; көрсетілмеген; жок; белгисиз; yok; bilinmiyor; belirtilmemiş; 未知; 不详; 无; غير معروف
nein; keine; keine Angabe; k. A.; unbekannt; nicht bekannt; nicht angegeben; ohne Datum
desconocido; desconocida; sin fecha; sin datos; no consta; no se sabe; no indicado; s/f
non; inconnu; inconnue; sans date; non précisé; non précisée; non indiqué; non indiquée"""
# The codes of Norway, of Norwegian and of Namibia, which are also possible acronyms.
_POSSIBLE_CODES: Final = frozenset({"NO", "NA"})
# An open end and an open interval in EDTF. They do not mean that a value is unknown.
_OPEN_DATES: Final = frozenset({"..", "../.."})


def is_unknown(text: str) -> bool:
    """Return whether a text means that the value is not known: `no`, `не указана`, `n/a`, or only signs such as `-`."""
    written = text.strip()
    if any(map(str.isalnum, written)):
        return fold(written) in _folded_words()
    return bool(written) and written not in _OPEN_DATES


def is_unknown_code(text: str) -> bool:
    """Return whether a text means that the value is not known, unless it can be a code such as `NO` or `no`."""
    return text.strip().upper() not in _POSSIBLE_CODES and is_unknown(text)


def is_unknown_name(text: str) -> bool:
    """Return whether a text means that the value is not known, unless it can be a code or an acronym: `NO` or `NA`."""
    return text.strip() not in _POSSIBLE_CODES and is_unknown(text)


@cache
def _folded_words() -> frozenset[str]:
    # Folded on first use, since folding Cyrillic text loads a table, which takes 20 ms.
    return frozenset(fold(word) for word in _PHRASES.replace("\n", ";").split(";"))
