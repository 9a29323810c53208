from functools import cache

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def markdown(text: str) -> SafeString:
    """Markdown to HTML. HTML in the text is shown as text, so that an editor's slip cannot break a page."""
    return SafeString(_parser().render(text))
