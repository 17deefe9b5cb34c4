"""The reasons that the operating system gives for an error, in the language of the interface."""

import errno
import os
from collections.abc import Mapping
from typing import Final

from eapa_cli.text.interface_language import pgettext

SYSTEM_REASONS: Final[Mapping[int, str]] = {
    errno.EPERM: "Operation not permitted",
    errno.ENOENT: "No such file or directory",
    errno.EIO: "Input/output error",
    errno.EACCES: "Permission denied",
    errno.EBUSY: "Device or resource busy",
    errno.EEXIST: "File exists",
    errno.ENODEV: "No such device",
    errno.ENXIO: "No such device or address",
    errno.ENOTDIR: "Not a directory",
    errno.EISDIR: "Is a directory",
    errno.EMFILE: "Too many open files",
    errno.EFBIG: "File too large",
    errno.ENOSPC: "No space left on device",
    errno.EROFS: "Read-only file system",
    errno.ENAMETOOLONG: "File name too long",
    errno.ENOTEMPTY: "Directory not empty",
    errno.ELOOP: "Too many levels of symbolic links",
    errno.ENOEXEC: "Exec format error",
    errno.EADDRINUSE: "Address already in use",
    errno.ECONNREFUSED: "Connection refused",
    errno.ENETUNREACH: "Network is unreachable",
}
"""The reasons with a translation, by the number of the error."""


def system_reason(error: Exception) -> str:
    """Return the reason of an error, without the number and the file that its own text may have."""
    reason = getattr(error, "strerror", None)
    if not isinstance(error, OSError) or not reason:
        return str(error)
    number = error.errno or 0
    known = SYSTEM_REASONS.get(number)
    # A reason in other words comes from the program itself, or from Windows in the language of the system.
    return pgettext("system", known) if known and reason == os.strerror(number) else str(reason)
