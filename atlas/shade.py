"""The picture: a soft clay figure from a g-buffer, with alpha, so that it stands on light and on dark paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh
from PIL import Image
from scipy import ndimage

from atlas import shorts
from atlas.paint import Paint

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Ramp = Sequence[tuple[float, str]]

SKIN: Ramp = ((0, "#65422f"), (0.3, "#9a6b53"), (0.55, "#c39479"), (0.78, "#dcb59b"), (1, "#f3decd"))
CLOTH: Ramp = ((0, "#46586a"), (0.5, "#8296a8"), (1, "#c3d0da"))
EYE: Ramp = ((0, "#7a6f68"), (0.5, "#c3b8ad"), (1, "#ece4dc"))
BONE: Ramp = ((0, "#8a7f69"), (0.5, "#e6dec9"), (1, "#fffdf4"))
LINE = "#4f3529"
BONE_LINE = "#4f4534"
IRIS, PUPIL = "#6b5443", "#30261f"
BEHIND = 6.0  # metres from the near plane: beyond the whole figure
FILL_LIGHT = np.array([0.75, 0.10, 0.45])


@dataclass(frozen=True)
class Options:
    """How a figure is lit and drawn. Directions are in the camera's frame: right, up, toward the viewer."""

    light: tuple[float, float, float] = (-0.45, 0.55, 0.70)
    exaggeration: float = 1.1  # of the relief in the normals
    cavity: float = 1.0  # darkening of hollows, lightening of ridges
    shorts: bool = True
    line_width: float = 1.0  # pixels of the finished picture
    line_opacity: float = 0.8
    depth_step: float = 0.0035  # metres; larger steps in depth get a line
    fade: float = 0.07  # share of the picture over which a cropped limb fades
    bone_opacity: float = 0.78
    fade_above: tuple[float, float] | None = None  # heights (m, pose stand) between which a cut-off limb fades away


@dataclass(frozen=True)
class Surface:
    """What the rays met, for the k pixels that show the figure; `seen` (h, w) says which those are."""

    seen: Mask
    depth: Array  # (h, w) metres from the camera's near plane, inf beside the figure
    triangle: npt.NDArray[np.int64]
    weights: Array  # (k, 3) barycentric
    corners: npt.NDArray[np.int64]  # (k, 3) vertices; the eyes' follow the body's
    eye: Mask  # (k,)

    def __call__(self, values: Array) -> Array:
        """Values per vertex (n,) or (n, d), eyes included, at the pixels (k,) or (k, d)."""
        return np.einsum("nk,nk...->n...", self.weights, values[self.corners])


@dataclass(frozen=True)
class Light:
    """Tone (k,) in 0..1, and the facing of the plain normal toward the viewer (k,)."""

    tone: Array
    facing: Array


def colour(code: str) -> Array:
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def ramp(tone: Array, stops: Ramp) -> Array:
    colours = np.array([colour(code) for _, code in stops])
    at = [place for place, _ in stops]
    return np.stack([np.interp(tone, at, colours[:, i]) for i in range(3)], -1)


def normalised(vectors: Array) -> Array:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)


def shade(
    scene: Any,
    view: Any,
    *,
    paint: Paint | None = None,
    supersample: int = 2,
    options: Options | None = None,
    bones: tuple[Array, npt.NDArray[np.int64]] | None = None,
) -> Image.Image:
    """An RGBA picture of `view.W` by `view.H` pixels.

    `bones` are vertices (n, 3) m and triangles (m, 3) in the scene's pose, drawn as if seen through the skin.
    """
    return twins(scene, view, paint=paint, supersample=supersample, options=options, bones=bones)[-1]


def twins(
    scene: Any,
    view: Any,
    *,
    paint: Paint | None = None,
    supersample: int = 2,
    options: Options | None = None,
    bones: tuple[Array, npt.NDArray[np.int64]] | None = None,
) -> list[Image.Image]:
    """The picture and, where `bones` are given, the same with bones: the skin is shaded once."""
    options, paint = options or Options(), paint or Paint()
    surface = look(scene, view, supersample)
    rgb = np.zeros((*surface.seen.shape, 3))
    if surface.seen.any():
        light = lit(scene, view, surface, options)
        rgb[surface.seen] = coloured(scene, view, surface, light, paint, options, supersample)
        rgb = over(rgb, colour(LINE), lines(surface, light, view, options, supersample))
    alpha = opacity(scene, surface, options)[..., None]
    pictures = [finished(rgb, alpha, view, options, supersample)]
    if bones is not None:
        if surface.seen.any():
            rgb = with_bones(rgb, bones, scene, view, surface, options, supersample)
        pictures.append(finished(rgb, alpha, view, options, supersample))
    return pictures


def finished(rgb: Array, alpha: Array, view: Any, options: Options, supersample: int) -> Image.Image:
    """Drawn together to the picture's pixels, its edges faded."""
    premultiplied = np.concatenate([rgb * alpha, alpha], -1)
    small = premultiplied.reshape(view.H, supersample, view.W, supersample, 4).mean((1, 3))
    if options.fade:
        small = small * edge_fade(small[..., 3], options.fade)[..., None]
    alpha = small[..., 3:]
    picture = np.concatenate([small[..., :3] / np.maximum(alpha, 1e-6), alpha], -1)
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8), "RGBA")


def opacity(scene: Any, surface: Surface, options: Options) -> Array:
    """Alpha (h, w) before the picture's edges fade."""
    alpha = surface.seen.astype(float)
    if options.fade_above and surface.seen.any():
        low, high = options.fade_above
        height = surface(with_eyes(scene, scene.body.stand, 0.0))[:, 2]
        alpha[surface.seen] = 1 - shorts.smoothstep(height, low, high)
    return alpha


def over(below: Array, above: Array, opacity: Array) -> Array:
    return below * (1 - opacity[..., None]) + above * opacity[..., None]


def look(scene: Any, view: Any, supersample: int) -> Surface:
    buffer = scene.gbuffer(view, supersample)
    seen = buffer["t"] >= 0
    triangle = buffer["t"][seen]
    triangles = with_eyes(scene, scene.posed.triangles, scene.posed.eye_triangles + len(scene.posed.vertices))
    eye = triangle >= len(scene.posed.triangles)
    return Surface(seen, buffer["z"], triangle, buffer["b"][seen], triangles[triangle], eye)


def with_eyes(scene: Any, body: Array, eyes: Any) -> Any:
    """Per-vertex values of the body with those of the eyes (an array, or one value for all) appended."""
    if np.isscalar(eyes):
        eyes = np.full((len(scene.posed.eye_vertices), *body.shape[1:]), eyes, float)
    return np.concatenate([body, eyes]) if len(eyes) else body


def lit(scene: Any, view: Any, surface: Surface, options: Options) -> Light:
    """Wrapped key light on exaggerated normals, a fill, the sky, occlusion, hollows and a dark rim."""
    posed = scene.posed
    camera = np.stack([view.r, view.u, view.f])
    plain = normalised(surface(with_eyes(scene, posed.normals, posed.eye_normals)))
    fine = surface(with_eyes(scene, posed.normals_smooth, posed.eye_normals))
    broad = surface(with_eyes(scene, posed.normals_broad, posed.eye_normals))
    normal = normalised(plain + options.exaggeration * (fine - broad) + 0.35 * (plain - fine)) @ camera.T
    facing = plain @ camera.T[:, 2]
    key = np.clip((normal @ normalised(np.array(options.light)) + 0.35) / 1.35, 0, 1) ** 1.15
    fill = 0.16 * np.clip(normal @ normalised(FILL_LIGHT), 0, 1)
    sky = 0.05 + 0.05 * normal[:, 1]
    open_sky = 0.45 + 0.55 * surface(with_eyes(scene, posed.ao, 1.0)) ** 1.3
    middle, small = (surface(with_eyes(scene, values, 0.0)) for values in (posed.k1, posed.k0))
    cavity = (np.tanh(middle / 0.0030) * 0.085 + np.tanh(small / 0.0006) * 0.05) * options.cavity
    rim = (1 - np.clip(facing, 0, 1)) ** 2.2
    tone = (0.16 + 0.70 * key + fill + sky) * open_sky + cavity - 0.20 * rim
    return Light(soft_clip(np.clip(tone, 0, None)), facing)


def soft_clip(tone: Array, knee: float = 0.74) -> Array:
    bent = knee + (1 - knee) * np.tanh((tone - knee) / (1 - knee) * 0.8)
    return np.clip(np.where(tone > knee, bent, tone), 0, 1)


def coloured(
    scene: Any, view: Any, surface: Surface, light: Light, paint: Paint, options: Options, supersample: int
) -> Array:
    """The colour (k, 3) of each pixel on the figure, without lines."""
    body, skin = scene.body, ~surface.eye
    rgb = ramp(light.tone, SKIN)
    uv = np.einsum("nk,nkj->nj", surface.weights[skin], body.uv[surface.triangle[skin]])
    canonical = surface(with_eyes(scene, body.stand, 0.0))[skin]
    on_skin = np.flatnonzero(skin)
    for coat in paint.coats(canonical, uv, view.w / view.W):
        covered = np.flatnonzero(coat.mask > 1e-3)
        strength = (coat.mask[covered] * coat.strength)[:, None]
        rgb[on_skin[covered]] *= 1 - strength + strength * np.array(coat.colour)
    rest = surface(with_eyes(scene, body.rest, body.eye_rest))
    if options.shorts:
        cover, band = cloth(rest, view.w / view.W / supersample)
        fabric = ramp(np.clip(light.tone * 0.95 + 0.02, 0, 1), CLOTH) * (1 - band[:, None])
        rgb = over(rgb, fabric, cover * skin)
    if surface.eye.any():
        rgb[surface.eye] = eyes(rest[surface.eye], body.eye_rest, light.tone[surface.eye])
    return rgb


def cloth(rest: Array, pixel: float) -> tuple[Array, Array]:
    """Cover (k,) and darkness of waistband and seams (k,), both 0..1; `pixel` in metres."""
    hem, waist = shorts.signed_distance(rest)
    cover = np.clip(shorts.on_cloth(rest) / (1.5 * pixel) + 0.5, 0, 1)
    waistband = 0.10 * np.clip((0.011 - waist) / (1.5 * pixel) + 0.5, 0, 1)
    seams = 0.22 * np.exp(-(((waist - 0.011) / 0.0009) ** 2)) + 0.18 * np.exp(-(((hem - 0.007) / 0.0009) ** 2))
    return cover, waistband + seams


def eyes(rest: Array, eye_rest: Array, tone: Array) -> Array:
    """White, iris, pupil and the upper lid's shadow, from the eyeball's forward axis (the rest pose looks along -Y)."""
    rgb = ramp(0.9 * tone, EYE)
    for side in (1, -1):
        ball = eye_rest[eye_rest[:, 0] * side > 0]
        low, high = ball.min(0), ball.max(0)
        offset = (rest - (low + high) / 2) / ((high[0] - low[0]) / 2)
        here = rest[:, 0] * side > 0
        distance = np.hypot(offset[:, 0], offset[:, 2])
        iris, pupil = (np.clip((radius - distance) / 0.05, 0, 1) * here for radius in (0.51, 0.21))
        lid = 0.45 * shorts.smoothstep(offset[:, 2], 0.02, 0.42) * here
        rgb = over(rgb, colour(IRIS) * (0.6 + 0.4 * tone[:, None]), iris)
        rgb = over(rgb, colour(PUPIL), pupil)
        rgb = over(rgb, colour(PUPIL), lid)
    return rgb


def lines(surface: Surface, light: Light, view: Any, options: Options, supersample: int) -> Array:
    """Opacity (h, w) of the thin lines: the outline, and the near side of steps in depth."""
    seen = surface.seen
    width = options.line_width * supersample
    depth = np.where(seen, surface.depth, surface.depth[seen].max() + 0.5)
    slope = np.ones(seen.shape)
    slope[seen] = np.clip(light.facing, 0.15, 1)
    step = np.zeros(seen.shape)
    for shift in ((0, 1), (1, 0), (1, 1), (1, -1)):
        before = np.roll(depth, shift, (0, 1))
        after = np.roll(depth, (-shift[0], -shift[1]), (0, 1))
        step = np.maximum(step, before + after - 2 * depth)
    limit = options.depth_step
    inner = np.clip((step - limit - 6 * view.w / view.W / supersample / slope) / limit, 0, 1) * seen
    outline = seen & ~ndimage.binary_erosion(seen, iterations=max(1, round(width)))
    drawn = np.maximum(inner, outline)
    if width > 1.5:
        drawn = ndimage.grey_dilation(drawn, size=(round(width), round(width))) * seen
    return ndimage.gaussian_filter(drawn, 0.25 * supersample) * options.line_opacity


def with_bones(
    rgb: Array,
    bones: tuple[Array, npt.NDArray[np.int64]],
    scene: Any,
    view: Any,
    surface: Surface,
    options: Options,
    supersample: int,
) -> Array:
    """The bones as a pale ghost with dark edges, fainter the deeper they lie, on skin that is darkened beside them.

    Bones behind the last skin that the scene keeps (of the other leg, say) are left away.
    """
    vertices, triangles = bones
    shape = surface.seen.shape
    embree = rtcore_scene.EmbreeScene()
    TriangleMesh(embree, vertices[triangles].astype(np.float32))
    origins, directions = view.rays(supersample)
    hit = embree.run(origins.astype(np.float32), directions.astype(np.float32), output=True)
    bone = np.where(hit["geomID"] < 0, -1, hit["primID"].astype(np.int64)).reshape(shape)
    there = (bone >= 0) & surface.seen
    behind = scene.hit(origins + BEHIND * directions, -directions).distance.reshape(shape)
    there &= hit["tfar"].reshape(shape) < BEHIND - behind + 0.01
    if not there.any():
        return rgb
    normals = vertex_normals(vertices, triangles)
    weights = np.stack([1 - hit["u"] - hit["v"], hit["u"], hit["v"]], -1).reshape(*shape, 3)[there]
    camera = np.stack([view.r, view.u, view.f])
    normal = normalised(np.einsum("nk,nkj->nj", weights, normals[triangles[bone[there]]])) @ camera.T
    key = np.clip((normal @ normalised(np.array(options.light)) + 0.3) / 1.3, 0, 1)
    tone = np.clip(0.22 + 0.78 * key - 0.45 * (1 - np.clip(normal[:, 2], 0, 1)) ** 2, 0, 1)
    below = hit["tfar"].reshape(shape)[there] - surface.depth[there]
    blur = 0.6 * supersample
    cover, ghost = np.zeros(shape), np.zeros((*shape, 3))
    cover[there] = np.clip(1 - (below - 0.012) / 0.16, 0.35, 1) * options.bone_opacity
    ghost[there] = ramp(tone, BONE)
    spread = ndimage.gaussian_filter(there.astype(float), blur)
    ghost = ndimage.gaussian_filter(ghost, (blur, blur, 0)) / np.maximum(spread, 1e-3)[..., None]
    shadow = ndimage.gaussian_filter(there.astype(float), 5 * supersample) * surface.seen
    rgb = rgb * (1 - 0.30 * shadow[..., None])
    rgb = over(rgb, ghost, ndimage.gaussian_filter(cover, blur))
    edge = there & ~ndimage.binary_erosion(there, iterations=supersample)
    return over(rgb, colour(BONE_LINE), 0.55 * ndimage.gaussian_filter(edge.astype(float), 0.4 * supersample))


def vertex_normals(vertices: Array, triangles: npt.NDArray[np.int64]) -> Array:
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    normal = np.cross(b - a, c - a)
    total = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(total, triangles[:, k], normal)
    return normalised(total)


def edge_fade(alpha: Array, share: float) -> Array:
    """Factors (h, w): a limb that runs out of the picture fades away instead of being cut."""

    def along(length: int, start: bool, end: bool) -> Array:
        factor = np.ones(length)
        reach = max(1, int(share * length))
        rise = shorts.smoothstep(np.linspace(0, 1, reach), 0, 1)
        if start:
            factor[:reach] = rise
        if end:
            factor[-reach:] = np.minimum(factor[-reach:], rise[::-1])
        return factor

    cut = 0.02
    rows = along(alpha.shape[0], alpha[0].mean() > cut, alpha[-1].mean() > cut)
    columns = along(alpha.shape[1], alpha[:, 0].mean() > cut, alpha[:, -1].mean() > cut)
    return rows[:, None] * columns
