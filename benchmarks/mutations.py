"""Random changes to bytes, to XML and to the archive of a workbook, for the fuzzers."""

import io
import zipfile
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

Mutation = Callable[[Random, bytes], bytes]

ODD_BYTES: Final = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b'"',
    b"'",
    b",",
    b";",
    b"\t",
    b"<",
    b">",
    b"&",
)
ODD_VALUES: Final = (
    b"", b"-1", b"0", b"1", b"65536", b"1048577", b"99999999999999999999", b"1e999", b"nan", b"A1", b"XFD1048576",
    b"A1:XFD1048576", b"true", b"s", b"str", b"inlineStr", b"d", b"e", b"2024-13-45T99:99:99", b"&#0;", b"&x;",
    b"\xf0\x9f\x98\x80", b"&#55296;", b"_x0000_", b"yyyy", b"[h]:mm",
)  # fmt: skip


def mutate_bytes(random: Random, source: bytes) -> bytes:
    """Return the bytes with one to eight random changes."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        source = random.choice(MUTATIONS)(random, source)
    return source


def _flip(random: Random, source: bytes) -> bytes:
    if not source:
        return source
    offset = random.randrange(len(source))
    return source[:offset] + bytes([source[offset] ^ (1 << random.randrange(8))]) + source[offset + 1 :]


def _truncate(random: Random, source: bytes) -> bytes:
    return source[: random.randrange(len(source) + 1)]


def _remove(random: Random, source: bytes) -> bytes:
    first, last = _random_span(random, source)
    return source[:first] + source[last:]


def _repeat(random: Random, source: bytes) -> bytes:
    first, last = _random_span(random, source)
    return source[:last] + source[first:last] * random.choice((1, 2, 100)) + source[last:]


def _insert(random: Random, source: bytes) -> bytes:
    offset = random.randrange(len(source) + 1)
    return source[:offset] + random.choice((*ODD_BYTES, *ODD_VALUES)) + source[offset:]


def _overwrite(random: Random, source: bytes) -> bytes:
    first, last = _random_span(random, source)
    return source[:first] + random.randbytes(last - first) + source[last:]


# A mutation that is listed twice is twice as frequent.
MUTATIONS: Final[tuple[Mutation, ...]] = (_flip, _flip, _truncate, _remove, _repeat, _insert, _insert, _overwrite)


def _random_span(random: Random, source: bytes) -> tuple[int, int]:
    first = random.randrange(len(source) + 1)
    return first, min(len(source), first + random.choice((1, 2, 8, 64, 1024)))


def mutate_xml(random: Random, source: bytes) -> bytes:
    """Return the XML of a part in which one value, tag or text is replaced, removed, copied elsewhere or repeated."""
    delimiters = [offset for offset in range(len(source)) if source[offset : offset + 1] in {b'"', b">", b"<"}]
    if len(delimiters) < 2:
        return mutate_bytes(random, source)
    # A value, a tag or a text is between two neighbouring delimiters.
    number = random.randrange(len(delimiters) - 1)
    first, last = delimiters[number] + 1, delimiters[number + 1]
    match random.randrange(4):
        case 0:
            return source[:first] + random.choice(ODD_VALUES) + source[last:]
        case 1:
            return source[: first - 1] + source[last:]
        case 2:
            target = delimiters[random.randrange(len(delimiters))]
            return source[:target] + source[first - 1 : last] + source[target:]
        case _:
            return source[:first] + source[first:last] * random.choice((2, 1_000)) + source[last:]


def mutate_archive(random: Random, parts: Mapping[str, bytes]) -> bytes:
    """Return a workbook with random changes to its bytes, to its parts, and to the XML in its parts."""
    changed = dict(parts)
    names = list(changed)
    for _ in range(random.choice((1, 1, 2, 4))):
        name, other = random.choice(names), random.choice(names)
        match random.randrange(8):
            case 0:
                changed[name] = mutate_bytes(random, changed[name])
            case 1:
                changed[name], changed[other] = changed[other], changed[name]
            case 2:
                changed[name] = b""
            case _:
                changed[name] = mutate_xml(random, changed[name])
    if random.random() < 0.1:
        del changed[random.choice(names)]
    source = write_archive(changed, random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))
    return mutate_bytes(random, source) if random.random() < 0.3 else source


def write_archive(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the parts as an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
