"""The values of plain scalars, which have no quotes."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.yaml.plain_scalars import Disputed, needs_quotes, resolve

_TAGS = {str: "str", int: "int", float: "float", bool: "bool", type(None): "null"}
# Text of the characters of numbers, dates, booleans and null.
_SUSPECT_TEXT = st.text("0123456789+-._:eExXob~=<TZnyNfaulstr", max_size=14)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("true", True), ("FALSE", False), ("0", 0), ("-12", -12),
        ("0x1F", 31), ("0.5", 0.5), (".5", 0.5), ("1.5e+3", 1500.0), ("Tashkent", "Tashkent"), ("nULL", "nULL"),
        ("2021-09-24-eapa-uz", "2021-09-24-eapa-uz"), ("1.2.3", "1.2.3"),
    ],
)  # fmt: skip
def test_undisputed_scalars_have_a_value(text: str, value: object) -> None:
    resolved = resolve(text)

    assert (resolved, type(resolved)) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "On", "y", "010", "0o17", "0b1", "1_000", "1e3", "12:30", "2021-09-24", "2021-9-4",
     "2021-09-24 12:00:00", ".inf", "-.INF", ".nan", "=", "<<",
     "9" * 30, "1" * 400 + ".0"],  # beyond 64 bits, and beyond the largest float
)  # fmt: skip
def test_disputed_values_stay_text_and_need_quotes(text: str) -> None:
    resolved = resolve(text)

    assert (resolved, type(resolved)) == (text, Disputed)
    assert needs_quotes(text)


@given(_SUSPECT_TEXT)
def test_undisputed_values_have_the_type_of_yaml_1_1(text: str) -> None:
    value = resolve(text)

    if not isinstance(value, Disputed):
        tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # the stubs leave it bare
        assert tag == f"tag:yaml.org,2002:{_TAGS[type(value)]}"
