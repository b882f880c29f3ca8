"""Makes sure of the browsers that the tests need: `python -m tests.browser.installed`.

Without Chromium there is nothing to test with; what needs another one is skipped without it.
"""

from __future__ import annotations

from tests.browser import chromium, machine
from tests.browser.engines import firefox, webkit

OTHERS = (firefox, webkit)


def main() -> None:
    """Install what is missing, and say what cannot be installed."""
    chromium.main()
    wanted = [package for other in OTHERS if not other.find() for package in other.packages()]
    if wanted:
        print(f"Installing {', '.join(wanted)} for the browser tests …", flush=True)
        machine.install(*wanted)
    for other in OTHERS:
        if not other.find():
            print(f"Some tests will be skipped. {other.REMEDY}")


if __name__ == "__main__":
    main()
