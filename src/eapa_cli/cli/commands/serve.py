"""`eapa serve`: the site of the register on this machine."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.options import AsOfOption, RegisterOption
from eapa_cli.cli.register_access import find_root, history_file, open_index_at, site_cache_file, site_folder
from eapa_cli.errors import EapaError
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.option_values import parse_day


def run(
    *,
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="The port; 0 takes any free one.")
    ] = 8000,
    open_: Annotated[bool, typer.Option("--open", help="Open the site in a browser.")] = False,
    as_of: AsOfOption = None,
    register: RegisterOption = None,
) -> None:
    """Show the site of the register on this machine, and update it when files change.

    The command shows the address, such as http://127.0.0.1:8000/, which other machines cannot reach. Reload a page to
    see changes. Ctrl-C stops the server.
    """
    root = find_root(register)
    builder = _Builder(root, as_of)
    builder.build()

    from eapa_cli.publishing.server import SiteServer

    with SiteServer(builder.folder, port, builder.refresh) as server:
        text = _("The site is at %(address)s. Press Ctrl-C to stop.") % {"address": server.address}
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
        try:
            if open_:
                import webbrowser

                webbrowser.open(server.address)
            server.serve_forever()
        except KeyboardInterrupt:
            sys.stderr.write("\n")


class _Builder:
    """A builder of the site of a register, in the user's cache folder."""

    def __init__(self, root: Path, as_of: str | None) -> None:
        self._root = root
        self._as_of = as_of
        self._last_state: object = None
        self.folder = site_folder(root)

    def build(self) -> None:
        """Build the site.

        Raises:
            EapaError: the register cannot be read, or the site cannot be written.
        """
        from eapa_cli.publishing.git_history import read_history
        from eapa_cli.publishing.site import build_site, read_site
        from eapa_cli.publishing.site_cache import SiteCache

        self._last_state = self._read_state()
        index = open_index_at(self._root)
        data = read_site(index, parse_day(self._as_of, "--as-of"), cache=SiteCache(site_cache_file(self.folder)))
        build_site(data, read_history(index.root, history_file(index.root)), self.folder, force=True)

    def refresh(self) -> None:
        """Build the site again if a file or the day has changed; after an error, the last site stays."""
        if self._read_state() == self._last_state:
            return
        try:
            self.build()
        except EapaError as error:
            from eapa_cli.cli.app import report

            report(error)

    def _read_state(self) -> object:
        """Return a value that changes with the record files, the register's own file and the day.

        The value is None if the register cannot be read.
        """
        from eapa_cli.index.file_snapshot import take_snapshot
        from eapa_cli.model.record_paths import REGISTER_FILE

        try:
            modified = (self._root / REGISTER_FILE).stat().st_mtime_ns
            return parse_day(self._as_of, "--as-of"), modified, take_snapshot(self._root).digest
        except (OSError, EapaError):
            return None
