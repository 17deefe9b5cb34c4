"""Reading of input files up to a limit."""

from io import BytesIO

import pytest

from eapa_cli.storage.input_file import read_at_most


@pytest.mark.parametrize(("limit", "content"), [(4, b"text"), (5, b"text"), (3, None)])
def test_a_stream_is_read_up_to_its_limit(limit: int, content: bytes | None) -> None:
    stream = BytesIO(b"text")

    assert read_at_most(stream, limit) == content
    assert stream.tell() == min(limit + 1, 4)
