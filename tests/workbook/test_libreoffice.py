"""A workbook that LibreOffice opened, converted and saved contains only the edits that a user made."""

import shutil
import subprocess
from pathlib import Path

import pytest
from running import Eapa

TASS = "data/agreements/2020-01-31-eapa-tass.yaml"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_edits_in_libreoffice_are_applied(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    before = {path: path.read_bytes() for path in register.rglob("*.yaml")}

    _convert(register / "w.xlsx", "fods")
    saved = register / "w.fods"
    _convert(saved, "xlsx")
    unedited = eapa("import", "--update", "w.xlsx")
    text = saved.read_text(encoding="utf-8")
    saved.write_text(text.replace("Mikhail Gusman", "Mikhail S. Gusman", 1), encoding="utf-8")
    _convert(saved, "xlsx")
    edited = eapa("import", "--update", "w.xlsx")

    assert unedited.err == "nothing changed\n"
    assert edited.err.startswith(f"1 changed, 0 new, 0 refused\nchanged: {TASS}\n")
    changed_paths = [path for path, content in before.items() if path.read_bytes() != content]
    assert changed_paths == [register / TASS]
    assert (register / TASS).read_bytes() == before[register / TASS].replace(b"Mikhail Gusman", b"Mikhail S. Gusman")


def _convert(file: Path, format_: str) -> None:
    profile = f"-env:UserInstallation={(file.parent.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", format_, "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
