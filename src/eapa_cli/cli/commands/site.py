"""`eapa site`: the register as a static site."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.context import history_file, open_index, site_cache_file, warn_if_incomplete
from eapa_cli.cli.options import AsOfOption, RegisterOption
from eapa_cli.errors import UsageError
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, interface_languages
from eapa_cli.text.option_values import parse_day


def run(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="The folder of the site. It is created if needed.")
    ] = None,
    *,
    single: Annotated[
        Path | None, typer.Option("--single", metavar="FILE", help="Write one HTML file with all pages instead.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="TAG", help="The language of the single file: en or ru.")
    ] = None,
    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="The address of the site; by default site.url of the register."),
    ] = None,
    as_of: AsOfOption = None,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder with other files.")] = False,
    register: RegisterOption = None,
) -> None:
    """Write the register as a static site.

    The site has pages in English and Russian if the register names these languages. Only files that changed are
    written, so that the command can be repeated after each change. Private fields are not published: 'responsible',
    waivers, removed ids, and fields that start with 'x-'.
    """
    if (folder is None) == (single is None):
        raise UsageError("name the folder of the site, or a file with --single", hint="for example 'eapa site public'")
    if lang and lang not in INTERFACE_LANGUAGES:
        raise UsageError(f"'{lang}' is not a language of the site", hint=f"use {' or '.join(INTERFACE_LANGUAGES)}")
    if lang and not single:
        raise UsageError("--lang is for --single only", hint="a folder has pages in all languages of the register")
    from eapa_cli.publishing.git_events import read_history
    from eapa_cli.publishing.site import build_site, read_site
    from eapa_cli.publishing.site_cache import SiteCache

    index = open_index(register)
    cache = SiteCache(site_cache_file(folder) if folder else None)
    data = read_site(index, parse_day(as_of, "--as-of"), url, cache)
    history = read_history(index.root, history_file(index.root))
    if single:
        from eapa_cli.publishing.single_file import render_single_file
        from eapa_cli.storage.output_file import write_output

        def write(draft: Path) -> None:
            with draft.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(render_single_file(data, history, lang or interface_languages(data.languages)[0]))

        write_output(single, write, force=force)
        sys.stderr.write(f"written: {single}\n")
    else:
        assert folder, "one of the two is given"
        result = build_site(data, history, folder, force=force)
        sys.stderr.write(
            f"{folder}: {result.written} files written, {result.unchanged} unchanged, {result.removed} removed\n"
        )
    warn_if_incomplete(index)
