"""Forms of cells with a text in one of several languages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eapa_cli.exporting.xlsx_file import Cell
from eapa_cli.tabular.extract import Data
from eapa_cli.text.interface_language import gettext, pgettext
from eapa_cli.text.interface_language import mark as _
from eapa_cli.text.unknown_words import is_unknown_name
from eapa_cli.workbook.cell_context import CellContext, find_shown_name
from eapa_cli.workbook.cell_form import EditableForm
from eapa_cli.workbook.cell_values import get_value, set_value


class LocalForm(EditableForm):
    """A text in the language of the workbook. If it is not known in this language, the cell shows another language."""

    accepts = _("Text.")

    @property
    def path(self) -> str:
        """The path of the texts by language."""
        return self.field.removesuffix(".@")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the text in one language."""
        return context.wording.local(get_value(data, self.path))

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Set the text in one language, or remove it in all languages; return remarks on texts that were not shown."""
        before = get_value(data, self.path) or {}
        texts = dict(before)
        context.set_text(texts, omit_unknown(text))
        set_value(data, self.path, texts or None)
        return describe_hidden_texts(before, texts, context)


class NameForm(EditableForm):
    """A name of a kind, such as the acronym, in the language of the workbook, or else in another language."""

    accepts = _("Text.")

    @property
    def kind(self) -> str:
        """The kind of the name: `official` of `names.official.@`."""
        return self.field.split(".")[1]

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the name."""
        shown = find_shown_name(data.get("names", ()), self.kind, context.wording.languages)
        return shown["value"] if shown else None

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Change or add the name in the language of the text; an empty text removes all names of the kind."""
        text = omit_unknown(text)
        names = list(data.get("names", ()))
        shown = find_shown_name(names, self.kind, context.wording.languages)
        language = context.choose_language(text, shown["lang"] if shown else context.wording.languages[0])
        hidden: list[str] = []
        if not text:
            hidden = [name["value"] for name in names if name["kind"] == self.kind and name is not shown]
            names = [name for name in names if name["kind"] != self.kind]
        elif replaced := next((name for name in names if (name["kind"], name["lang"]) == (self.kind, language)), None):
            hidden = [] if replaced is shown else [replaced["value"]]
            names[names.index(replaced)] = {**replaced, "value": text}
        else:
            names.append({"value": text, "lang": language, "kind": self.kind})
        data["names"] = names
        return _describe_removed_texts(hidden)


def omit_unknown(text: str) -> str:
    """Return a text, or an empty text for words such as 'unknown', as an import reads them."""
    return "" if is_unknown_name(text) else text


def describe_hidden_texts(before: Mapping[str, str], after: Mapping[str, str], context: CellContext) -> list[str]:
    """Return remarks on texts that the cell did not show, given the texts by language before and after an edit.

    The remarks name the texts that the edit removed or replaced. If it changed only the shown text, they name the
    hidden texts, which may no longer be its translations.
    """
    hidden = {tag: text for tag, text in before.items() if text != context.wording.local(before)}
    if removed := [text for tag, text in hidden.items() if after.get(tag) != text]:
        return _describe_removed_texts(removed)
    if all(after.get(tag) == text for tag, text in before.items()):
        return []
    remark = gettext("'%(text)s' in another language did not change")
    return [remark % {"text": text} for text in hidden.values()]


def describe_removed_fields(shown: str, keys: Iterable[str]) -> str:
    """Return a remark on fields that an edit removes together with the value that the cell shows."""
    labels = ", ".join(pgettext("field", key.replace("_", " ")) for key in keys)
    return gettext("this also removes these fields of '%(line)s': %(fields)s") % {"fields": labels, "line": shown}


def _describe_removed_texts(texts: Iterable[str]) -> list[str]:
    return [gettext("this also removes '%(text)s'") % {"text": text} for text in texts]
