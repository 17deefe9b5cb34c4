"""Forms of cells with a text in one of several languages."""

from collections.abc import Iterable, Sequence
from typing import Any

from eapa_cli.exporting.xlsx_file import Cell
from eapa_cli.tabular.extract import Data
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_language import mark as _
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
        return context.local(get_value(data, self.path))

    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Set the text in one language, or remove it in all languages; return remarks on texts that were not shown."""
        before = get_value(data, self.path) or {}
        texts = dict(before)
        context.set_text(texts, text)
        set_value(data, self.path, texts or None)
        hidden = [other for other in before.values() if other != context.local(before)]
        if not text:
            return describe_removed_texts(hidden)
        if len(texts) != len(before):  # the text was added in another language
            return []
        remark = gettext("'%(text)s' in another language did not change")
        return [remark % {"text": other} for other in hidden]


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
        """Change the name that the cell shows, add a name in another language, or remove all names of the kind."""
        names = list(data.get("names", ()))
        shown = find_shown_name(names, self.kind, context.wording.languages)
        language = context.choose_language(text, shown["lang"] if shown else context.wording.languages[0])
        hidden: list[str] = []
        if not text:
            hidden = [name["value"] for name in names if name["kind"] == self.kind and name is not shown]
            names = [name for name in names if name["kind"] != self.kind]
        elif shown and shown["lang"] == language:
            names[names.index(shown)] = {**shown, "value": text}
        else:
            names.append({"value": text, "lang": language, "kind": self.kind})
        data["names"] = names
        return describe_removed_texts(hidden)


def describe_removed_texts(texts: Iterable[str]) -> list[str]:
    """Return remarks on removed texts that the cell did not show."""
    return [gettext("this also removes '%(text)s'") % {"text": text} for text in texts]
