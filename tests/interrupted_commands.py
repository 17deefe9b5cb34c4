"""A program that checks how a register recovers if a command is killed before any of its disk operations.

The next command recovers the register. The arguments of this program are a working folder and the number of a command
in COMMANDS. It prints the number of attempts, and for each attempt whether the register was recovered as before or as
after the command. It also undoes each completed change.
"""

import contextlib
import os
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

from edited_workbooks import add_row, set_cells
from killed_actions import KillStates, restore

from eapa_cli.cli.app import main as eapa
from eapa_cli.storage.register_location import JOURNAL

COMMANDS = (
    ("rename", "tass-agency", "tass-ru"),
    ("merge", "tass-agency", "tass"),
    ("remove", "tass-agency", "--with-redirect", "tass", "--yes"),
    ("remove", "alone", "--yes"),
    ("rename-organization", "tass", "TASS Today", "ru=ТАСС сегодня", "--from", "2024-05-01"),
    ("dissolve", "tass-agency", "--date", "2024", "--successor", "tass"),
    ("supersede", "first", "--signed", "2024-05-01", "--source", "https://example.org/second"),
    ("terminate", "first", "--date", "2024-05-01", "--grounds", "withdrawn"),
    ("sign", "plan", "--signed", "2024-05-02", "--party", "eapa", "--party", "tass-agency"),
    ("set", "register", "title.en=Another"),
    ("fmt",),
    ("import", "new.csv"),
    ("attach", "first", "scan.pdf", "data/../new.csv"),
    ("rename", "other", "renamed"),
    ("remove", "other", "--yes"),
    ("import", "--update", "edited.xlsx"),
    ("undo",),
)
# The commands that must run before a command.
PRECEDING_COMMANDS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {("undo",): (("remove", "other", "--yes"),)}
_ORGANIZATION = 'id: {}\nnames:   # a comment\n  - {{value: "{}", lang: en, kind: official}}\ntype: media\n'
_AGREEMENT = "id: {}\ntype: agreement\nparties:\n{}sources: [{{url: https://example.org/{}}}]\n"


def make_register(root: Path, *command: str) -> None:
    """Make a register with agreements and scans, and the spreadsheet or workbook that the command reads."""
    shutil.rmtree(root, ignore_errors=True)
    for folder in ("organizations", "agreements"):
        (root / "data" / folder).mkdir(parents=True)
    (root / "data/register.yaml").write_text("title: {en: Some}\nowner: eapa\nlanguages: [en]\n", encoding="utf-8")
    for id_, name in (("eapa", "Assembly"), ("tass", "TASS"), ("tass-agency", "TASS Agency"), ("alone", "Alone")):
        text = _ORGANIZATION.format(id_, name)
        (root / f"data/organizations/{id_}.yaml").write_text(text, encoding="utf-8")
    for id_ in ("first", "other"):
        parties = "".join(f"  - {{organization: {party}}}\n" for party in ("eapa", "tass-agency"))
        more = "relations:\n- {type: amends, agreement: first}   # a comment\n" if id_ == "other" else ""
        text = _AGREEMENT.format(id_, parties, id_) + more
        (root / f"data/agreements/{id_}.yaml").write_text(text, encoding="utf-8")
    plan = _AGREEMENT.format("plan", "  - {organization: tass-agency}   # a comment\n", "plan")
    plan += "stage: negotiating\nrelations:\n- {type: implements, agreement: first}\n"
    (root / "data/agreements/plan.yaml").write_text(plan, encoding="utf-8")
    (root / "documents/other").mkdir(parents=True)
    (root / "documents/first").mkdir()
    for path in ("scan.pdf", "documents/other/scan.pdf", "documents/first/scan.pdf"):
        (root / path).write_bytes(path.encode() * 50_000)
    with (root / "data/agreements/other.yaml").open("a", encoding="utf-8") as file:
        file.write("documents: [{path: documents/other/scan.pdf}]\n")
    rows = "".join(f"eapa; alone,memorandum,2024-05-{day:02},https://example.org/{day}\n" for day in (1, 2, 3))
    shutil.rmtree(root.parent / "state/eapa/commands", ignore_errors=True)
    (root / "new.csv").write_text(f"parties,type,signed,source\n{rows}", encoding="utf-8")
    if "--update" in command:
        _add_workbook(root)


def _add_workbook(root: Path) -> None:
    """Copy an edited workbook into the register; the first call exports and edits it."""
    workbook = root.parent / "edited.xlsx"
    if not workbook.exists():
        run(root, "export", "--workbook", str(workbook))
        set_cells(workbook, {("first", "Type"): "Memorandum", ("other", "Type"): "Protocol"})
        add_row(workbook, Type="Protocol", Signed="2024-05-04", Parties="eapa\nalone", Sources="https://example.org/4")
        shutil.rmtree(root / ".eapa", ignore_errors=True)
    shutil.copy(workbook, root / "edited.xlsx")


def read_files(root: Path) -> dict[str, bytes]:
    """Return the contents of all files except those in `.eapa`."""
    files = [path for path in root.rglob("*") if path.is_file() and path.parent.name != ".eapa"]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def run_silently(root: Path, *command: str) -> int:
    """Run a command without output, and return its exit code."""
    sys.argv = ["eapa", *command]
    os.chdir(root)
    discarded = TextIOWrapper(BytesIO())
    with contextlib.redirect_stdout(discarded), contextlib.redirect_stderr(discarded):
        try:
            return int(eapa())
        except SystemExit as end:
            return int(end.code or 0)


def run(root: Path, *command: str) -> None:
    """Run a command that must succeed, without output."""
    assert run_silently(root, *command) == 0, command


def prepare(root: Path, command: tuple[str, ...]) -> None:
    """Make the register, and run the commands that must precede a command."""
    make_register(root, *command)
    for preceding in PRECEDING_COMMANDS.get(command, ()):
        run(root, *preceding)


def main(folder: Path, command: tuple[str, ...]) -> None:
    """Recover from a kill before the first disk operation of a command, then before the second, and so on."""
    root, states = folder / "register", folder / "state"
    # This complete run imports all modules, and gives the expected files.
    prepare(root, command)
    before = read_files(root)
    run(root, *command)
    after = read_files(root)
    assert before != after
    prepare(root, command)
    kill_states = KillStates().record(lambda: run(root, *command), root, states)
    outcomes: list[str] = []
    for step, files in enumerate(kill_states, start=1):
        is_end = step == len(kill_states)
        if step > 1 and files == kill_states[step - 2] and not is_end:
            outcomes.append(outcomes[-1])
            continue
        restore(files, root, states)
        has_journal = (root / JOURNAL).exists()
        run(root, "validate")
        recovered = read_files(root)
        assert recovered in (before, after), (step, set(recovered) ^ set(after))
        # If the journal is complete, or the command has ended, the change must have been made.
        assert recovered == after or not (has_journal or is_end), step
        outcomes.append("after" if recovered == after else "before")
        if has_journal or is_end:
            run(root, "undo", *(["--redo"] if command == ("undo",) else []))
            assert read_files(root) == before, step
    assert {path.name for path in (root / ".eapa").iterdir()} == {".gitignore", "lock"}
    sys.stdout.write(" ".join([str(len(outcomes)), *outcomes]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), COMMANDS[int(sys.argv[2])])
