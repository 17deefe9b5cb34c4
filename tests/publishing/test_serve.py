"""The local server, as a user starts and stops it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest
from running import Eapa

from eapa_cli.publishing.server import SiteServer

pytestmark = pytest.mark.usefixtures("covered_programs")


class Response(NamedTuple):
    """The status and the text of a response of the server."""

    status: int
    text: str


def get(port: int, path: str, host: str | None = None) -> Response:
    """Request a path from the server at a port of this machine, by default with the address of this machine as host."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{port}"})
    response = connection.getresponse()
    text = response.read().decode(errors="replace")
    connection.close()
    return Response(response.status, text)


@pytest.fixture
def server(register: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Start `eapa serve` on the register and on a free port, and yield its process and port. End it after the test."""
    environ = {**os.environ, "XDG_CACHE_HOME": str(register / "cache"), "XDG_STATE_HOME": str(register / "state")}
    command = [sys.executable, "-m", "eapa_cli", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=register, env=environ, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stderr
    address = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stderr.readline())
    assert address
    yield process, int(address[1])
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def test_the_server_shows_changes_and_errors_of_the_files_and_ends_with_an_interrupt(
    server: tuple[subprocess.Popen[str], int], register: Path
) -> None:
    process, port = server
    before = get(port, "/agreements/2020-01-31-eapa-tass/")
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "notes: Read again.\n", encoding="utf-8")
    after = get(port, "/agreements/2020-01-31-eapa-tass/")
    register_file = register / "data/register.yaml"
    text = register_file.read_text(encoding="utf-8")
    register_file.write_text(text.replace("owner: eapa", "owner: eapa\nsite: {url: 'ftp://x'}"), encoding="utf-8")
    with_invalid_setting = get(port, "/")
    register_file.unlink()
    without_register = get(port, "/")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)

    assert {one.status for one in (before, after, with_invalid_setting, without_register)} == {200}
    assert "Read again." not in before.text
    assert "Read again." in after.text
    assert "'ftp://x' is not the address of a site" in err
    assert process.returncode == 0


def test_other_hosts_folders_missing_pages_and_files_outside_the_site_are_refused(
    server: tuple[subprocess.Popen[str], int],
) -> None:
    _, port = server

    # A page of an attacker could send such a request, if its name were resolved to the address of this machine.
    assert get(port, "/", host="attacker.example:80").status == 403
    folder_without_page, missing_page, file_outside = "/assets/", "/agreements/nothing/", "/../data/register.yaml"
    for path in (folder_without_page, missing_page, file_outside):
        assert get(port, path).status == 404


def test_a_port_in_use_is_reported(eapa: Eapa) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other_server:
        port = other_server.getsockname()[1]
        outcome = eapa("serve", "--port", str(port))

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: port {port} cannot be used: ")
    # The hint names the option for another port.
    assert "--port" in outcome.err


def test_the_browser_is_opened_on_request(eapa: Eapa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened_address = tmp_path / "opened"
    browser = tmp_path / "browser"
    # This browser writes its address to a file, and then ends the server, which is this process.
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened_address}\nkill -INT {os.getpid()}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    outcome = eapa("serve", "--port", "0", "--open")

    assert outcome.code == 0
    assert opened_address.read_text().strip() in outcome.err


def test_the_site_is_refreshed_before_each_file_except_assets(tmp_path: Path) -> None:
    for name in ("assets/a.css", "index.html", "downloads/agreements.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    refreshes: list[bool] = []
    with SiteServer(tmp_path, 0, lambda: refreshes.append(True)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        refreshed = "/", "/?q=1", "/downloads/agreements.csv"
        for path in ("/assets/a.css", *refreshed):
            assert get(server.server_port, path).status == 200
        assert get(server.server_port, "/assets/a.css", host="localhost").status == 200  # as if the port were 80
        server.shutdown()

    assert len(refreshes) == len(refreshed)
