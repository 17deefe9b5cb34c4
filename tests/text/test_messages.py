"""The catalogues of messages have a translation for each message in the code, and are compiled."""

import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, catalogue, interface_languages

SCRIPT = Path(__file__).parents[2] / "docs/make_messages.py"
TRANSLATED = [language for language in INTERFACE_LANGUAGES if language != "en"]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    specification = importlib.util.spec_from_file_location("make_messages", SCRIPT)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    sys.modules["make_messages"] = module
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_of_the_code_has_a_complete_translation(language: str, script: ModuleType) -> None:
    with script.po_file(language).open("rb") as file:
        known = read_po(file, locale=language)
    current = script.update_catalogue(language)

    assert script.untranslated_messages(current) == []
    assert {(one.context, one.id) for one in known} == {(one.context, one.id) for one in current}, "run 'make messages'"


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_has_the_translations_of_the_text(language: str, script: ModuleType) -> None:
    text = script.po_file(language)
    compiled = read_mo(io.BytesIO(text.with_suffix(".mo").read_bytes()))
    with text.open("rb") as file:
        written = read_po(file, locale=language)

    def map_translations(messages: object) -> dict[object, object]:
        return {(one.context, str(one.id)): str(one.string) for one in messages if one.id}  # type: ignore[attr-defined]

    expected = read_mo(io.BytesIO(script.mo_bytes(written)))
    assert map_translations(compiled) == map_translations(expected), "run 'make messages'"


def test_a_missing_translation_and_a_missing_field_of_a_translation_are_reported(script: ModuleType) -> None:
    current = script.update_catalogue("ru")
    current.add("A new message")
    current.add("%(number)s new", string="новых")

    assert script.untranslated_messages(current) == ["A new message", "%(number)s new"]


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 соглашение"), (3, "3 соглашения"), (11, "11 соглашений"), (22, "22 соглашения")]
)
def test_russian_has_its_plural_forms(number: int, text: str) -> None:
    found = catalogue("ru").ngettext("%(num)s agreement", "%(num)s agreements", number)

    assert found % {"num": number} == text


@pytest.mark.parametrize(
    ("tags", "languages"), [(["ru", "en"], ["ru", "en"]), (["uz-Latn", "ru-RU", "ru"], ["ru"]), (["de"], ["en"])]
)
def test_the_interface_uses_languages_of_the_register_that_the_program_has(
    tags: list[str], languages: list[str]
) -> None:
    assert interface_languages(tags) == languages
