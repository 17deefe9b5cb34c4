"""`eapa show`: one record, and all that refers to it."""

from eapa_cli.cli.context import day, index_of, put
from eapa_cli.cli.options import AsOfOption, FormatOption, IdArgument, RegisterOption
from eapa_cli.index.page import page


def run(
    id_: IdArgument,
    *,
    as_of: AsOfOption = None,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Show one record and all that refers to it."""
    index = index_of(register)
    put(page(index, id_, as_of=day(as_of, "--as-of"), languages=index.languages), format_)
