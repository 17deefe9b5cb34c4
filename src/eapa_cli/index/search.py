"""Finds records by words in any of their texts, best first, and shows where the words stand."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.index.conditions import Where
from eapa_cli.index.filters import Filters
from eapa_cli.index.index import Index
from eapa_cli.index.tables import WEIGHTS
from eapa_cli.index.words import passages
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.rows import Column, Marked, Rows
from eapa_cli.storage.codec import decode
from eapa_cli.text.fold import fold
from eapa_cli.text.nearest import nearest, question

_COLUMNS: Final = (
    Column("kind", "Kind"),
    Column("name", "Name or title", flexible=True),
    Column("where", "Where"),
    Column("match", "Match", flexible=True),
    Column("id", "Id", below=True),
)
_RECORDS: Final[Mapping[Kind, type[Organization | Agreement]]] = {
    Kind.ORGANIZATION: Organization,
    Kind.AGREEMENT: Agreement,
}
# What a word is to a reader: fold() sees through what joins the parts of some.
_WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´][^\W_]+)*", re.UNICODE)
_QUOTED: Final = re.compile('["«“]([^"»”]*)["»”]|([^"«“»”]+)')
# A name says more to the one who reads than an id that holds the same word.
_SHOWN_FIRST: Final = ("names", "people", "id", "text", "notes")
_BEFORE, _AROUND = 30, 100  # characters


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side; the last may go on, if the one who asks was not done with it."""

    words: tuple[str, ...]
    open: bool

    @property
    def match(self) -> str:
        """The term in the language of FTS5; its words are letters and digits alone."""
        return f'"{" ".join(self.words)}"{"*" if self.open else ""}'

    def fits(self, word: str) -> bool:
        """Whether a folded word is one of its own."""
        return word in self.words or (self.open and word.startswith(self.words[-1]))


def terms(text: str, *, loose: bool = False) -> tuple[Term, ...]:
    """What is searched for: each word, and each phrase in quotation marks; the last word may be a beginning.

    Loose, a word may have any ending.

    Raises:
        UsageError: there is no word.
    """
    found = []
    for phrase, words in _QUOTED.findall(text):
        if phrase and (folded := fold(phrase)):
            found.append(Term(tuple(folded.split()), open=False))
        for word in words.split():
            stem = _ENDING.sub("", word) if loose else word
            # What one word folds to stays together: 'scopdc-uz', and a name in Chinese.
            if folded := fold(stem):
                found.append(Term(tuple(folded.split()), open=stem != word))
    if not found:
        raise UsageError(f"there is no word in '{text}'", hint="give words of any text, in any script")
    if not text.rstrip().endswith(('"', "»", "”")):
        found[-1] = Term(found[-1].words, open=True)
    return tuple(found)


# What is left is four letters at least. Enough for Russian adjectives and nouns and for English plurals: a word with
# its ending cut off is only asked for when the word itself stands nowhere.
_ENDING: Final = re.compile("(?<=[а-яё]{4})[аеёиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|ing|ed)$", re.IGNORECASE)


def search(index: Index, text: str, kinds: Sequence[Kind], filters: Filters, limit: int | None) -> tuple[Rows, int]:
    """The records that hold all words, best first, limit at most; and how many there are.

    Raises:
        RefusedError: this Python's SQLite cannot search.
        UsageError: there is no word.
    """
    if not index.ask("SELECT 1 FROM sqlite_master WHERE name = 'words'"):
        raise RefusedError(
            "this Python's SQLite was built without FTS5, which search needs",
            hint="'eapa list --party' and '--signatory' find names without it; most other builds of Python have it",
        )
    wanted = terms(text)
    found = [row for kind in kinds for row in _matching(index, kind, wanted, filters)]
    if not found:
        wanted = terms(text, loose=True)
        found = [row for kind in kinds for row in _matching(index, kind, wanted, filters)]
    found.sort(key=lambda row: (row[0], row[1], row[3]))
    shown = [_row(index, row, wanted) for row in found[:limit]]
    names = [column.name for column in _COLUMNS]
    objects = [dict(zip(names, map(_plain, row), strict=True)) for row in shown]
    return Rows("matches", _COLUMNS, shown, objects=objects), len(found)


def suggestion(index: Index, text: str) -> str | None:
    """What may have been meant, if a word of it stands nowhere: the words there are, asked for again."""
    index.define(["CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, 'row')"])
    known = [word for (word,) in index.ask("SELECT term FROM vocabulary")]
    folded = [word for term in terms(text) for word in term.words]
    for place, word in enumerate(folded):
        if not any(one.startswith(word) for one in known):
            near = nearest(word, known)
            return question([" ".join([*folded[:place], one, *folded[place + 1 :]]) for one in near])
    return None


# Whether the words are all its own, how well they fit, the kind, the id, the name and the data.
_Row = tuple[int, float, Kind, str, str, str]


def _matching(index: Index, kind: Kind, wanted: Sequence[Term], filters: Filters) -> Iterator[_Row]:
    where = Where(kind, filters)
    parameters = {**where.parameters, "all": " AND ".join(term.match for term in wanted)}
    name = "name" if kind is Kind.ORGANIZATION else "coalesce(title, type)"
    columns = f"id, {name}, data"
    weights = ", ".join(str(weight) for weight in WEIGHTS.values())
    own = index.ask(
        f"SELECT bm25(words, {weights}), {columns.replace('id,', 'record.id,', 1)} FROM words "
        f"JOIN {kind} AS record ON record.file = words.rowid WHERE words MATCH :all AND {where.text}",
        parameters,
    )
    seen = set()
    for score, id_, title, data in own:
        seen.add(id_)
        yield 0, score, kind, id_, title, data
    if kind is Kind.AGREEMENT:
        # An agreement is also known by the names of its parties, which stand in records of their own.
        each = " AND ".join(f"record.file IN ({_HOLDING.format(number=number)})" for number in range(len(wanted)))
        more = {f"term{number}": term.match for number, term in enumerate(wanted)}
        more |= {f"name{number}": f"{{id names}} : {term.match}" for number, term in enumerate(wanted)}
        related = f"SELECT {columns} FROM agreement AS record WHERE {each} AND {where.text}"
        for id_, title, data in index.ask(related, {**where.parameters, **more}):
            if id_ not in seen:
                yield 1, 0.0, kind, id_, title, data


_HOLDING: Final = (
    "SELECT rowid FROM words WHERE words MATCH :term{number} UNION SELECT party.file FROM words "
    "JOIN organization AS body ON body.file = words.rowid JOIN party ON party.organization = body.id "
    "WHERE words MATCH :name{number}"
)


def _row(index: Index, row: _Row, wanted: Sequence[Term]) -> tuple[str, str, str, Marked, str]:
    _, _, kind, id_, title, data = row
    where, text = _best(_texts(index, kind, json.loads(data)), wanted)
    return kind.value, title, where, text, id_


def _texts(index: Index, kind: Kind, data: Any) -> Iterator[tuple[str, str]]:
    record = decode(_RECORDS[kind], data)
    assert record is not None, "only what could be decoded is in the read model"
    found = passages(record)
    for column in _SHOWN_FIRST:
        yield from found[column]
    if isinstance(record, Agreement):
        for party in record.parties:
            names = index.ask(
                "SELECT name.value FROM name JOIN organization USING (file) WHERE id = ?", (party.organization,)
            )
            for (name,) in names:
                yield f"party {party.organization}", name


def _best(texts: Iterator[tuple[str, str]], wanted: Sequence[Term]) -> tuple[str, Marked]:
    """The first of the texts that hold the most of what was wanted, and the field it stands in."""
    most, best = -1, ("", Marked("", ()))
    for field, text in texts:
        marks, held = _marks(text, wanted)
        if held > most:
            most, best = held, (field, _excerpt(text, marks))
    return best


def _marks(text: str, wanted: Sequence[Term]) -> tuple[list[tuple[int, int]], int]:
    found: list[tuple[int, int]] = []
    held = set()
    for match in _WORD.finditer(text):
        folds = fold(match.group()).split()
        fitting = {term for term in wanted if any(map(term.fits, folds))}
        if fitting:
            held |= fitting
            found.append(match.span())
    return found, len(held)


def _excerpt(text: str, marks: Sequence[tuple[int, int]]) -> Marked:
    """A long text around its first mark, cut at blanks."""
    start = marks[0][0] if marks else 0
    begin = text.rfind(" ", 0, start - _BEFORE) + 1 if start > _BEFORE else 0
    end = text.find(" ", begin + _AROUND) if len(text) > begin + _AROUND else -1
    end = len(text) if end < 0 else end
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    shift = len(before) - begin
    kept = tuple((first + shift, last + shift) for first, last in marks if last <= end)
    return Marked(f"{before}{text[begin:end]}{after}", kept)


def _plain(cell: str) -> str:
    return str(cell)
