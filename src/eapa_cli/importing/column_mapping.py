"""Which field a column of a spreadsheet is for."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from eapa_cli.errors import UsageError
from eapa_cli.importing.sheet import Broken, Sheet, Value, letters
from eapa_cli.importing.synonyms import ENGLISH, ROW_NUMBERS, RUSSIAN, TAGS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import FREE, ITEM, LANGUAGE, fields, find_field
from eapa_cli.text.fold import fold
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean

_TAG: Final = re.compile(r"(?P<rest>.*\S)\s*[\[(](?P<tag>[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)[\])]\s*")
_NUMBER: Final = re.compile(r"\b\d{1,3}\b")
_SEARCHED: Final = 20
"""The heading stands in one of so many first rows, below a title."""
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column's heading as it stands there, and the field that it is for.

    An `exact` heading is the field's own name, and its cells are taken to the letter.
    """

    text: str
    field: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A sheet of one kind of record, with the headings by column and the rows below them.

    `texts` are all that stands in the row of headings.
    """

    sheet: Sheet
    kind: Kind
    texts: Sequence[str]
    headings: Mapping[int, Heading]
    rows: Sequence[tuple[int, Mapping[int, Value]]]


def known_in(cells: Sequence[object]) -> int:
    """How many cells of a row are headings of some kind of record."""
    return max(_known(kind, cells) for kind in Kind)


def headed(sheet: Sheet, given: Mapping[str, str]) -> Headed | None:
    """The sheet by its headings, of which some are given by the one who imports it; None if it has none.

    Raises:
        UsageError: a heading is for no field, or two are for the same.
    """
    best, at = 0, None
    for place, (_, cells) in enumerate(sheet.rows[:_SEARCHED]):
        count = max(_known(kind, cells.values(), given) for kind in Kind)
        if count > best:
            best, at = count, place
    if at is None or best < min(_FEWEST, len(sheet.rows[at][1])):
        return None
    cells = sheet.rows[at][1]
    kind = max(reversed(Kind), key=lambda kind: _known(kind, cells.values(), given))
    rows = [(number, row) for number, row in sheet.rows[at + 1 :] if row and not _is_remark(row)]
    used = {column for _, row in rows for column in row}
    headings = _headings(kind, {column: cells[column] for column in cells if column in used}, given)
    if bare := sorted(used - cells.keys()):
        raise UsageError(f"column {letters(bare[0])} of '{sheet.name or sheet.file}' holds cells and has no heading")
    texts = [str(cell).strip() for cell in cells.values()]
    return Headed(sheet=sheet, kind=kind, texts=texts, headings=headings, rows=rows)


def heading_for(kind: Kind, text: str) -> Heading | None:
    """The heading that stands for a field; its first item, where there can be many."""
    field = _field(kind, text)
    return Heading(text=text, field=field.replace(ITEM, "1"), exact=text == field) if field else None


def see_that_fields_are_given(given: Mapping[str, str]) -> None:
    """See that each heading is given a field that some cell can be for, or nothing.

    Raises:
        UsageError: a field is none, or holds others.
    """
    for text, field in given.items():
        if any(_given_field(kind, field) is not None for kind in Kind):
            continue
        known = list(dict.fromkeys(one for kind in Kind for one in (*fields(kind), *ENGLISH[kind])))
        within = [one for one in known if one.startswith(f"{field}.")]
        near = ask_if_meant(within[:3]) or did_you_mean(field, known)
        raise UsageError(
            f"--map '{text}={field}': no column can be for '{field}'",
            hint=near or "the fields are listed in docs/reference/fields.md",
        )


def see_that_headings_are_there(given: Mapping[str, str], sheets: Sequence[Headed]) -> None:
    """See that each heading that is given a field stands in some sheet.

    Raises:
        UsageError: one stands in none.
    """
    there = [text for sheet in sheets for text in sheet.texts]
    for text, field in given.items():
        if text not in there:
            known = ", ".join(f"'{one}'" for one in there)
            raise UsageError(
                f"--map '{text}={field}': no column has the heading '{text}'",
                hint=did_you_mean(text, there) or f"the headings are {known}",
            )


def _given_field(kind: Kind, field: str) -> str | None:
    """The field that is meant by its name, or by a heading that stands for it."""
    return field if not field or field in ENGLISH[kind] else _field(kind, field)


def _is_remark(row: Mapping[int, Value]) -> bool:
    first = row[min(row)]
    return isinstance(first, str) and first.startswith("#")


def _known(kind: Kind, cells: object, given: Mapping[str, str] = {}) -> int:
    texts = [cell for cell in cells if isinstance(cell, str)]  # type: ignore[attr-defined]
    return sum(text.strip() in given or _field(kind, text) is not None for text in texts)


def _headings(kind: Kind, cells: Mapping[int, Value], given: Mapping[str, str]) -> dict[int, Heading]:
    found: dict[int, Heading] = {}
    unknown: dict[int, str] = {}
    times: Counter[str] = Counter()
    for column, value in cells.items():
        text = str(value).strip()
        field = _given_field(kind, given[text]) if text in given else _field(kind, text)
        if field is None or isinstance(value, Broken):
            unknown[column] = text
            continue
        if not field:
            continue
        if f".{ITEM}" in field:
            # The same heading twice is of the first, and of the second.
            times[field] += 1
            field = field.replace(ITEM, str(times[field]), 1)
        clash = next((heading for heading in found.values() if heading.field == field), None)
        if clash:
            raise UsageError(
                f"the columns '{clash.text}' and '{text}' are both for {field}",
                hint=f"leave one out with --map '{text}='",
            )
        found[column] = Heading(text=text, field=field, exact=text == field)
    if unknown:
        raise _unknown(kind, unknown)
    return found


def _unknown(kind: Kind, columns: Mapping[int, str]) -> UsageError:
    known = [phrase for phrases in (*ENGLISH[kind].values(), *RUSSIAN[kind].values()) for phrase in phrases]
    near = {text: did_you_mean(text, [*known, *fields(kind)]) for text in columns.values()}
    named = [f"'{text}' ({letters(column)})" for column, text in columns.items()]
    if len(named) == 1:
        ((text, asked),) = near.items()
        return UsageError(
            f"the column {named[0]} is for no field of an {kind}",
            hint=f"{f'{asked} ' if asked else ''}Say which with --map '{text}=FIELD', "
            f"or leave it out with --map '{text}='",
        )
    asked = " ".join(f"'{text}': {one}" for text, one in near.items() if one)
    left_out = " ".join(f"--map '{text}='" for text in near)
    return UsageError(
        f"{len(named)} columns are for no field of an {kind}: {', '.join(named)}",
        hint=f"{f'{asked} ' if asked else ''}Say which behind each '=', or leave them out so: {left_out}",
    )


def _field(kind: Kind, text: str) -> str | None:
    """The field that a heading names; empty for a column that is for none, None if it is not known."""
    stripped = text.strip()
    if find_field(kind, stripped) or f".{FREE}" in f".{stripped}":
        return stripped
    if stripped in ROW_NUMBERS:
        return ""
    tag, phrase = _language(stripped)
    number = _NUMBER.search(phrase)
    if number:
        phrase = f"{phrase[: number.start()]} {ITEM} {phrase[number.end() :]}"
    field = _phrases(kind).get(_key(phrase)) or _phrases(kind).get(_key(f"{phrase} {ITEM}" if not number else ""))
    if field is None or (tag and LANGUAGE not in field):
        return None
    field = field.replace(ITEM, number.group()) if number else field
    return field.replace(LANGUAGE, tag) if tag else field


def _language(text: str) -> tuple[str | None, str]:
    if match := _TAG.fullmatch(text):
        return match["tag"], match["rest"]
    words = fold(text).split()
    for length in (2, 1):
        tag = _tags().get(" ".join(words[-length:]))
        if tag and len(words) > length:
            return tag, " ".join(re.split(r"[\s,:;()/-]+", text.strip(" ()[].,"))[:-length])
    return None, text


@cache
def _phrases(kind: Kind) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for phrases in (ENGLISH[kind], RUSSIAN[kind]):
        for field, names in phrases.items():
            for name in names:
                found.setdefault(_key(name), field)
    return found


@cache
def _tags() -> Mapping[str, str]:
    return {fold(name): tag for tag, names in TAGS.items() for name in names}


def _key(phrase: str) -> str:
    return fold(phrase.replace(ITEM, " 0 "))
