"""Completion in real shells, in a register whose text tries to run commands."""

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest
from installed_programs import find_program

TIMEOUT_SECONDS = 60
KILL_LINE = "\x15"  # an interrupt could end the completion before the shell has read the line
# A record with one of these characters is not read, so that its name is never offered.
INVISIBLE_PAYLOADS = ["\u202e)yranac>($\u202c", "one\u200btwo", "one\u3164two"]
# Texts that would create the file `canary` if a shell evaluated them, or that have a special meaning for it.
PAYLOADS = [
    r"\$(>canary)",
    r"\\$(>canary)",
    r"\\\$(>canary)",
    "$(>canary)",
    r"\`>canary`",
    "`>canary`",
    "${x:=$(>canary)}",
    r"\${x:=$(>canary)}",
    '"$(>canary)"',
    r"\"$(>canary)",
    "'$(>canary)'",
    "'\"$(>canary)",
    "'';>canary;''",
    "))';>canary;'((",
    "\"))';>canary;'((\"",
    "one\n>canary\n",
    "one\t$(>canary)",
    r"one:\$(>canary)",
    r"one\:$(>canary)",
    ";>canary;",
    "|>canary",
    "&&>canary",
    "<(>canary)",
    "=(>canary)",
    "(>canary)",
    "{>canary,one}",
    "$'\\x24(>canary)'",
    "~root",
    "*",
    "[a-z]*/?",
    "!!",
    "!history:s/a/b",
    "^a^b",
    "-rf",
    "--force",
    "#comment",
    "%1",
    *INVISIBLE_PAYLOADS,
    "\x1b[2J\x1b]0;title\x07",
    "\\0",
    "%00",
    "a" * 10_000,
    "＄（>canary）",
    "’;>canary;’",
]
SHELL_OPTIONS = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
SETUP_COMMANDS = {
    "bash": "bind 'set completion-query-items 0'; bind 'set page-completions off'; set -o history; source ./script",
    "zsh": "autoload -Uz compinit; compinit -u -D; LISTMAX=100000; source ./script",
    "fish": "source ./script",
}
# Lines that complete each kind of text from the records.
LINES = [
    "eapa list --signatory ",
    "eapa list --place ",
    "eapa list --party ",
    "eapa list --country ",
    "eapa list --type ",
    "eapa list --has ",
    "eapa list organizations --place ",
    "eapa show ",
    "eapa show -- -",
    "eapa list --signatory -- -",
    "eapa set tass x",
    "eapa set tass relations.0.organization=",
    "eapa add-to 2020-01-31-eapa-tass parties organization=",
    "eapa merge tass ",
    "eapa list --",
    "eapa ",
]
# zsh evaluates its candidates, and a payload can break the syntax of all others. So each payload is also completed
# alone, with one ordinary name. The filter by a town selects the agreement with the payload.
TOWNS = [f"town{number:02}" for number in range(len(PAYLOADS))]
ORDINARY_NAME = "Ludmila"
LINES_OF_ZSH = [
    f"eapa list --place {town} --signatory "
    for payload, town in zip(PAYLOADS, TOWNS, strict=True)
    if payload not in INVISIBLE_PAYLOADS
]
# What a user types, and a word that the shell must add. "O'Brien" is found without its apostrophe.
ORDINARY_LINES = {
    "eapa list --signatory Владис": "Владислава",
    "eapa list --signatory OBr": "OBrien",
    "eapa show 2020-02-02-": "2020-02-02-honest",
    "eapa list --signa": "--signatory",
    "eapa rename-o": "rename-organization",
}


@pytest.fixture
def hostile_register(register: Path) -> Path:
    """Return a register in which names, cities, countries, parties, fields and ids are payloads."""
    for number, (payload, town) in enumerate(zip(PAYLOADS, TOWNS, strict=True)):
        # YAML reads JSON strings. Only control characters are escaped, so that the others are in the file as they are.
        text, place = (json.dumps(value, ensure_ascii="\x1b" in value) for value in (payload, f"{town} {payload}"))
        (register / f"data/organizations/h{number}.yaml").write_text(
            f"id: h{number}\ntype: media\nnames:\n  - value: {text}\n    lang: en\n    kind: official\n"
            f"seat:\n  city: {{en: {text}}}\n  country: {text}\n",
            encoding="utf-8",
        )
        (register / f"data/agreements/2020-02-01-h{number}.yaml").write_text(
            f"id: 2020-02-01-h{number}\ntype: agreement\nparties:\n  - organization: {text}\n  - organization: tass\n"
            f'signed:\n  date: "2020-02-01"\n  place:\n    city: {{en: {place}}}\n    country: {text}\n'
            f"signatories:\n  - party: tass\n    name: {{en: {text}}}\n"
            f"  - party: tass\n    name: {{en: {ORDINARY_NAME}}}\n",
            encoding="utf-8",
        )
        # A file name can have most payloads, but no slash, and at most 255 bytes.
        if "/" not in payload and "\x1b" not in payload and len(payload) < 200:
            (register / f"data/organizations/{payload}.yaml").write_text(
                "type: media\nnames:\n  - value: x\n    lang: en\n    kind: official\n", encoding="utf-8"
            )
    with (register / "data/organizations/tass.yaml").open("a", encoding="utf-8") as file:
        file.writelines(f"{json.dumps('x-' + payload)}: 1\n" for payload in PAYLOADS if payload.isascii())
    (register / "data/agreements/2020-02-02-honest.yaml").write_text(
        'id: 2020-02-02-honest\ntype: agreement\nparties:\n  - organization: tass\nsigned:\n  date: "2020-02-02"\n'
        "signatories:\n  - party: tass\n    name: {ru: Владислава Осипова}\n"
        "  - party: tass\n    name: {en: Siobhan O'Brien}\n",
        encoding="utf-8",
    )
    return register


class Shell:
    """An interactive shell with the program's completion, in the folder of a register."""

    def __init__(self, name: str, register: Path) -> None:
        path = find_program(name, source="a package of that name provides it")
        program = register.parent / "bin/eapa"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m eapa_cli "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        environ = {
            **{key: value for key, value in os.environ.items() if key not in {"EAPA_REGISTER", "COLUMNS", "LINES"}},
            "HOME": str(register.parent),
            "XDG_CACHE_HOME": str(register.parent / "cache"),
            "XDG_STATE_HOME": str(register.parent / "state"),
            "XDG_CONFIG_HOME": str(register.parent / "config"),
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
        }
        self._child = pexpect.spawn(
            path,
            SHELL_OPTIONS[name],
            cwd=register,
            env=environ,
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(60, 200),
            timeout=TIMEOUT_SECONDS,
        )
        self.run(f"env _EAPA_COMPLETE=source_{name} eapa > script")
        self.run(SETUP_COMMANDS[name])

    def run(self, command: str) -> str:
        """Run a command to its end, and return what the shell printed since the command before."""
        # The terminal echoes the line with the quotes, and only the output of the command is "done".
        self._child.sendline(f'{command}; echo do""ne')
        self._child.expect_exact("done\r\n")
        return str(self._child.before)

    def press_tab(self, line: str) -> str:
        """Type a line, press Tab, and clear the line; return the output of the shell."""
        self._child.send(f"{line}\t{KILL_LINE}")
        return self.run("true")

    def close(self) -> None:
        """End the shell."""
        self._child.close(force=True)


@pytest.mark.parametrize("name", SHELL_OPTIONS)
def test_completion_never_runs_text_of_a_record(name: str, hostile_register: Path) -> None:
    before = {path for path in hostile_register.rglob("*") if "cache" not in path.parts}
    shell = Shell(name, hostile_register)

    outputs = [shell.press_tab(line) for line in LINES]
    if name == "zsh":
        outputs_for_single_payloads = [shell.press_tab(line) for line in LINES_OF_ZSH]
        assert all(ORDINARY_NAME in output for output in outputs_for_single_payloads)
        outputs += outputs_for_single_payloads

    shell.close()
    after = {path for path in hostile_register.rglob("*") if "cache" not in path.parts}
    assert after - before == {hostile_register / "script"}
    assert not [text for text in outputs if "canary" in text]


@pytest.mark.usefixtures("covered_programs")
@pytest.mark.parametrize("name", SHELL_OPTIONS)
def test_ordinary_words_are_completed(name: str, hostile_register: Path) -> None:
    shell = Shell(name, hostile_register)

    for line, completed in ORDINARY_LINES.items():
        assert completed in shell.press_tab(line)

    shell.close()


@pytest.mark.parametrize(
    ("line", "expected_line"),
    [
        ("eapa set tass fou\t1904 --dry-run", '+founded: "1904"'),
        ("eapa set 2020-01-31-eapa-tass parties.1.org\tscopdc-u\t--dry-run", "+  - {organization: scopdc-uz}"),
        ("eapa add-to 2020-01-31-eapa-tass parties org\tscopdc-u\t--dry-run", "+  - {organization: scopdc-uz}"),
    ],
)
def test_bash_adds_no_space_after_a_completed_field(register: Path, line: str, expected_line: str) -> None:
    shell = Shell("bash", register)

    assert expected_line in shell.run(line)

    shell.close()


def test_zsh_completes_at_the_first_tab_of_a_session(register: Path) -> None:
    shell = Shell("zsh", register)
    shell.run("mkdir functions; eapa --show-completion zsh > functions/_eapa")
    shell.run("compdef -d eapa; unfunction _eapa_completion; fpath+=($PWD/functions); compinit -u -D")

    output = shell.press_tab("eapa list --cou")
    shell.close()

    assert "eapa list --country" in output
