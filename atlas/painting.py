"""What is painted on this body: masks of its textures, creases of its skin."""

from functools import lru_cache

from . import assets, body
from . import paint as paints
from .relief import creases
from .relief.marks import Pick


@lru_cache(1)
def paint() -> paints.Paint:
    stand = body.shape("stand")
    masks = paints.load_masks(assets.BODY.folder() / "textures")
    return paints.Paint(masks, creases.creases(Pick(stand.vertices, stand.triangles), stand.joints))
