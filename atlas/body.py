"""The body in its poses, with all that a picture or a place on the skin needs."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from . import assets, bake, mesh, poses, rays, relief, rig, shorts, stages, subdivide

LEVELS = 2  # of subdivision: 214,000 vertices


@dataclass(frozen=True)
class Body:
    """What all poses share. rest, stand (n, 3) m; triangles (m, 3); uv (m, 3, 2); arm_weight (n,); eyes apart."""

    rig: rig.Rig
    rest: np.ndarray
    triangles: np.ndarray
    uv: np.ndarray
    arm_weight: np.ndarray
    refine: object
    eye_rest: np.ndarray
    eye_triangles: np.ndarray
    eye_refine: object

    @property
    def stand(self) -> np.ndarray:
        """(n, 3): where each vertex lies on the standing body, relief included; paint is told in these places."""
        return shape("stand").vertices


@dataclass(frozen=True)
class Shape:
    """The form of one pose, relief included. `ground` is what was subtracted from z. Normals are unit vectors."""

    name: str
    vertices: np.ndarray
    triangles: np.ndarray
    normals: np.ndarray
    eye_vertices: np.ndarray
    eye_triangles: np.ndarray
    eye_normals: np.ndarray
    ground: float
    joints: dict[str, np.ndarray]
    transforms: dict[str, np.ndarray]


@dataclass(frozen=True)
class Posed(Shape):
    """A shape with what shading needs of each vertex, (n,) or (n, 3)."""

    ao: np.ndarray
    c0: np.ndarray
    c1: np.ndarray
    c2: np.ndarray
    k0: np.ndarray
    k1: np.ndarray
    normals_smooth: np.ndarray
    normals_broad: np.ndarray


def key() -> str:
    return stages.fingerprint(mesh, subdivide, rig, bake, rays, assets.BODY.sha256)


def shape_key(name: str) -> str:
    return stages.fingerprint(poses, shorts, relief, key(), name)


@lru_cache(1)
def body() -> Body:
    return stages.kept("body", key(), build)


def build() -> Body:
    folder = assets.BODY.folder()
    base = mesh.load(folder)
    skin = base.faces["body"]
    vertices = mesh.to_world(mesh.shaped(base, folder))
    vertices[:, 2] -= vertices[np.unique(skin), 2].min()
    the_rig = rig.Rig(base, vertices, folder)
    refine, quads = subdivide.used(*subdivide.subdivision(skin, len(vertices), LEVELS))
    eyes = np.concatenate([base.faces["helper-l-eye"], base.faces["helper-r-eye"]])
    eye_refine, eye_quads = subdivide.used(*subdivide.subdivision(eyes, len(vertices), LEVELS))
    texture = subdivide.corner_data(base.texture[base.texture_faces["body"]], LEVELS)
    arms = the_rig.weight_of("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
    return Body(
        rig=the_rig,
        rest=refine @ vertices,
        triangles=subdivide.triangles(quads),
        uv=np.concatenate([texture[:, [0, 1, 2]], texture[:, [0, 2, 3]]]),
        arm_weight=refine @ arms,
        refine=refine,
        eye_rest=eye_refine @ vertices,
        eye_triangles=subdivide.triangles(eye_quads),
        eye_refine=eye_refine,
    )


@lru_cache(8)
def shape(name: str) -> Shape:
    """The body in one of `poses.POSES`, dressed, with its relief. KeyError for an unknown pose."""
    return stages.kept(f"shape-{name}", shape_key(name), lambda: build_shape(name))


@lru_cache(8)
def posed(name: str) -> Posed:
    """The same, baked."""
    return stages.kept(f"pose-{name}", shape_key(name), lambda: baked(shape(name)))


def build_shape(name: str) -> Shape:
    the = body()
    dressed, eyes, ground, joints, transforms = bare(name)
    vertices = dressed + bake.normals(dressed, the.triangles) * lifted()[:, None]
    return Shape(
        name=name,
        vertices=vertices,
        triangles=the.triangles,
        normals=bake.normals(vertices, the.triangles),
        eye_vertices=eyes,
        eye_triangles=the.eye_triangles,
        eye_normals=bake.normals(eyes, the.eye_triangles),
        ground=ground,
        joints=joints,
        transforms=transforms,
    )


Bare = tuple[np.ndarray, np.ndarray, float, dict[str, np.ndarray], dict[str, np.ndarray]]


def bare(name: str) -> Bare:
    """Dressed vertices without relief, eyes, ground, joints and bone transforms of a pose."""
    the = body()
    transforms = the.rig.transforms(poses.POSES[name](the.rig))
    raw = the.rig.skinned(transforms)
    vertices, eyes = the.refine @ raw, the.eye_refine @ raw  # type: ignore[operator]
    drop = np.array([0, 0, float(vertices[:, 2].min())])
    average = bake.averaging(the.triangles, len(the.rest))
    dressed = shorts.drape(vertices - drop, the.rest, average, lambda places: bake.normals(places, the.triangles))
    joints = {cube: raw[which].mean(0) - drop for cube, which in the.rig.cubes.items()}
    return dressed, eyes - drop, float(drop[2]), joints, transforms


@lru_cache(1)
def lifted() -> np.ndarray:
    """(n,) the relief in metres along the normal, found once on the standing body."""
    return stages.kept("relief", shape_key("stand"), find_relief)


def find_relief() -> np.ndarray:
    the = body()
    dressed, _, _, joints, _ = bare("stand")
    height = relief.field(dressed, bake.normals(dressed, the.triangles), the.triangles, None, joints)
    return bake.smooth(bake.averaging(the.triangles, len(the.rest)), height, 2)


def baked(form: Shape) -> Posed:
    vertices, normal = form.vertices, form.normals
    average = bake.averaging(form.triangles, len(vertices))
    shadow = bake.occlusion(vertices, normal, rays.Tracer(vertices, form.triangles))
    c0, c1, c2 = (bake.curvature(vertices, normal, average, rounds) for rounds in (bake.FINE, bake.MIDDLE, bake.COARSE))
    return Posed(
        **vars(form),
        ao=bake.smooth(average, shadow, 2),
        c0=c0,
        c1=c1,
        c2=c2,
        k0=bake.fine_part(average, c0, 60),
        k1=bake.fine_part(average, c1, 150),
        normals_smooth=bake.unit(bake.smooth(average, normal.copy(), 60)),
        normals_broad=bake.unit(bake.smooth(average, normal.copy(), 350)),
    )
