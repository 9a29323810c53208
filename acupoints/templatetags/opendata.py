from collections.abc import Iterable

from django import template

from acupoints.opendata import Dataset
from acupoints.opendata.describe import FieldLine, lines

register = template.Library()


@register.filter
def fields(dataset: Dataset) -> Iterable[FieldLine]:
    return lines(dataset.row)


@register.simple_tag
def embed_code(site: str, path: str, title: str, height: int) -> str:
    """What to copy into another page; escaped where it is shown."""
    size = f'width="100%" height="{height}"'
    return f'<iframe src="{site}/embed/{path}/" title="{title}" {size} loading="lazy" frameborder="0"></iframe>'
