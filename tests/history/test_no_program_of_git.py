"""Commands that only read run no program that a register's `.git` names, and write nothing there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import journals
import pytest
from repositories import HERMETIC, Repo
from running import Eapa

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the planted programs are shell scripts")

HOOKS = (
    "applypatch-msg", "fsmonitor-watchman", "fsmonitor-watchmanv2", "post-checkout", "post-commit", "post-index-change",
    "post-merge", "post-rewrite", "pre-auto-gc", "pre-commit", "prepare-commit-msg", "reference-transaction",
)  # fmt: skip
# Settings that name a program. Each gets a planted program with the name of the setting.
PROGRAMS = (
    "core.askPass", "core.editor", "core.fsmonitor", "core.gitProxy", "core.pager", "core.sshCommand",
    "core.alternateRefsCommand", "credential.helper", "diff.evil.command", "diff.evil.textconv", "diff.external",
    "filter.evil.clean", "filter.evil.smudge", "gpg.program", "gpg.ssh.program", "gpg.x509.program",
    "interactive.diffFilter", "merge.evil.driver", "remote.origin.receivepack", "remote.origin.uploadpack",
    "sequence.editor", "trailer.x.command", "uploadpack.packObjectsHook", "hook.evil.command", "browser.evil.cmd",
    "pager.cat-file", "pager.config", "pager.diff", "pager.grep", "pager.log", "pager.ls-files",
)  # fmt: skip
# Commands that the program runs, and that aliases try to replace.
ALIASES = (
    "cat-file",
    "config",
    "diff",
    "for-each-ref",
    "grep",
    "hash-object",
    "log",
    "ls-files",
    "ls-tree",
    "rev-parse",
)
# Settings that make git use more of these programs.
SETTINGS = {
    "core.splitIndex": "false",
    "core.untrackedCache": "true",
    "diff.autoRefreshIndex": "true",
    "extensions.partialClone": "origin",
    "fetch.recurseSubmodules": "true",
    "filter.evil.required": "true",
    "gc.auto": "1",
    "hook.evil.event": "post-index-change",
    "log.showSignature": "true",
    "maintenance.auto": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "remote.origin.promisor": "true",
    "status.submoduleSummary": "true",
    "submodule.recurse": "true",
}
READING_COMMANDS = (
    ("list",),
    ("show", "tass"),
    ("search", "media"),
    ("stats",),
    ("due",),
    ("validate",),
    ("validate", "--changed-since", "HEAD~1"),
    ("validate", "data/organizations", "--changed-since", "HEAD"),
    ("changes",),
    ("changes", "HEAD~1"),
    ("changes", "HEAD~1..HEAD"),
    ("changes", "HEAD~1...main"),
    ("history", "tass"),
    ("history", "gone"),
    ("history", "nothing-has-this-id"),
    ("changes", "nothing-has-this-name"),
    ("fmt", "--check"),
    ("set", "tass", "website=https://tass.com/en", "--dry-run"),
    ("sql", "SELECT count(*) FROM agreements"),
)


class Hostile:
    """A register with a history, whose git settings and hooks name a planted program wherever they can.

    Each program that runs leaves a file with its name in a folder.
    """

    def __init__(self, register: Path, *, filter_: str) -> None:
        self.root, self.programs, self.run = register, register.parent / "programs", register.parent / "run"
        self.run.mkdir()
        self.programs.mkdir()
        self.repo = Repo(register).start()
        # The second commit deletes one record and changes another. The first version of the third is then lost, so
        # that git may fetch it from the remote repository.
        self.repo.write("data/organizations/gone.yaml", self.repo.read("data/organizations/tass.yaml"))
        self.repo.write("data/organizations/lost.yaml", "id: lost\n")
        self.repo.commit("Start")
        self.repo.edit("data/organizations/tass.yaml", ("id: tass\n", "id: tass # the agency\n"))
        self.repo.delete("data/organizations/gone.yaml")
        self.repo.write("data/organizations/lost.yaml", self.repo.read("data/organizations/tass.yaml"))
        self.repo.commit("Change")
        self.lost = self.repo.git("rev-parse", "HEAD~1:data/organizations/lost.yaml")
        (register / ".git/objects" / self.lost[:2] / self.lost[2:]).unlink()
        self._configure(filter_)
        self._make_files_look_changed()

    def plant_program(self, name: str, *, name_of_file: str | None = None, folder: Path | None = None) -> str:
        """Plant a program that records its run, and return its path."""
        path = (folder or self.programs) / (name_of_file or name)
        path.parent.mkdir(exist_ok=True, parents=True)
        last_line = "exec cat" if name.startswith("filter") else "exit 1"
        path.write_text(f"#!/bin/sh\n: > '{self.run}/{name}'\n{last_line}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def take_runs(self) -> set[str]:
        """Return the names of the planted programs that ran since the last call."""
        records = list(self.run.iterdir())
        for path in records:
            path.unlink()
        return {path.name for path in records}

    def snapshot(self) -> dict[str, tuple[int, int, bytes]]:
        """Return mode, time and content of all files of `.git`."""
        paths = [self.root / ".git", *(self.root / ".git").rglob("*")]
        states = ((path, path.lstat()) for path in sorted(paths))
        return {
            str(path): (state.st_mode, state.st_mtime_ns, path.read_bytes() if path.is_file() else b"")
            for path, state in states
        }

    def _configure(self, filter_: str) -> None:
        """Name a planted program in each setting, alias, hook and attribute that makes git start a program."""
        git = self.root / ".git"
        settings = {name: self.plant_program(name) for name in PROGRAMS if name != "filter.evil.clean"}
        settings |= {f"alias.{name}": f"!{self.plant_program(f'alias.{name}')}" for name in ALIASES}
        settings |= {filter_: self.plant_program(filter_), "remote.origin.url": f"ext::{self.plant_program('remote')}"}
        settings |= SETTINGS
        for name in HOOKS:
            self.plant_program(f"hook {name}", name_of_file=name, folder=git / "hooks")
        with (git / "config").open("a", encoding="utf-8") as file:
            file.writelines(_lines(settings))
            file.write("[include]\n\tpath = included\n")
        filter_with_a_dotted_name = {"filter.odd.name.clean": self.plant_program("filter.odd.name.clean")}
        (git / "included").write_text("".join(_lines(filter_with_a_dotted_name)), encoding="utf-8")
        (git / "info/attributes").write_text(
            "* filter=evil diff=evil merge=evil\nregister.yaml filter=odd.name\n", encoding="utf-8"
        )

    def _make_files_look_changed(self) -> None:
        """Change the times of files, so that git would pass their content through the filters."""
        # A new time makes git read a file to compare its content.
        for path in (self.root / "data").rglob("*.yaml"):
            path.touch()
        # A file that is as new as the index must be read too, since it may have changed after the index was written.
        file_as_new_as_the_index = self.root / "data/organizations/eapa.yaml"
        index = self.root / ".git/index"
        os.utime(file_as_new_as_the_index, ns=(index.stat().st_mtime_ns,) * 2)
        os.utime(index, ns=(file_as_new_as_the_index.stat().st_mtime_ns - 10**9,) * 2)


def _lines(settings: dict[str, str]) -> Iterator[str]:
    """Yield each setting as git writes it to a file. A subsection is all between the first and the last dot."""
    for name, value in settings.items():
        section, _, rest = name.partition(".")
        subsection, _, key = rest.rpartition(".")
        heading = f'[{section} "{subsection}"]' if subsection else f"[{section}]"
        yield f'{heading}\n\t{key} = "{value}"\n'


PLANTED_FILTERS = ("filter.evil.clean", "filter.evil.process")


@pytest.fixture(params=PLANTED_FILTERS)
def hostile(register: Path, request: pytest.FixtureRequest) -> Hostile:
    """Return the hostile register, once with each of the two types of filter."""
    return Hostile(register, filter_=request.param)


def run_git(hostile: Hostile, *arguments: str) -> None:
    """Run git as a user might. The planted programs may make it fail."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | HERMETIC
    subprocess.run(["git", *arguments], cwd=hostile.root, env=environ, check=False, capture_output=True, timeout=60)


def test_git_itself_runs_the_planted_programs(hostile: Hostile) -> None:
    """Check that the planted programs can run. Without this check, the other tests could pass although they cannot."""
    run_git(hostile, "status")
    run_git(hostile, "-c", "core.fsmonitor=", "-c", "filter.evil.required=false", "diff", "HEAD")
    run_git(hostile, "cat-file", "-p", hostile.lost)

    (filter_,) = (name for name in PLANTED_FILTERS if (hostile.programs / name).exists())
    expected = {"core.fsmonitor", filter_, "filter.odd.name.clean", "hook post-index-change", "remote"}
    assert expected <= hostile.take_runs()


@pytest.mark.parametrize("command", READING_COMMANDS, ids=" ".join)
def test_a_command_that_reads_runs_no_program_and_does_not_change_the_git_folder(
    eapa: Eapa, hostile: Hostile, command: tuple[str, ...]
) -> None:
    before = hostile.snapshot()

    outcome = eapa(*command, cwd=hostile.root)

    assert outcome.code in {0, 1, 3, 4}  # some commands refuse to read the changed or lost files
    assert "Traceback" not in outcome.err
    assert hostile.take_runs() == set()
    assert hostile.snapshot() == before


WITHOUT_FILTER = ("-c", "core.fsmonitor=", "-c", "filter.evil.process=", "-c", "filter.evil.required=false")


@pytest.mark.parametrize("tracked", [True, False])
def test_a_journal_in_a_hostile_repository_runs_nothing(eapa: Eapa, hostile: Hostile, *, tracked: bool) -> None:
    journals.write_journal(hostile.root)
    if tracked:
        entry = f"100644,{hostile.repo.git('rev-parse', 'HEAD:data/organizations/tass.yaml')},.eapa/journal.json"
        run_git(hostile, *WITHOUT_FILTER, "update-index", "--add", "--cacheinfo", entry)
        hostile.take_runs()
    before = hostile.snapshot()

    outcome = eapa("list", "--limit", "1", "--format", "ids")

    assert ("is in git" in outcome.err, "has been completed" in outcome.err) == (tracked, not tracked)
    assert hostile.take_runs() == set()
    assert hostile.snapshot() == before
