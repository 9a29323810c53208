import pytest

np = pytest.importorskip("numpy", reason="the atlas has its own environment")

from atlas import poses  # noqa: E402

HEADS = {
    "upperarm01": (0.19, -0.02, 1.36),
    "lowerarm01": (0.40, -0.02, 1.15),
    "wrist": (0.58, -0.05, 0.98),
    "finger2-1": (0.66, -0.08, 0.92),
    "finger5-1": (0.62, -0.02, 0.88),
}


class Arms:
    """A rig of two arms, the right one the mirror of the left."""

    bones = {
        f"{bone}.{side}": {"head": np.array([sign * x, y, z]), "tail": np.zeros(3), "parent": None}
        for bone, (x, y, z) in HEADS.items()
        for side, sign in (("L", 1), ("R", -1))
    }


def test_rotation_between_carries_the_start_to_the_end():
    start, end = np.array([1.0, 2.0, 3.0]), np.array([-2.0, 0.5, 1.0])
    np.testing.assert_allclose(poses.rotation_between(start, end) @ poses.unit(start), poses.unit(end), atol=1e-12)


@pytest.mark.parametrize("name", poses.POSES)
def test_every_turn_is_a_rotation(name):
    for turn in poses.POSES[name](Arms()).values():
        np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-9)
        assert np.linalg.det(turn) == pytest.approx(1)


@pytest.mark.parametrize("name", ["stand", "seated"])
def test_a_pose_that_is_alike_on_both_sides_is_a_mirror_image(name):
    turns = poses.POSES[name](Arms())
    mirror = np.diag([-1.0, 1.0, 1.0])
    for bone, turn in turns.items():
        if bone.endswith(".L"):
            np.testing.assert_allclose(mirror @ turn @ mirror, turns[bone[:-1] + "R"], atol=1e-9)


def test_an_arm_points_where_it_is_told():
    rig = Arms()
    turns = poses.arm(rig, "L", (0.3, -0.1, -0.9), (0.1, -1.0, 0.1), twist=60)
    upper = turns["shoulder01.L"] @ turns["upperarm01.L"]
    fore = upper @ turns["lowerarm01.L"]
    elbow, wrist = (poses.head(rig, f"{bone}.L") for bone in ("lowerarm01", "wrist"))
    np.testing.assert_allclose(poses.unit(fore @ (wrist - elbow)), poses.unit((0.1, -1.0, 0.1)), atol=1e-9)
