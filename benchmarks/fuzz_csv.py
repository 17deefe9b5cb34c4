"""A fuzz target for the import of CSV; see fuzz.py."""

from pathlib import Path
from random import Random
from typing import Final

from import_attempt import attempt_import, make_register
from mutations import mutate_bytes

ROOT: Final = Path(__file__).parents[1]
INTAKE: Final = (ROOT / "tests/importing/spreadsheets/intake.csv").read_bytes()
SMALL: Final = 'sep=;\r\nДата;Вид;Сторона 1;Сторона 2;Источник\r\n2024;меморандум;"ТАСС";eapa;https://example.org\r\n'
SEEDS: Final = (
    INTAKE,
    SMALL.encode(),
    SMALL.encode("cp1251"),
    SMALL.encode("utf-16"),
    SMALL.replace(";", ",").encode("utf-8-sig"),
    b"id,names.1.value.en,names.1.kind,type,country\nzeta,Zeta,official,ngo,UZ\n",
)

prepare = make_register


def attempt(folder: Path, random: Random) -> str:
    """Import a CSV file with random changes, and return the outcome."""
    file = folder / "a.csv"
    file.write_bytes(mutate_bytes(random, random.choice(SEEDS)))
    return attempt_import(file)
