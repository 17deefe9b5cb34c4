"""Installation and commands of the programs that `eapa validate` is compared with, its peers."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

SCHEMAS: Final = Path(__file__).parents[1] / "schemas"
KINDS: Final = ("agreement", "organization")
_DAY: Final = "([0-9]{4}|XXXX)[?~%]?(-[0-9]{2}[?~%]?(-[0-9]{2}[?~%]?)?)?"
_END: Final = rf"({_DAY}|\.\.)"
# Patterns in place of formats of strings, since the validators check these formats differently or not at all.
PATTERNS: Final = {
    "edtf": rf"^{_END}(/{_END})?$",
    "edtf-or-open": rf"^{_END}(/{_END})?$",
    "duration": "^P([0-9]{1,5}[YMWD])+$",
    "uri": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#<>]+([/?#][^\s<>]*)?$",
}

CommandMaker = Callable[[Path], Sequence[Sequence[str]]]
"""The commands to run in sequence for the register in a folder."""


def install_peers(folder: Path) -> Iterator[tuple[str, CommandMaker]]:
    """Install the peers, and yield each with its commands. A peer that cannot be installed is reported and omitted."""
    folder.mkdir(parents=True, exist_ok=True)
    schemas = {kind: _write_plain_schema(kind, folder) for kind in KINDS}
    if programs := _install_with_pip(folder / "python", "check-jsonschema", "yamllint"):
        checker, linter = programs
        yield (
            "check-jsonschema",
            lambda root: [
                [checker, "--schemafile", schema, *_list_files(root, kind)] for kind, schema in schemas.items()
            ],
        )
        yield "yamllint", lambda _: [[linter, "-d", "relaxed", "data"]]
    if programs := _install_with_npm(folder / "node", "ajv-cli"):
        ajv = [programs[0], "validate", "--spec=draft2020", "--strict=false"]
        yield (
            "ajv-cli",
            lambda _: [[*ajv, "-s", schema, "-d", f"data/{kind}s/*.yaml"] for kind, schema in schemas.items()],
        )


def _list_files(root: Path, kind: str) -> list[str]:
    return [path.relative_to(root).as_posix() for path in sorted((root / f"data/{kind}s").rglob("*.yaml"))]


def _write_plain_schema(kind: str, folder: Path) -> str:
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    path = folder / f"{kind}.schema.json"
    path.write_text(json.dumps(_replace_formats(schema)), encoding="utf-8")
    return str(path)


def _replace_formats(part: Any) -> Any:
    """Return a part of a schema in which each format of this program is replaced by a pattern."""
    if isinstance(part, list):
        return [_replace_formats(item) for item in part]
    if not isinstance(part, dict):
        return part
    replaced = {key: _replace_formats(value) for key, value in part.items()}
    if replaced.get("format") in PATTERNS:
        replaced["pattern"] = PATTERNS[replaced.pop("format")]
    return replaced


def _install_with_pip(folder: Path, *packages: str) -> list[str]:
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not folder.exists() and not (
        _succeeds(sys.executable, "-m", "venv", str(folder))
        and _succeeds(str(binaries / "python"), "-m", "pip", "install", "--quiet", *packages)
    ):
        print(f"omitted, because pip could not install them: {', '.join(packages)}")
        shutil.rmtree(folder, ignore_errors=True)
        return []
    return [str(binaries / package) for package in packages]


def _install_with_npm(folder: Path, package: str) -> list[str]:
    npm = shutil.which("npm")
    if npm is None or not (folder.exists() or _succeeds(npm, "install", "--silent", "--prefix", str(folder), package)):
        print(f"omitted, because npm {'could not install it' if npm else 'is not installed'}: {package}")
        shutil.rmtree(folder, ignore_errors=True)
        return []
    return [str(folder / "node_modules/.bin" / package.removesuffix("-cli"))]


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
