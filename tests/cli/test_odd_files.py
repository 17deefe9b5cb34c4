"""Files and folders of an unexpected kind are reported by their kind."""

import contextlib
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Eapa

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes, sockets and links")


def make_socket(path: Path) -> None:
    """Make a socket. Its name must be short, so it is relative to its folder."""
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(path.parent):
        server.bind(path.name)


KINDS: dict[str, Callable[[Path], object]] = {
    "a link": lambda path: path.symlink_to(path.parent / "other"),
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a socket": make_socket,
}
COMMANDS = ["set register title.en=New", "edit register"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("command", COMMANDS)
def test_odd_register_file_is_reported_by_its_kind(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch, kind: str, command: str
) -> None:
    monkeypatch.setenv("EDITOR", "true")  # a program that changes nothing
    file = register / "data/register.yaml"
    file.rename(file.with_name("other"))
    KINDS[kind](file)

    outcome = eapa(*command.split())

    assert outcome == (
        4, "",
        f"error: 'data/register.yaml' is {kind}, not a regular file\nhint: put the file itself in its place\n",
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_check_reports_an_odd_register_file_and_continues(eapa: Eapa, register: Path, kind: str) -> None:
    file = register / "data/register.yaml"
    file.rename(register / "other")
    KINDS[kind](file)

    outcome = eapa("validate")
    formatted = eapa("fmt")

    assert (outcome.code, formatted.code) == (1, 3)
    assert f"'data/register.yaml' is {kind}, not a regular file" in formatted.err
    assert f"data/register.yaml:1:1: error: 'data/register.yaml' is {kind}, not a regular file" in outcome.out


@pytest.mark.parametrize("kind", ["a pipe", "a socket", "a regular file"])
def test_odd_record_folder_is_reported_by_its_kind(eapa: Eapa, register: Path, kind: str) -> None:
    folder = register / "data/agreements"
    folder.rename(register / "moved")
    KINDS.get(kind, Path.touch)(folder)

    for command in ("list", "validate"):
        outcome = eapa(command)

        assert outcome.code == 4
        assert outcome.err == f"error: 'data/agreements' is {kind}, not a folder\nhint: put a folder in its place\n"


@pytest.mark.parametrize("kind", KINDS)
def test_odd_record_file_is_reported_by_its_kind_and_never_overwritten(eapa: Eapa, register: Path, kind: str) -> None:
    KINDS[kind](register / "data/organizations/new.yaml")

    checked = eapa("validate")
    added = eapa("add-organization", "--id", "new", "--name", "New", "--type", "ngo", "--country", "KZ")

    assert f"data/organizations/new.yaml:1:1: error: this file is not read: it is {kind}" in checked.out
    assert (checked.code, added.code) == (1, 4)
    assert f"'data/organizations/new.yaml' is {kind}, not a regular file" in added.err
