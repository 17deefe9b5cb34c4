"""Look-up of organizations by id or name, and of agreements by their parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eapa_cli.index.sql_lists import split_list
from eapa_cli.text.fold import fold
from eapa_cli.text.look_alikes import list_look_alikes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from eapa_cli.index.read_model import Index
    from eapa_cli.model.dates import EdtfDate

_PUNCTUATION: Final = "\"'«»“”„‘’(),.;:"
# Shorter words are mostly articles and prepositions.
_MIN_WORD_LENGTH: Final = 4


def find_organizations_by_words(index: Index, words: str) -> list[str]:
    """Return the ids of the organizations with this id or former id, or else with this phrase in a name."""
    folded = fold(words)
    return _find_id(index, words) or _find_phrases(index, [folded] if folded else [])


def find_organizations_by_name(index: Index, words: str) -> list[str]:
    """Return the ids of the organizations that a name means.

    These are the organization with this id or former id, or else those with this name, or else those with these words
    in a name, or else those with a similar name of several words. If there are none, letters of another alphabet that
    look the same are replaced in the words.
    """
    from eapa_cli.matching.name_similarity import SAME

    for text in (words, *list_look_alikes(words)):
        if found := (
            _find_id(index, text)
            or _find_whole_name(index, text)
            or _find_whole_words(index, text)
            # One word that is only similar may be a mistyped id.
            or (find_similar_organizations(index, text, cutoff=SAME) if len(fold(text).split()) > 1 else [])
        ):
            return found
    return []


def find_similar_organizations(index: Index, name: str, *, cutoff: float | None = None) -> list[str]:
    """Return the ids of the organizations with a similar name, the most similar first.

    The default cutoff includes all names that may mean the same organization.
    """
    from eapa_cli.matching.name_similarity import POSSIBLE, NameIndex

    rows = index.query("SELECT id, value FROM name JOIN organization USING (file) ORDER BY file, position")
    found = NameIndex[str](rows).find_similar(name, cutoff=cutoff or POSSIBLE)
    return [id_ for id_, _similarity in found]


def find_organizations_for_filter(index: Index, words: str) -> list[str]:
    """Return the ids of the organizations that the value of a filter may mean.

    Unlike `find_organizations_by_words`, this accepts the words in any order and with other words between them. That is
    too vague for a value of a record: 'TASS News Agency' may differ from 'TASS Russian News Agency'.
    """
    return find_organizations_by_words(index, words) or _find_phrases(index, fold(words).split())


def _find_id(index: Index, id_: str) -> list[str]:
    rows = index.query(
        "SELECT id FROM organization WHERE id = :id OR file IN (SELECT file FROM former_id WHERE id = :id)", {"id": id_}
    )
    return [id_ for (id_,) in rows]


def _find_whole_name(index: Index, name: str) -> list[str]:
    folded = fold(name)
    return _select_by_name(index, "folded = ?", [folded]) if folded else []


def _find_whole_words(index: Index, words: str) -> list[str]:
    folded = fold(words)
    return _select_by_name(index, "instr(' ' || folded || ' ', ?)", [f" {folded} "]) if folded else []


def _find_phrases(index: Index, phrases: Sequence[str]) -> list[str]:
    """Return the ids of the organizations with all folded phrases in one name, each at the start of a word."""
    # LIKE would limit the length of a phrase.
    condition = " AND ".join("instr(' ' || folded, ?)" for _phrase in phrases) or "0"
    return _select_by_name(index, condition, [f" {phrase}" for phrase in phrases])


def _select_by_name(index: Index, condition: str, parameters: Sequence[str]) -> list[str]:
    sql = f"SELECT DISTINCT id FROM organization JOIN name USING (file) WHERE {condition} ORDER BY id"
    return [id_ for (id_,) in index.query(sql, parameters)]


def list_names_and_ids(index: Index) -> list[str]:
    """Return all ids and names of organizations, and the longer words of both, for suggestions."""
    found = [name for (name,) in index.query("SELECT id FROM organization UNION SELECT value FROM name")]
    words = (word.strip(_PUNCTUATION) for name in found for word in name.split())
    return [*found, *(word for word in words if len(word) >= _MIN_WORD_LENGTH)]


def find_agreements_between(
    index: Index, parties: AbstractSet[str], signed: EdtfDate | None
) -> list[tuple[str, str | None]]:
    """Return the ids and dates of the signed agreements between exactly these parties that may have this date.

    Without a date, return the agreements whose date is not known.
    """
    # The character 31 is the separator of `split_list`.
    rows = index.query(
        "SELECT id, signed, group_concat(organization, char(31))"
        " FROM agreement JOIN party USING (file) WHERE stage IS NULL GROUP BY file ORDER BY id"
    )
    return [(id_, other) for id_, other, ids in rows if set(split_list(ids)) == parties and _may_equal(signed, other)]


def find_unsigned_between(index: Index, parties: AbstractSet[str], type_: str) -> list[tuple[str, str]]:
    """Return the ids and stages of the unsigned agreements of a type between exactly these parties.

    Dropped agreements are excluded.
    """
    rows = index.query(
        "SELECT id, stage, group_concat(organization, char(31)) FROM agreement JOIN party USING (file)"
        " WHERE type = ? AND stage IS NOT NULL AND stage <> 'dropped' GROUP BY file ORDER BY id",
        (type_,),
    )
    return [(id_, stage) for id_, stage, ids in rows if set(split_list(ids)) == parties]


def find_agreements_not_ended(index: Index, organization: str, day: date) -> list[tuple[str, str]]:
    """Return the ids and statuses of the agreements of a party that are not known to have ended by a day."""
    from eapa_cli.query.condition_builder import NOT_ENDED, STATUS

    index.compute_renewals(day)
    rows = index.query(
        f"SELECT id, {STATUS} AS status FROM agreement AS record JOIN party USING (file)"
        f" WHERE organization = :id AND {NOT_ENDED} GROUP BY file ORDER BY id",
        {"id": organization, "as_of": day.isoformat()},
    )
    return [(id_, status) for id_, status in rows]


def _may_equal(signed: EdtfDate | None, other: str | None) -> bool:
    """Return whether two dates of signing may be the same; an unknown date equals only another unknown date."""
    from eapa_cli.model.dates import EdtfDate

    if signed is None or other is None:
        return signed is None and other is None
    return signed.may_equal(EdtfDate.parse(other))
