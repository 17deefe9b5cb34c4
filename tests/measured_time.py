"""The processor time of a function, for tests of how it grows."""

import gc
import time
from collections.abc import Callable


def measure_seconds(function: Callable[[], object]) -> float:
    """Return the time of a call, without garbage collection, which takes longer the more objects other tests left."""
    gc.disable()
    try:
        start = time.process_time()
        function()
        return time.process_time() - start
    finally:
        gc.enable()
