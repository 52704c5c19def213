"""``python -m respgraph`` and the installed command ``respgraph``."""

from __future__ import annotations

import signal
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code; Ctrl+C always leaves with 130."""
    try:
        from .cli import run

        code = run(sys.argv[1:])
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: nothing is left to stop
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
