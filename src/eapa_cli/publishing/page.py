"""A page of the site, and the environment in which templates are rendered."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eapa_cli.publishing.file_pieces import Piece, join_pieces

TEMPLATES: Final = Path(__file__).with_name("templates")
STATIC: Final = Path(__file__).with_name("static")


class Page(NamedTuple):
    """A file of the site: its path, a key of its content, and the function that returns the content.

    The function is called only if the key differs from the key in the last build.
    """

    path: str
    key: str
    content: Callable[[], str | bytes]
    is_in_site_map: bool = False
    """Whether the site map lists this page."""
    pieces: Sequence[Piece] = ()
    """The pieces of a large file, whose content is made again only for pieces with new keys."""


def make_page_of_pieces(path: str, pieces: Iterable[Piece]) -> Page:
    """Return a file that consists of pieces."""
    all_pieces = tuple(pieces)
    key = key_of([one.key for one in all_pieces])
    return Page(path, key, lambda: join_pieces(all_pieces), pieces=all_pieces)


def key_of(*parts: object) -> str:
    """Return a short digest of values, which differs if a value differs."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@cache
def environment() -> Environment:
    """Return the environment of the templates, which escapes all values of records."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # The filter `tojson` keeps the order of keys, and does not escape letters other than Latin ones.
    templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return templates
