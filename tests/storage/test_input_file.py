"""Reading of input files up to a limit."""

from io import BytesIO

import pytest

from eapa_cli.storage.input_file import read_at_most

TEXT = b"text"


@pytest.mark.parametrize(("limit", "content"), [(4, TEXT), (5, TEXT), (3, None)])
def test_a_stream_is_read_up_to_its_limit(limit: int, content: bytes | None) -> None:
    stream = BytesIO(TEXT)

    assert read_at_most(stream, limit) == content
    # At most one byte after the limit is read, which shows that the stream is longer.
    assert stream.tell() == min(limit + 1, len(TEXT))
