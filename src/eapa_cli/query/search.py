"""Full-text search for records, best matches first, with an excerpt of each match."""

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum, auto
from functools import partial
from itertools import islice, product
from typing import Any, Final, NamedTuple

from eapa_cli.errors import RefusedError
from eapa_cli.index.full_text import collect_passages
from eapa_cli.index.read_model import Index
from eapa_cli.index.search_columns import WEIGHTS
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import RECORDS, Agreement
from eapa_cli.model.vocabulary import AgreementType, IdentifierScheme, Kind, NameKind, OrganizationRelation, Stage
from eapa_cli.query.applied_filters import Filters, Where
from eapa_cli.query.condition_builder import ConditionBuilder, signed_by_condition
from eapa_cli.query.search_codes import code_statements, named_passages, party_field
from eapa_cli.query.search_excerpt import best_excerpt
from eapa_cli.query.search_terms import SearchTerm, add_other_spellings, list_words, parse_terms
from eapa_cli.render.rows import CodedText, Column, MarkedText, Rows
from eapa_cli.text import code_formatters
from eapa_cli.text.code_names import map_name_words
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import pgettext
from eapa_cli.text.suggestions import ask_if_meant, find_similar

# The vocabularies of the code in brackets after the name of a field: `names (short)`.
_VOCABULARIES: Final = {"names": NameKind, "relations": OrganizationRelation, "identifiers": IdentifierScheme}


def _format_field(field: str) -> str:
    """Return the name of a field for people: `names (short)`, `party tass`, `former ids` or the key of an extension."""
    name, _bracket, code = field.removesuffix(")").partition(" (")
    if code and (vocabulary := _VOCABULARIES.get(name)):
        return f"{pgettext('field', name)} ({code_formatters.label_formatter(vocabulary)(code)})"
    word, _space, organization = field.partition(" ")
    return f"{pgettext('field', word)} {organization}" if word == "party" else pgettext("field", field)


FIELDS_WITHOUT_LABEL: Final = ("positions", "signed", "terminated")
"""The names of fields that are only in this table; the catalogues have them with the context `field`."""

_COLUMNS: Final = (
    Column("kind", "Kind", omit_if_uniform=True, format_code=code_formatters.label_formatter(Kind)),
    Column("name", "Name or title", can_wrap=True, identifies_row=True),
    Column("where", "Field", can_wrap=True, format_code=_format_field),
    Column("match", "Match", can_wrap=True),
    Column("id", "Id", can_stack=True),
)

# The columns of the index from which an excerpt is taken. A match in a name is more informative than one in an id.
_EXCERPT_ORDER: Final = ("names", "people", "id", "text", "notes")
# With three similar words for each of two words, there are nine combinations.
_MAX_SUGGESTIONS_TRIED: Final = 10
_MAX_SUGGESTIONS: Final = 3


class Matches(NamedTuple):
    """The results of a search."""

    rows: Rows
    """The best matches, up to the limit."""
    number: int
    """The number of all matches."""
    spellings: str
    """The other spellings that were found instead of words, for a message; empty if there are none."""


class _Reason(IntEnum):
    """The reasons why a record matches, the best one first."""

    WORDS = auto()
    """The words are in the record."""
    SIGNATORY = auto()
    """A signatory has the name."""
    RELATION = auto()
    """A party has the words in its name, or a code has them as its label."""


class _Match(NamedTuple):
    """A record that matches. Of two matches with the same reason, the better one has the lower score."""

    reason: _Reason
    score: float
    kind: Kind
    id: str
    name: str | None
    """The name of an organization, or the title of an agreement; None if the agreement has no title."""
    data: str
    """The record as JSON."""


def search_records(index: Index, text: str, kinds: Sequence[Kind], filters: Filters, limit: int | None) -> Matches:
    """Return the records that contain all words, up to a limit.

    Words may also be in the names of parties or in the labels of codes. An agreement also matches if the text is the
    name of a signatory. Without a match, other endings of the words are tried, and then other spellings in Latin
    letters.

    Raises:
        RefusedError: the SQLite of this Python has no full-text search.
        UsageError: the text contains no word, or too many.
    """
    if not index.query("SELECT 1 FROM sqlite_master WHERE name = 'words'"):
        raise RefusedError(
            _("this Python's SQLite was built without FTS5, which search needs"),
            hint=_("'eapa list --party' and '--signatory' find names without it; most other builds of Python have it"),
        )
    filters = _with_unsigned(filters)
    terms = exact_terms = parse_terms(text)
    people = _find_people(index, text) if Kind.AGREEMENT in kinds else ()
    found = _find_matches(index, exact_terms, kinds, filters, people)
    if not found:
        terms = parse_terms(text, loose=True)
        found = _find_matches(index, terms, kinds, filters)
    if not found:
        terms = add_other_spellings(exact_terms, list_words(index))
        found = _find_matches(index, terms, kinds, filters)
    name_terms = _terms_for_people(people)
    best = found[:limit]
    cells = [_make_cells(index, one, name_terms if one.reason is _Reason.SIGNATORY else terms) for one in best]
    objects = [_make_object(row, one) for row, one in zip(cells, best, strict=True)]
    return Matches(
        rows=Rows("matches", _COLUMNS, cells, objects=objects),
        number=len(found),
        spellings=_describe_spellings(terms) if found else "",
    )


def _with_unsigned(filters: Filters) -> Filters:
    """Return filters that also select unsigned agreements, which the results mark with their stage."""
    return filters._replace(unsigned=True)


def _describe_spellings(terms: Sequence[SearchTerm]) -> str:
    return ", ".join(
        _("'%(spelling)s' for '%(words)s'") % {"spelling": " ".join(spelling), "words": " ".join(term.words)}
        for term in terms
        for spelling in term.other_spellings
    )


def suggest_words(index: Index, text: str, kinds: Sequence[Kind], filters: Filters) -> str | None:
    """Return a question that suggests similar words with matches; None if there are none."""
    filters = _with_unsigned(filters)
    name_words = map_name_words()
    known = [*list_words(index), *name_words]
    folded = [word for term in parse_terms(text) for word in term.words]
    choices = [[word] if any(one.startswith(word) for one in known) else find_similar(word, known) for word in folded]
    combinations = islice(product(*choices), _MAX_SUGGESTIONS_TRIED)
    candidates = (" ".join(words) for words in combinations if list(words) != folded)
    found = [words for words in candidates if _find_matches(index, parse_terms(words), kinds, filters)]
    # The words of the register are folded. The words of names of codes are shown as the names are written.
    return ask_if_meant(
        [" ".join(name_words.get(word, word) for word in words.split()) for words in found[:_MAX_SUGGESTIONS]]
    )


def _find_matches(
    index: Index, terms: Sequence[SearchTerm], kinds: Sequence[Kind], filters: Filters, people: Sequence[str] = ()
) -> list[_Match]:
    """Return the records that match all terms, and the agreements that one of the people signed, best first."""
    found = [match for kind in kinds for match in _matches_by_words(index, kind, terms, filters)]
    if people:
        ids = {match.id for match in found if match.kind is Kind.AGREEMENT}
        found += (match for match in _matches_by_signatory(index, people, filters) if match.id not in ids)
    return sorted(found, key=lambda match: (match.reason, match.score, match.id))


def _find_people(index: Index, text: str) -> Sequence[str]:
    from eapa_cli.query.signatory_lookup import find_people

    return find_people(index, text)


def _matches_by_signatory(index: Index, people: Sequence[str], filters: Filters) -> Iterator[_Match]:
    where = Where(index, Kind.AGREEMENT, filters)
    statement = (
        "SELECT id, title, data FROM agreement AS record "
        f"WHERE {signed_by_condition(where.builder, people)} AND {where.text}"
    )
    for id_, name, data in index.query(statement, where.parameters):
        yield _Match(_Reason.SIGNATORY, 0.0, Kind.AGREEMENT, id_, name, data)


def _terms_for_people(people: Sequence[str]) -> tuple[SearchTerm, ...]:
    words = dict.fromkeys(word for spellings in people for word in fold(spellings).split())
    return tuple(SearchTerm((word,), is_open=False) for word in words)


def _matches_by_words(index: Index, kind: Kind, terms: Sequence[SearchTerm], filters: Filters) -> Iterator[_Match]:
    """Yield the records that contain all terms, then those that match also by the names of parties or by codes."""
    where = Where(index, kind, filters)
    all_terms = where.builder.bind(" AND ".join(term.fts_expression for term in terms))
    name_column = "name" if kind is Kind.ORGANIZATION else "title"
    weights = ", ".join(str(weight) for weight in WEIGHTS.values())
    rows = index.query(
        f"SELECT bm25(words, {weights}), record.id, {name_column}, data FROM words "
        f"JOIN {kind} AS record ON record.file = words.rowid WHERE words MATCH {all_terms} AND {where.text}",
        where.parameters,
    )
    found_ids = set()
    for score, id_, name, data in rows:
        found_ids.add(id_)
        yield _Match(_Reason.WORDS, score, kind, id_, name, data)
    # An organization has no parties, so only a code can make it match without the words.
    if kind is Kind.AGREEMENT or any(term.codes for term in terms):
        matches_all = " AND ".join(f"record.file IN ({_files_statement(term, where.builder)})" for term in terms)
        related = f"SELECT id, {name_column}, data FROM {kind} AS record WHERE {matches_all} AND {where.text}"
        for id_, name, data in index.query(related, where.parameters):
            if id_ not in found_ids:
                yield _Match(_Reason.RELATION, 0.0, kind, id_, name, data)


def _files_statement(term: SearchTerm, sql: ConditionBuilder) -> str:
    """Return the statement that selects the files with a term in their text, in names of parties, or as a code."""
    of_record = f"SELECT rowid FROM words WHERE words MATCH {sql.bind(term.fts_expression)}"
    name_match = sql.bind(f"{{id names}} : {term.fts_expression}")  # FTS5 searches only the columns in braces
    of_parties = (
        "SELECT party.file FROM words JOIN organization AS body ON body.file = words.rowid "
        f"JOIN party ON party.organization = body.id WHERE words MATCH {name_match}"
    )
    return " UNION ".join([of_record, of_parties, *code_statements(term.codes, sql.bind)])


def _make_cells(index: Index, match: _Match, terms: Sequence[SearchTerm]) -> tuple[str, str, str, MarkedText, str]:
    data = json.loads(match.data)
    field, excerpt = best_excerpt(_passages(index, match.kind, data, terms), terms)
    name = CodedText(match.name or data["type"], partial(_describe_name, match.name, data))
    return match.kind.value, name, field, excerpt, match.id


def _describe_name(name: str | None, data: Mapping[str, Any]) -> str:
    """Return the name or title of a record for people, or else its type; an unsigned agreement also has its stage."""
    name = name or code_formatters.label_formatter(AgreementType)(data["type"])
    stage = _stage_of_unsigned(data)
    return f"{name} ({code_formatters.label_formatter(Stage)(stage)})" if stage else name


def _make_object(cells: Sequence[str], match: _Match) -> dict[str, str]:
    values = {column.name: str(cell) for column, cell in zip(_COLUMNS, cells, strict=True)}
    stage = _stage_of_unsigned(json.loads(match.data))
    return {**values, "stage": stage} if stage else values


def _stage_of_unsigned(data: Mapping[str, Any]) -> str | None:
    stage = data.get("stage")
    return stage if stage in tuple(Stage) else None


def _passages(index: Index, kind: Kind, data: Any, terms: Sequence[SearchTerm]) -> Iterator[tuple[str, str]]:
    """Yield each field of a record with a text, then names of parties, then names of the codes that the terms name."""
    record = decode_stored(RECORDS[kind], data)
    passages = collect_passages(record, data)
    for column in _EXCERPT_ORDER:
        yield from passages[column]
    if isinstance(record, Agreement):
        for party in record.parties:
            names = index.query(
                "SELECT name.value FROM name JOIN organization USING (file) WHERE id = ?", (party.organization,)
            )
            for (name,) in names:
                yield party_field(party.organization), name
    yield from named_passages(index, record, [code for term in terms for code in term.codes])
