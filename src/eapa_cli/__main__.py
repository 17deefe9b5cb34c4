"""The entry point of the program `eapa`, and of `python -m eapa_cli`."""

import sys

from eapa_cli.errors import ExitCode


def main() -> int:
    """Run the program, and return its exit code. Ctrl-C during its first imports, too, shows no traceback."""
    try:
        from eapa_cli.cli.app import main as run

        return run()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
