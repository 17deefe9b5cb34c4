"""`eapa graph`: who is tied to whom, as a tree or for programs that draw."""

import io
import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from eapa_cli.cli.completion import complete_ids
from eapa_cli.cli.context import index_of, warn_of_faults
from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import RegisterOption
from eapa_cli.cli.record_names import id_by_name
from eapa_cli.exporting.graph.as_mermaid import is_too_large
from eapa_cli.exporting.graph.drawing import GraphFormat, format_by_ending, format_graph
from eapa_cli.exporting.graph.network import make_network, make_partner_network
from eapa_cli.exporting.graph.partners import make_partner_tree
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.terminal import Terminal
from eapa_cli.render.tree import Branch, write_tree
from eapa_cli.storage.output_file import write_output
from eapa_cli.tabular.selection import extract

_TOO_LARGE: Final = (
    "warning: Mermaid draws 500 ties and 50,000 characters at the most; name an ID, choose by filters, or take DOT"
)


@with_filters
def run(
    id_: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Begin at this record.", autocompletion=complete_ids),
    ] = None,
    *,
    depth: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How far from it: 1 is partners, 2 is theirs too.")
    ] = None,
    projected_: Annotated[
        bool,
        typer.Option("--projected", help="Tie organizations to one another, with the number of agreements."),
    ] = False,
    format_: Annotated[
        GraphFormat | None,
        typer.Option("--format", help="How to write it; without it by the file's ending, else a tree."),
    ] = None,
    filter_options: FilterOptions,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    register: RegisterOption = None,
) -> None:
    """Show who has concluded agreements with whom.

    On a terminal it is the tree of an organization's partners; without an ID, of the register's owner. GraphML, GEXF,
    DOT and Mermaid hold the whole network, or what is around ID: organizations and agreements, each party an edge.
    """
    index = index_of(register)
    found = extract(index, filter_options.parse(index, Kind.AGREEMENT))
    centre = _id(index, id_) if id_ else None
    form = format_ or (format_by_ending(output) if output else None)
    if form is None:
        owner = str(found.register.get("owner"))
        tree = make_partner_tree(centre or owner, depth or 1, make_network(found), make_partner_network(found))
        text = _drawn(tree, output)
        remark = "" if tree.branches else f"'{centre or owner}' is a party to none of the agreements asked for"
    else:
        network = make_partner_network(found) if projected_ else make_network(found)
        # From a partner to a partner it is two steps by way of an agreement.
        steps = (depth or 1) * (1 if projected_ else 2)
        network = network.around(centre, steps) if centre else network
        text = format_graph(network, form)
        remark = _TOO_LARGE if form is GraphFormat.MERMAID and is_too_large(network, text) else ""
    if output:
        write_output(output, lambda draft: draft.write_text(text, encoding="utf-8", newline="\n"), force=force)
        sys.stderr.write(f"written: {output}\n")
    else:
        sys.stdout.write(text)
    if remark:
        sys.stderr.write(f"{remark}\n")
    warn_of_faults(index)


def _drawn(tree: Branch, output: Path | None) -> str:
    """Return a tree as text, for the terminal that reads stdout or for a file."""
    terminal = Terminal.of(sys.stdout, os.environ)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8" if output else sys.stdout.encoding, errors="backslashreplace")
    write_tree(tree, out, terminal._replace(colour=False, interactive=False) if output else terminal)
    out.seek(0)
    return out.read()


def _id(index: Index, id_: str) -> str:
    found = index.find(id_) or index.find(id_by_name(index, id_))
    assert found is not None  # what has a name is a record
    return str(found[2]["id"])
