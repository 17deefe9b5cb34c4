"""`eapa site`: the register as a static site."""

from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.options import AsOfOption, RegisterOption
from eapa_cli.cli.register_access import history_file, open_index, site_cache_file, warn_if_incomplete
from eapa_cli.errors import UsageError
from eapa_cli.render import messages
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, hint_on_languages, interface_languages
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext
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
    force: Annotated[
        bool, typer.Option("--force", help="Write into a folder with other files, or replace FILE.")
    ] = False,
    register: RegisterOption = None,
) -> None:
    """Write the register as a static site.

    The site has pages in English and Russian if the register names these languages. Only files that changed are
    written, so that the command can be repeated after each change. Private fields are not published: 'responsible',
    waivers, removed ids, and fields that start with 'x-'.
    """
    if (folder is None) == (single is None):
        message = _("name either the folder of the site, or a file with --single")
        raise UsageError(message, hint=_("for example 'eapa site public'"))
    if lang and lang not in INTERFACE_LANGUAGES:
        message = _("'%(tag)s' is not a language of the site") % {"tag": lang}
        raise UsageError(message, hint=hint_on_languages())
    if lang and not single:
        hint = _("a folder has pages in all languages of the register")
        raise UsageError(_("--lang is for --single only"), hint=hint)
    from eapa_cli.publishing.git_history import read_history
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
        messages.report_written_file(single)
    else:
        assert folder, "the folder is given if --single is not"
        result = build_site(data, history, folder, force=force)
        text = ngettext(
            "%(folder)s: %(num)d file written, %(unchanged)d unchanged, %(removed)d removed",
            "%(folder)s: %(num)d files written, %(unchanged)d unchanged, %(removed)d removed",
            result.written,
        )
        numbers = {"num": result.written, "unchanged": result.unchanged, "removed": result.removed}
        messages.message(text % {"folder": folder, **numbers})
    warn_if_incomplete(index)
