"""Terms in free wording: a duration or a period, the renewal, the notice, and clauses for which there is no field."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from eapa_cli.importing.scalar_cells import parse_serial_date
from eapa_cli.model.vocabulary import RenewalMode
from eapa_cli.text.date_parser import read_date, read_period
from eapa_cli.text.date_words import OPEN_END_WORDS, RELATIVE_DAYS
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.fold import fold
from eapa_cli.text.number_words import write_digits


def _match_words(text: str) -> re.Pattern[str]:
    """Return a pattern that matches any of the words in a text; `renew*` matches every word that starts with `renew`."""
    alternatives = "|".join(text.split()).replace("*", r"[^\W\d_]*")
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


# Words that show what a clause is about: a renewal, a notice, a condition, a negation, and how a term is renewed.
_RENEWAL: Final = _match_words(
    "renew* extend* extension* prolong* rollover автопрол* автоматическ* автопродл* пролонг* продл* возобновл*"
    " auto-renew* automatic* ежегодн*"
)
_NOTICE: Final = _match_words(
    "notice notif* уведом* предупрежд* извещ* заявит заявлен* расторж* расторг* terminat* object* возраз* денонс*"
)
_CONDITION: Final = _match_words("unless если")
_NEGATION: Final = _match_words("no not without non без не")
_AUTOMATIC: Final = _match_words("auto* tacit* rollover авто*")
_POSSIBILITY: Final = _match_words(
    "possib* option* right* may can возможн* прав* может могут соглас* соглашению agreement consent renewable"
    " extendable extensible продлеваем* mutual*"
)
_YEARLY: Final = _match_words("annual* yearly ежегодн* every each каждый")
# The start of a term: 'from the date of signing', 'со дня подписания'.
_FROM_SIGNING: Final = re.compile(
    r"\s*,?\s*\b(?:from|since|after|as of|upon|с|со|от|после)\s+(?:the\s+)?(?:(?:date|day|moment|time|даты|дня|момента)\s+)?"
    r"(?:of\s+)?(?:its\s+|его\s+)?(?:sign\w*|подписани\w*|entry into force|вступлени\w* в силу|заключени\w*)"
    r"(?:\s+(?:by (?:the|both) parties|(?:обеими )?сторонами))?",
    re.IGNORECASE,
)
# The words before a length: 'valid for a period of', 'действует в течение'.
_INTRODUCTION: Final = re.compile(
    r"(?:(?:is|are|valid|validity|in force|effective|действу\w+|действительн\w+|вступает в силу|заключен\w*|срок"
    r"|сроком|term|period|for|of|a|an|на|в течение|within|duration|действия)\b[\s:]*)*",
    re.IGNORECASE,
)
# Words for no end: 'for an indefinite period', 'бессрочно'.
_INDEFINITE: Final = re.compile(
    r"(?:for )?(?:an )?(?:indefinite|unlimited|undetermined|unspecified)(?: (?:period|term|time|duration)(?: of time)?)?"
    r"|indefinitely|in perpetuity|perpetual(?:ly)?|permanent(?:ly)?|without (?:a )?(?:time )?(?:limit|end)(?:ation)?(?: (?:of|in) time)?|no time limit"
    r"|(?:на )?(?:неопредел[её]нн\w+|неограниченн\w+)(?: срок\w*| период\w*)?|бессрочн\w*|постоянн\w+"
    r"|без (?:ограничени\w+(?: по)? )?срока(?: действия)?|срок не ограничен|не ограничен(?:о|а)?(?: сроком)?",
    re.IGNORECASE,
)
# A past or future end with its date: 'expired on 1 May 2020', 'истекает 01.05.2030'.
_EXPIRED: Final = re.compile(
    r"(?:has )?(?:expired|ended|lapsed|expires|ист[её]к\w*|закончил\w*|завершен\w*|прекращен\w*|утратил\w* силу)"
    r"\s+(?:in |on |at |в )?(?P<day>.+)",
    re.IGNORECASE,
)
# The end of a year: 'until the end of 2025', 'до конца 2025 года'.
_END_OF_YEAR: Final = re.compile(
    r"(?:до|по|until|till|through|to)\s+(?:the\s+)?(?:конца|end of)\s+(\d{4})(?:\s*(?:г\.?|года?))?", re.IGNORECASE
)
_UNIT: Final = r"(?:years?|yrs?|months?|weeks?|days?|год[а-я]*|лет|г\.|мес[а-я]*\.?|недел[а-я]*|дн[а-я]*|день)"
# A length of time: '5 years', '1 год и 6 месяцев', 'P5Y', or 'год' without a number, which means one year.
_AMOUNT: Final = re.compile(
    rf"\d{{1,4}}[\s-]*{_UNIT}(?:(?:\s+(?:and|и)\s+|\s+)\d{{1,3}}\s*{_UNIT})?|\bP\d+[YMWD]\b|(?<!\w)(?:год|месяц|месяца)\b",
    re.IGNORECASE,
)
# The separators of clauses; a comma before a digit is part of a number.
_CLAUSE_BREAK: Final = re.compile(r"[;\n()]+|,(?!\d)|\.\s+(?=[^\W\d_])|\s+[—–]\s+")
# A dash after a date, without a last day: '01.01.2021 —', '2021 – бессрочно'. The date may be the first day.
_OPEN_PERIOD: Final = re.compile(r"\d\s*[—–-]\s*(?:$|бессроч|неогранич|open|indefinit|unlimited)", re.IGNORECASE)
# The space before a second clause without a separator: '5 years with automatic renewal', '5 years with 3 months notice'.
_SECOND_CLAUSE: Final = re.compile(
    r"\s+(?=(?:(?:and|is|with|without|no|not|the|a|may|can|be|и|а|также|с|со|без|права?|может|быть|на|subject|to)\s+){0,8}"
    r"(?:possib|option|right\b|renew|extend|extension|prolong|auto|tacit|rollover|unless|terminable|subject to|(?<=with )\d|(?<=by )\d|(?<=с )уведом"
    r"|возможн|правом|авто|продл|пролонг|последующ|дальнейш|ежегодн|если|уведом|расторж)[^\W\d_]*)",
    re.IGNORECASE,
)
# The space before a condition: 'renewed automatically unless a party objects'.
_BEFORE_CONDITION: Final = re.compile(r"\s+(?=(?:unless|если)\b)", re.IGNORECASE)
# A date in numbers: '31.12.2025', '2025-12-31'.
_DAY: Final = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b")
_SPACES_AND_PUNCTUATION: Final = re.compile(r"[\W_]+")
# Words of a renewal or a notice that add nothing to its meaning.
_NEUTRAL: Final = _match_words(
    "a additional advance an and another any are at be been before both by can date day days each either end every"
    " expiry following for from further given gives giving if in is it least less like may month months more mutual*"
    " neither new next no not of on one option or other part* period* possib* prior right same shall side* subject"
    " successive such term* than that the then thereof this time to unless upon will with within without writ* year"
    " years"
    " а аналогичн* без более бы было быть в взаимн* возможн* год года да дальнейш* действи* для дней дня до договор*"
    " другой другую его ее если же за и из или истечени* их кажд* как какая календарн* лет либо любая менее месяц*"
    " могут может на намерени* не недел* ни нов* о об обеих обо одна одной одну окончани* от отказ* отсутстви*"
    " очередн* период* письменн* по позднее после последующ* прав* предварительн* прекращ* при раз с своем следующ* со"
    " соглас* соглашени* срок* стор* считается та такой тем тех течени* то того той тот трет* уведомл* условии"
    " условиях чем"
)
# The time grows with the square of the length. A longer text is not a term, but for example a whole agreement.
_MAX_LENGTH: Final = 500


@dataclass(slots=True)
class TermText:
    """A term: its fields by their paths, such as `renewal.mode`, and the clauses that were not understood."""

    fields: dict[str, str] = field(default_factory=dict)
    unread_clauses: list[str] = field(default_factory=list)


def read_term(text: str, today: date | None = None) -> TermText:
    """Read a term. `today` is the day on which the cell was written, if it is known.

    Raises:
        ValueError: the text contains a date that cannot be used; the message is for the author of the cell.
    """
    term = TermText()
    whole = write_digits(text.strip().rstrip("."))
    if len(whole) > _MAX_LENGTH:
        term.unread_clauses.append(whole)
        return term
    if _put_length(term, whole, today):
        return term
    for clause in [whole] if _OPEN_PERIOD.search(whole) else _split_clauses(whole):
        if not _put_clause(term, clause, today):
            term.unread_clauses.append(clause)
    for clause in term.unread_clauses:
        if _DAY.search(clause) or fold(clause) in RELATIVE_DAYS:
            read_period(clause, today)  # raises the error, since a date that cannot be used must not become a note
    return term


def _split_clauses(text: str) -> Iterator[str]:
    """Yield the clauses of a term: its length, its renewal, its notice, and conditions."""
    for part in _CLAUSE_BREAK.split(text):
        head, *tail = _SECOND_CLAUSE.split(part.strip(), maxsplit=1)
        clauses = [head, *tail] if _is_own_clause(head) else [part]
        pieces = [one.strip(" ,.—–") for clause in clauses for one in _BEFORE_CONDITION.split(clause)]
        yield from filter(None, pieces)


def _is_own_clause(head: str) -> bool:
    """Return whether the words before a second clause are a clause too, such as '5 years' of '5 years with renewal'.

    A renewal or a notice is not split, since it contains words that can start a clause. Neutral words alone, such as
    'it may' of 'it may be renewed', belong to the words after them.
    """
    if _RENEWAL.search(head) or _NOTICE.search(head):
        return False
    return bool(_AMOUNT.search(head) or _find_unknown_words(head))


def _put_clause(term: TermText, clause: str, today: date | None) -> bool:
    """Store the meaning of a clause; return whether the whole clause was understood."""
    if _NOTICE.search(clause):
        is_complete = _put_notice(term, clause)
    elif _RENEWAL.search(clause):
        is_complete = _put_renewal(term, clause)
    else:
        # A length is matched as a whole, so that no unknown word can be left.
        return _put_length(term, clause, today)
    return is_complete and not _find_unknown_words(clause)


def _find_unknown_words(clause: str) -> str:
    """Return the letters of a clause that are not in a length of time, nor in known words of a renewal or a notice."""
    for pattern in (_AMOUNT, _RENEWAL, _NOTICE, _AUTOMATIC, _POSSIBILITY, _YEARLY, _NEUTRAL):
        clause = pattern.sub(" ", clause)
    return _SPACES_AND_PUNCTUATION.sub("", clause.replace("'s", ""))  # "one year's notice"


def _put_length(term: TermText, clause: str, today: date | None) -> bool:
    """Store a duration, a period or an open end; return whether the clause is one of these."""
    plain = _FROM_SIGNING.sub("", clause).strip()
    amount = plain[_INTRODUCTION.match(plain).end() :].strip()  # type: ignore[union-attr]  # it matches an empty text
    if fold(plain) in OPEN_END_WORDS or any(map(_INDEFINITE.fullmatch, (plain, amount))):
        return _put(term, "ends", "..")
    with suppress(ValueError):  # the clause is not a duration
        return _put(term, "duration", str(read_duration(_parse_amount(amount))))
    if match := _END_OF_YEAR.fullmatch(amount):
        return _put(term, "ends", f"{match[1]}-12-31")
    if day := parse_serial_date(clause):  # a spreadsheet program stores a date as a number
        return _put(term, "ends", day)
    if match := _EXPIRED.fullmatch(clause):
        with suppress(ValueError):  # the words after 'expired' are not a date
            return _put(term, "ends", str(read_date(match["day"], today)))
    # The introduction can be a part of the period, as 'in force' of 'in force until 2025', or precede it.
    for words in (clause, amount):
        with suppress(ValueError):  # the words are not a period
            starts, ends = read_period(words, today)
            stored = [_put(term, key, str(day)) for key, day in (("starts", starts), ("ends", ends)) if day]
            return all(stored)
    return False


def _put_renewal(term: TermText, clause: str) -> bool:
    """Store the mode and the period of the renewal; return whether the fields have the values of the clause."""
    # In 'renewed unless a party does not agree', the negation is a part of the condition.
    is_excluded = _NEGATION.search(clause) and not _CONDITION.search(clause)
    if is_excluded:
        return _put(term, "renewal.mode", RenewalMode.NONE)
    is_express = bool(_POSSIBILITY.search(clause)) and not _AUTOMATIC.search(clause)
    stored = _put(term, "renewal.mode", RenewalMode.EXPRESS if is_express else RenewalMode.TACIT)
    if match := _AMOUNT.search(clause):
        return stored and _put(term, "renewal.period", str(read_duration(_parse_amount(match[0]))))
    return stored and (not _YEARLY.search(clause) or _put(term, "renewal.period", "P1Y"))


def _put_notice(term: TermText, clause: str) -> bool:
    """Store the notice; return whether the clause has no other meaning.

    Without a renewal or an open end, a condition such as 'unless' can be about an early end, and no field has that.
    """
    has_condition = bool(_CONDITION.search(clause))
    is_complete = not has_condition or "renewal.mode" in term.fields or term.fields.get("ends") == ".."
    amounts = _AMOUNT.findall(clause)
    if not amounts:
        # A condition without a period, such as 'unless a party objects', is a part of each tacit renewal.
        return is_complete and has_condition
    if len(amounts) > 1:  # it is not clear which of the lengths is the notice
        return False
    return _put(term, "notice", str(read_duration(_parse_amount(amounts[0])))) and is_complete


def _parse_amount(text: str) -> str:
    """Return a length of time in the form of `read_duration`.

    It has a number, and neither a word such as 'calendar' nor the hyphen of '5-year'.
    """
    single = {"год": "1 год", "месяц": "1 месяц", "месяца": "1 месяц"}.get(text.lower(), text)
    return re.sub(r"calendar |календарн\w+ |(?<=\d)-", " ", single)


def _put(term: TermText, key: str, value: str) -> bool:
    """Store a value unless the field has one; return whether the field now has this value."""
    return term.fields.setdefault(key, value) == value
