"""`eapa graph`: the network of organizations and agreements, as a tree or for graph programs."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import RegisterOption
from eapa_cli.cli.record_arguments import find_record
from eapa_cli.cli.record_completion import complete_ids
from eapa_cli.cli.register_access import open_index, warn_if_incomplete
from eapa_cli.cli.streams import use_utf8
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.exporting.graph.as_mermaid import is_too_large
from eapa_cli.exporting.graph.graph_format import EXTENSIONS, GraphFormat, format_graph
from eapa_cli.exporting.graph.network import make_network, make_partner_network
from eapa_cli.exporting.graph.partner_tree import make_partner_tree
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.messages import message, report_written_file, warning
from eapa_cli.render.terminal import Terminal
from eapa_cli.render.tree import write_tree
from eapa_cli.storage.output_file import write_output
from eapa_cli.tabular.extract import make_extract
from eapa_cli.tabular.file_extensions import find_format
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command


@with_filters
def run(
    id_: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Start at this record.", autocompletion=complete_ids),
    ] = None,
    *,
    depth: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="The distance: 1 for partners, 2 for their partners too.")
    ] = None,
    is_projected: Annotated[
        bool,
        typer.Option("--projected", help="Connect organizations directly, with the number of agreements."),
    ] = False,
    format_: Annotated[
        GraphFormat | None,
        typer.Option("--format", help="The format (default: by the extension of the file, else a tree)."),
    ] = None,
    filter_options: FilterOptions,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file; '-' is stdout.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    register: RegisterOption = None,
) -> None:
    """Show which organizations have agreements with each other.

    The default is a tree of the partners of an organization; without an ID, of the owner of the register. GraphML,
    GEXF, DOT and Mermaid contain the whole network, or the part around ID: organizations and agreements, with an edge
    for each party.
    """
    index = open_index(register)
    if output == Path("-"):
        output = None
    filters = filter_options.parse(index, Kind.AGREEMENT)
    extract = make_extract(index, filters)
    # An extract without filters contains unsigned agreements.
    if not filters.selects_unsigned:
        extract = extract.without_unsigned()
    centre = find_record(index, id_).id if id_ is not None else None
    chosen = format_ or (find_format(output, EXTENSIONS) if output else None)
    if chosen is None:
        root = centre or _find_owner(index)
        tree = make_partner_tree(root, depth or 1, make_network(extract), make_partner_network(extract))
        write_tree(tree, sys.stdout, Terminal.of(sys.stdout, os.environ))
        if not tree.branches:
            message(_("'%(id)s' is not a party to any of the selected agreements") % {"id": root})
    elif depth and not centre:
        raise UsageError(_("--depth needs an ID, around which to draw"), hint=_("omit the option, or name a record"))
    else:
        network = make_partner_network(extract) if is_projected else make_network(extract)
        # In the whole network, an agreement is a node between two partners.
        steps = (depth or 1) * (1 if is_projected else 2)
        network = network.select_neighbourhood(centre, steps) if centre else network
        text = format_graph(network, chosen)
        use_utf8()
        _write_text(text, output, force=force)
        if chosen is GraphFormat.MERMAID and is_too_large(network, text):
            warning(
                _("Mermaid draws at most 500 edges and 50,000 characters; name an ID, add filters, or use --format dot")
            )
    warn_if_incomplete(index)


def _write_text(text: str, output: Path | None, *, force: bool) -> None:
    """Write a text to the output file, or else to stdout."""
    if output:
        write_output(output, lambda draft: draft.write_text(text, encoding="utf-8", newline="\n"), force=force)
        report_written_file(output)
    else:
        sys.stdout.write(text)


def _find_owner(index: Index) -> str:
    """Return the id of the register's owner.

    Raises:
        RefusedError: the register does not name its owner, or the owner has no record that can be read.
    """
    if not index.owner:
        raise RefusedError(
            _("the register does not name its owner"),
            hint=_("name it with 'eapa set register owner=ID', or give the ID of a record"),
        )
    found = index.find_readable(index.owner)
    if found is None:
        raise RefusedError(
            _("no organization has the id '%(id)s'") % {"id": index.owner},
            hint=_(
                "add it with 'eapa add-organization --id %(owner)s', or name another with 'eapa set register owner=ID'"
            )
            % {"owner": quote_command([index.owner])},
        )
    return found.id
