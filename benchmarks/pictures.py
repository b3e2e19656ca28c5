"""Takes the README's picture and the pictures to judge the page by.

    python -m benchmarks.pictures [--out FOLDER]

Writes one picture for each width and theme, and `dashboard.png`, the README's own, at 1440 px in the light theme.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.chromium import CHROMIUM, LAUNCH
from benchmarks.serving import await_map, open_page, serve

DOCS = Path(__file__).parents[1] / "docs"
WIDTHS = {390: 844, 1440: 900, 2560: 1440}
THEMES = ("light", "dark")
SETTLE_MS = 1500


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--out", type=Path, default=Path("build") / "pictures", help="folder of the pictures to judge by"
    )
    out: Path = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    with serve() as (address, _), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(LAUNCH))
        for width, height in WIDTHS.items():
            for theme in THEMES:
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
                open_page(page, address)
                await_map(page)
                page.wait_for_timeout(SETTLE_MS)
                page.screenshot(path=out / f"page-{width}-{theme}.png")
                if (width, theme) == (1440, "light"):
                    page.screenshot(path=DOCS / "dashboard.png")
                page.close()
        browser.close()
    print(f"Pictures in {out}, the README's in {DOCS / 'dashboard.png'}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
