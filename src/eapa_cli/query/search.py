"""Full-text search for records, best matches first, with an excerpt of each match."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any, Final, NamedTuple

from eapa_cli.errors import RefusedError
from eapa_cli.index.full_text import collect_passages
from eapa_cli.index.read_model import Index
from eapa_cli.index.search_columns import WEIGHTS
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind, Stage
from eapa_cli.query.conditions import ConditionBuilder, signed_by_any_of
from eapa_cli.query.named_codes import files_with, named_passages
from eapa_cli.query.search_terms import SearchTerm, other_spellings, terms, vocabulary
from eapa_cli.query.where import Filters, Where
from eapa_cli.render.rows import Coded, Column, Marked, Rows
from eapa_cli.text import code_formatters
from eapa_cli.text.code_names import words_of_labels
from eapa_cli.text.fold import fold
from eapa_cli.text.suggestions import ask_if_meant, find_similar

_COLUMNS: Final = (
    Column("kind", "Kind", omit_if_uniform=True, format_code=code_formatters.label_formatter(Kind)),
    Column("name", "Name or title", can_wrap=True, identifies_row=True),
    Column("where", "Field"),
    Column("match", "Match", can_wrap=True),
    Column("id", "Id", can_stack=True),
)
_RECORDS: Final[Mapping[Kind, type[Organization | Agreement]]] = {
    Kind.ORGANIZATION: Organization,
    Kind.AGREEMENT: Agreement,
}
# A word with its apostrophes, which fold() ignores.
_WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´][^\W_]+)*", re.UNICODE)
# A match in a name is more informative than one in an id.
_EXCERPT_ORDER: Final = ("names", "people", "id", "text", "notes")
_BEFORE, _AROUND = 30, 100  # characters


class Matches(NamedTuple):
    """The rows of the best matches, the number of all matches, and the words that were found in another spelling."""

    rows: Rows
    number: int
    spellings: str


def search(index: Index, text: str, kinds: Sequence[Kind], filters: Filters, limit: int | None) -> Matches:
    """Return the records that contain all words, up to a limit.

    Without a match, other endings of the words are tried, and then other spellings in Latin letters.

    Raises:
        RefusedError: the SQLite of this Python has no full-text search.
        UsageError: the text contains no word.
    """
    if not index.query("SELECT 1 FROM sqlite_master WHERE name = 'words'"):
        raise RefusedError(
            "this Python's SQLite was built without FTS5, which search needs",
            hint="'eapa list --party' and '--signatory' find names without it; most other builds of Python have it",
        )
    filters = filters._replace(unsigned=True)  # marked with their stage
    wanted = exact = terms(text)
    people = _people(index, text) if Kind.AGREEMENT in kinds else ()
    found = _found(index, exact, kinds, filters, people)
    if not found:
        wanted = terms(text, loose=True)
        found = _found(index, wanted, kinds, filters)
    if not found:
        wanted = other_spellings(exact, vocabulary(index))
        found = _found(index, wanted, kinds, filters)
    shown = [_row(index, row, _words_of(people) if row[0] == _BY_PERSON else wanted) for row in found[:limit]]
    names = [column.name for column in _COLUMNS]
    objects = [
        {**dict(zip(names, map(_plain, row), strict=True)), **_stage(data)}
        for row, (*_, data) in zip(shown, found[:limit], strict=True)
    ]
    spellings = ", ".join(
        f"'{' '.join(other)}' for '{' '.join(term.words)}'" for term in wanted for other in term.others
    )
    return Matches(Rows("matches", _COLUMNS, shown, objects=objects), len(found), spellings if found else "")


def suggest_words(index: Index, text: str, kinds: Sequence[Kind], filters: Filters) -> str | None:
    """Return a question that suggests other words which have matches, or None."""
    filters = filters._replace(unsigned=True)
    labels = words_of_labels()
    known = [*vocabulary(index), *labels]
    folded = [word for term in terms(text) for word in term.words]
    choices = [[word] if any(one.startswith(word) for one in known) else find_similar(word, known) for word in folded]
    candidates = (" ".join(words) for words in islice(product(*choices), _MAX_TRIED) if list(words) != folded)
    found = [words for words in candidates if _found(index, terms(words), kinds, filters)][:3]
    # Words of the register are folded, but those of labels have a form in the script of the text.
    return ask_if_meant([" ".join(labels.get(word, word) for word in words.split()) for words in found])


# Enough for three choices for each of two words.
_MAX_TRIED: Final = 10


# How a record was found: by its own words, by a signatory, or by a code or the names of its parties.
_BY_WORDS, _BY_PERSON, _BY_RELATION = range(3)
# How it was found, how well the words fit, the kind, the id, the name and the data.
_Row = tuple[int, float, Kind, str, str, str]


def _found(
    index: Index, wanted: Sequence[SearchTerm], kinds: Sequence[Kind], filters: Filters, people: Sequence[str] = ()
) -> list[_Row]:
    """Return the records that match all terms, and those that one of the people signed, best first."""
    found = [row for kind in kinds for row in _matching(index, kind, wanted, filters)]
    if people:
        ids = {id_ for _, _, kind, id_, _, _ in found if kind is Kind.AGREEMENT}
        found += (row for row in _signed_by(index, people, filters) if row[3] not in ids)
    return sorted(found, key=lambda row: (row[0], row[1], row[3]))


def _people(index: Index, text: str) -> Sequence[str]:
    from eapa_cli.query.signatory_lookup import people_called

    return people_called(index, text)


def _signed_by(index: Index, people: Sequence[str], filters: Filters) -> Iterator[_Row]:
    where = Where(index, Kind.AGREEMENT, filters)
    sql = ConditionBuilder(index, Kind.AGREEMENT, filters.as_of)
    sql.parameters = where.parameters
    statement = (
        "SELECT id, coalesce(title, type), data FROM agreement AS record "
        f"WHERE {signed_by_any_of(sql, people)} AND {where.text}"
    )
    for id_, title, data in index.query(statement, sql.parameters):
        yield _BY_PERSON, 0.0, Kind.AGREEMENT, id_, title, data


def _words_of(people: Sequence[str]) -> tuple[SearchTerm, ...]:
    words = dict.fromkeys(word for spellings in people for word in fold(spellings).split())
    return tuple(SearchTerm((word,), open=False) for word in words)


def _matching(index: Index, kind: Kind, wanted: Sequence[SearchTerm], filters: Filters) -> Iterator[_Row]:
    where = Where(index, kind, filters)
    parameters = {**where.parameters, "all": " AND ".join(term.match for term in wanted)}
    name = "name" if kind is Kind.ORGANIZATION else "coalesce(title, type)"
    columns = f"id, {name}, data"
    weights = ", ".join(str(weight) for weight in WEIGHTS.values())
    own = index.query(
        f"SELECT bm25(words, {weights}), {columns.replace('id,', 'record.id,', 1)} FROM words "
        f"JOIN {kind} AS record ON record.file = words.rowid WHERE words MATCH :all AND {where.text}",
        parameters,
    )
    seen = set()
    for score, id_, title, data in own:
        seen.add(id_)
        yield _BY_WORDS, score, kind, id_, title, data
    if kind is Kind.AGREEMENT or any(term.codes for term in wanted):
        sql = ConditionBuilder(index, kind, filters.as_of)
        sql.parameters = dict(where.parameters)
        each = " AND ".join(f"record.file IN ({_files_with(term, sql)})" for term in wanted)
        related = f"SELECT {columns} FROM {kind} AS record WHERE {each} AND {where.text}"
        for id_, title, data in index.query(related, sql.parameters):
            if id_ not in seen:
                yield _BY_RELATION, 0.0, kind, id_, title, data


def _files_with(term: SearchTerm, sql: ConditionBuilder) -> str:
    """Return the statement for the files with a term in their words, in the names of parties, or as a code."""
    own = f"SELECT rowid FROM words WHERE words MATCH {sql.value(term.match)}"
    of_parties = (
        "SELECT party.file FROM words JOIN organization AS body ON body.file = words.rowid "
        f"JOIN party ON party.organization = body.id WHERE words MATCH {sql.value(f'{{id names}} : {term.match}')}"
    )
    return " UNION ".join([own, of_parties, *files_with(term.codes, sql.value)])


def _row(index: Index, row: _Row, wanted: Sequence[SearchTerm]) -> tuple[str, str, str, Marked, str]:
    _, _, kind, id_, title, data = row
    where, text = _best(_values(index, kind, json.loads(data), wanted), wanted)
    stage = _stage(data).get("stage")
    name = Coded(title, lambda: f"{title} ({code_formatters.label_formatter(Stage)(stage)})") if stage else title
    return kind.value, name, where, text, id_


def _stage(data: str) -> dict[str, str]:
    """Return the stage of an unsigned agreement."""
    stage = json.loads(data).get("stage")
    return {"stage": stage} if stage in tuple(Stage) else {}


def _values(index: Index, kind: Kind, data: Any, wanted: Sequence[SearchTerm]) -> Iterator[tuple[str, str]]:
    record = decode_stored(_RECORDS[kind], data)
    found = collect_passages(record, data)
    for column in _EXCERPT_ORDER:
        yield from found[column]
    if isinstance(record, Agreement):
        for party in record.parties:
            names = index.query(
                "SELECT name.value FROM name JOIN organization USING (file) WHERE id = ?", (party.organization,)
            )
            for (name,) in names:
                yield f"party {party.organization}", name
    yield from named_passages(index, record, [code for term in wanted for code in term.codes])


def _best(values: Iterator[tuple[str, str]], wanted: Sequence[SearchTerm]) -> tuple[str, Marked]:
    """Return the field and an excerpt of the first value with the most search terms."""
    most, best = -1, ("", Marked("", ()))
    for field, value in values:
        marks, found = _marks(value, wanted)
        if found > most:
            most, best = found, (field, _excerpt(value, marks))
    return best


def _marks(text: str, wanted: Sequence[SearchTerm]) -> tuple[list[tuple[int, int]], int]:
    folds = [(fold(match.group()).split(), match.span()) for match in _WORD.finditer(text)]
    words = [(word, span) for folded, span in folds for word in folded]
    places = [term.places([word for word, _ in words]) for term in wanted]
    spans = sorted({words[at][1] for found in places for at in found})
    return spans, sum(map(bool, places))


def _excerpt(text: str, marks: Sequence[tuple[int, int]]) -> Marked:
    """Return text cut at spaces to an excerpt around its first mark."""
    start = marks[0][0] if marks else 0
    begin = text.rfind(" ", 0, start - _BEFORE) + 1 if start > _BEFORE else 0
    end = text.find(" ", begin + _AROUND) if len(text) > begin + _AROUND else -1
    end = len(text) if end < 0 else end
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    shift = len(before) - begin
    shifted = tuple((first + shift, last + shift) for first, last in marks if last <= end)
    return Marked(f"{before}{text[begin:end]}{after}", shifted)


def _plain(cell: str) -> str:
    return str(cell)
