"""Pictures for docs/content-guide.md, taken of a running site with its content and one superuser.

    make run, then: EDITOR=name PASSWORD=… .venv/bin/python docs/pictures/desk.py http://127.0.0.1:8000

It writes a draft of KI 3, a report and a review pack into that site's database: use one that may be thrown away.
"""

import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent / "desk"
WIDE = {"width": 1100, "height": 720}


def keep(page: Any, name: str, show: str = "") -> None:
    """What is seen of the page, from the element `show` on."""
    if show:
        page.locator(show).first.evaluate("one => one.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(700)  # pictures and previews come
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.save(HERE / f"{name}.webp", quality=70, method=6)


def follow(page: Any, selector: str) -> None:
    with page.expect_navigation():
        page.click(selector)


def desk(page: Any, base: str) -> None:
    admin = f"{base}/admin"
    page.goto(f"{admin}/")
    keep(page, "sign-in")
    page.fill("#id_username", os.environ["EDITOR"])
    page.fill("#id_password", os.environ["PASSWORD"])
    follow(page, "[type=submit]")
    keep(page, "start")
    page.goto(f"{admin}/acupoints/point/?q=KI3")
    follow(page, "#result_list tbody th a >> nth=0")
    form = page.url
    keep(page, "form")
    keep(page, "marker", ".desk-stage")
    page.fill("#id_summary", "In the hollow between the inner ankle bone and the Achilles tendon.")
    page.focus(".desk-stage-view >> nth=0")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.fill("#desk-why", "Clearer, and a little lower.")
    follow(page, "input[name=_send] >> nth=0")
    page.goto(f"{admin}/acupoints/change/")
    follow(page, "#result_list tbody th a >> nth=0")
    draft = page.url
    keep(page, "draft")
    keep(page, "draft-diff", ".desk-scene")
    page.goto(draft.removesuffix("change/") + "preview/")
    keep(page, "preview")
    page.goto(draft)
    follow(page, "button:has-text('Publish')")
    page.goto(form.replace("/change/", "/history/"))
    keep(page, "history")
    page.goto(f"{admin}/acupoints/photo/add/")
    keep(page, "photograph")
    page.goto(f"{admin}/acupoints/bulkimport/")
    page.set_input_files("input[type=file]", {"name": "points.csv", "mimeType": "text/csv", "buffer": CSV})
    follow(page, "#content-main [type=submit]")
    keep(page, "dry-run")
    page.goto(f"{admin}/acupoints/bulkimport/files/")
    keep(page, "files")
    page.goto(f"{base}/points/ki3/")
    follow(page, "text=Something wrong here?")
    page.check("[name=kind] >> nth=0")
    page.fill("textarea", "On my foot the hollow lies a little higher than the mark.")
    follow(page, "main form button")
    page.goto(f"{admin}/acupoints/report/")
    keep(page, "reports")
    page.goto(f"{admin}/acupoints/reviewpack/add/")
    keep(page, "review-pack")


CSV = b"code,summary\nKI3,Behind the inner ankle bone.\nKI4,Behind and below the inner ankle bone.\n"


def main(base: str) -> None:
    HERE.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_context(viewport=WIDE, color_scheme="light").new_page()
        desk(page, base)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
