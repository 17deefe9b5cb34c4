"""Explanations of cells for a dry run: the text of each cell, and the stored values in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from eapa_cli.importing.imported_row import DEFAULT, ImportedRow
from eapa_cli.importing.scalar_cells import read_cell_text
from eapa_cli.model.durations import Duration
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import LANGUAGE, find_field
from eapa_cli.text import code_formatters
from eapa_cli.text.code_wording import VOCABULARIES, code_words
from eapa_cli.text.interface_language import ENGLISH, interface_language, pgettext
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import duration_in_words
from eapa_cli.text.shortening import shorten
from eapa_cli.yaml.spans import Path

KEY_WORDS: Final[Mapping[str, str]] = {
    "starts": "from", "ends": "until", "mode": "renewal", "period": "renewal period", "max": "renewals",
    "notice": "notice", "city": "city", "country": "country", "name": "venue", "party": "for", "note": "note",
    "online": "online", "duration": "duration",
}  # fmt: skip
"""The words before the values of a cell with several fields, by field: `from 1 May 2024, notice 3 months`.

The catalogues have these words with the context `understood`.
"""


def explain_cells(row: ImportedRow) -> Iterator[str]:
    """Yield a line for each cell whose text is not stored unchanged: the cell, its text and its values."""
    # The values in words by column and list item, and the stored values by column.
    phrases: defaultdict[int, defaultdict[Path, list[str]]] = defaultdict(lambda: defaultdict(list))
    stored: defaultdict[int, list[str]] = defaultdict(list)
    for path, column in row.columns.items():
        value = _find_value(row.data, path)
        is_in_list = len(path) > 1 and isinstance(path[1], int)
        item_path = path[:2] if is_in_list else path[:1]
        phrases[column][item_path].append(_describe_value(row.kind, path, value))
        stored[column].append(str(value))
    for column in sorted(phrases):
        if column == DEFAULT:
            continue
        text = read_cell_text(row.cells[column], exact=False)
        if stored[column] != [text]:
            meaning = "; ".join(", ".join(filter(None, parts)) for parts in phrases[column].values())
            explanation = _("'%(text)s' = %(meaning)s") % {"text": shorten(text), "meaning": meaning}
            yield row.format_message(column, explanation)


def _find_value(record: Any, path: Path) -> Any:
    value = record
    for step in path:
        value = value[step]
    return value


def _describe_value(kind: Kind, path: Path, value: Any) -> str:
    """Return a value in words; in a cell that can have several fields, the name of the field precedes it."""
    column = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    field = find_field(kind, column)
    steps = [str(step) for step in path if not isinstance(step, int)]
    # The last step of a text in several languages is its language.
    key = steps[-2] if field and field.pattern.endswith(f".{LANGUAGE}") else steps[-1]
    if isinstance(value, bool):
        words = _("true") if value else _("false")
    else:
        words = _format_value(field.type if field else "text", str(value))
        if key in VOCABULARIES and interface_language() != ENGLISH:
            words = code_words(words, *VOCABULARIES[key])
    # One cell can hold all fields of the term, or the day and place of the signing. A date or an event needs no name.
    is_compound = len(steps) > 1 and steps[0] in {"term", "signed"} and steps[1] not in {"date", "event"}
    is_next_to_others = is_compound or key == "party"  # the party of a signatory, with the name and the position
    if key not in KEY_WORDS or not is_next_to_others:
        return words
    return _("%(field)s %(value)s") % {"field": pgettext("understood", KEY_WORDS[key]), "value": words}


def _format_value(type_: str, text: str) -> str:
    match type_:
        case "date":
            return code_formatters.format_date(text)
        case "duration":
            return duration_in_words(Duration.parse(text))
        case "country":
            return code_formatters.format_country(text)
        case _:
            return text
