"""The skeleton: its parts on small made-up shapes; the whole fit where its wheel was fetched."""

import struct

import numpy as np
import pytest

from atlas import assets, bones, paths
from atlas.skeleton import align, fit, levels, smooth, source
from atlas.skeleton.rigging import rig_bone

LEFT, UP, BACK = np.eye(3)[0], np.eye(3)[2], np.eye(3)[1]
TETRAHEDRON = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], float)
FACES = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]])


def test_a_bone_laid_between_joints_meets_both():
    map_ = align.between((np.zeros(3), UP), (LEFT, LEFT + 2 * BACK), (LEFT, UP), across=1.5)
    assert np.allclose(map_(np.array([[0, 0, 0], [0, 0, 1]])), [LEFT, LEFT + 2 * BACK])
    assert np.allclose(map_(LEFT) - map_(np.zeros(3)), 1.5 * UP)


def test_least_squares_finds_an_affine_map_and_keep_holds_it_back():
    moved = TETRAHEDRON * [2, 1, 1] + 3
    assert np.allclose(align.least(TETRAHEDRON, moved)(TETRAHEDRON), moved)
    held = align.least(TETRAHEDRON, moved, keep=100.0)
    assert np.allclose(held.matrix, np.eye(3), atol=0.01)


def test_an_stl_is_read_with_its_corners_merged(tmp_path):
    body = b"".join(struct.pack("<12fH", 0, 0, 0, *TETRAHEDRON[face].ravel(), 0) for face in FACES)
    path = tmp_path / "bone.stl"
    path.write_bytes(b"\0" * 80 + struct.pack("<I", len(FACES)) + body)
    vertices, triangles = source._stl(path)
    assert len(vertices) == 4
    assert len(triangles) == 4


def test_pieces_come_apart():
    vertices = np.concatenate([TETRAHEDRON, TETRAHEDRON + 5])
    parts = source.pieces(vertices, np.concatenate([FACES, FACES + 4]))
    assert [len(points) for points, _ in parts] == [4, 4]
    assert np.allclose(parts[1][0].min(axis=0), 5)


def test_euler_angles_turn_about_the_moved_axes():
    turn = source._euler([np.pi / 2, -np.pi / 2, 0.0])  # the root of the source: ahead is -y, up is z
    assert np.allclose(turn @ [1, 0, 0], [0, -1, 0])
    assert np.allclose(turn @ [0, 1, 0], [0, 0, 1])


def test_rounding_keeps_the_size_of_a_bone():
    points, _ = smooth.finish(TETRAHEDRON, FACES)
    _, _, axes = np.linalg.svd(TETRAHEDRON - TETRAHEDRON.mean(axis=0))
    assert np.allclose(np.ptp(points @ axes.T, axis=0), np.ptp(TETRAHEDRON @ axes.T, axis=0))


def test_the_outermost_place():
    assert np.allclose(levels.end(TETRAHEDRON, UP), UP)


@pytest.mark.parametrize(
    ("bone", "rig"),
    [
        ("T9", "spine02"),
        ("tibia", "lowerleg01.L"),
        ("finger-middle3", "finger3-2.L"),
        ("toe-distal1", "toe1-2.L"),
        ("cuneiform2", "foot.L"),
        ("scaphoid", "wrist.L"),
        ("rib11", "spine02"),
        ("skull", "head"),
        ("hip", "root"),
    ],
)
def test_the_rig_bone_that_a_bone_follows(bone, rig):
    assert rig_bone(bone, "L") == rig


def test_bones_follow_the_rig():
    bone = fit.Bone("tibia.L", TETRAHEDRON, FACES, "lowerleg01.L")
    skeleton = fit.Skeleton({"tibia.L": bone}, {})
    move = np.eye(4)
    move[:3, 3] = 2
    points, triangles = fit.posed(skeleton, {"lowerleg01.L": move}, {"lowerleg01.L": np.eye(4)})
    assert np.allclose(points, TETRAHEDRON + 2)
    assert np.array_equal(triangles, FACES)
    assert np.allclose(skeleton.extreme("tibia.L", UP), UP)


@pytest.fixture(scope="module")
def whole():
    """The whole fit, kept as a stage; `make atlas-check` fetches what it is made of."""
    if not (paths.WHEELS / assets.BONES.file).exists():
        pytest.skip("the bones were not fetched: make atlas-check")
    return bones.fitted()


def test_every_bone_lies_in_the_skin(whole):
    assert len(whole.bones) == 178
    assert max(row["worst_out_mm"] for row in whole.residuals.values()) < 2


def test_left_and_right_are_mirror_images(whole):
    for name, bone in whole.bones.items():
        if name.endswith(".L"):
            assert np.allclose(bone.vertices * [-1, 1, 1], whole.bones[f"{name[:-2]}.R"].vertices)


def test_the_spine_is_central_and_in_order(whole):
    names = [f"c{n}" for n in range(2, 8)] + [f"t{n}" for n in range(1, 13)] + [f"l{n}" for n in range(1, 6)]
    tips = np.array([whole.places[f"{name}-spinous-tip"] for name in names])
    assert np.abs(tips[:, 0]).max() < 0.002
    assert np.diff(tips[:, 2]).max() < 0


def test_the_usual_levels_agree(whole):
    """Inferior angle about T7, iliac crest about L4, notch about T2, sternal angle about T4: within 20 mm."""
    height = {name: place[2] for name, place in whole.places.items()}
    assert abs(height["scapula-inferior-angle"] - height["t7-spinous-tip"]) < 0.020
    assert abs(height["iliac-crest-top"] - height["l4-spinous-tip"]) < 0.020
    assert abs(height["suprasternal-notch"] - height["t2-spinous-tip"]) < 0.020
    assert abs(height["sternal-angle"] - height["t4-spinous-tip"]) < 0.020
    assert height["s1-foramen"] > height["psis"] > height["s2-foramen"]
