import pytest

np = pytest.importorskip("numpy", reason="the atlas has its own environment")
trimesh = pytest.importorskip("trimesh")
pytest.importorskip("embreex")

from atlas import assets, bones, paths, relief  # noqa: E402
from atlas.relief import marks, trunk_front  # noqa: E402


@pytest.fixture
def ball():
    return trimesh.creation.icosphere(4, 1.0)


def region(*found):
    class Region:
        @staticmethod
        def marks(pick, joints):
            return list(found)

    return Region


def lay(ball, monkeypatch, *found):
    monkeypatch.setattr(relief, "REGIONS", (region(*found),))
    vertices = np.array(ball.vertices)
    return relief.field(vertices, vertices, np.array(ball.faces), None, {})


def test_a_bump_is_as_high_as_it_says_and_the_same_on_the_other_side(ball, monkeypatch):
    place = ball.vertices[np.argmax(ball.vertices[:, 0])]
    height = lay(ball, monkeypatch, marks.bump("knob", place, 50, 3.0, "a test"))
    assert height[np.argmax(ball.vertices[:, 0])] == pytest.approx(0.003)
    assert height[np.argmin(ball.vertices[:, 0])] == pytest.approx(0.003)


def test_a_mark_on_the_midline_is_laid_down_once(ball, monkeypatch):
    crown = np.array([0.0, 0.0, 1.0])
    height = lay(ball, monkeypatch, marks.hollow("crown", crown, 50, 2.0, "a test"))
    assert height.min() == pytest.approx(-0.002, abs=1e-5)


def test_a_mark_does_not_come_out_on_the_far_side_of_a_thin_part(ball, monkeypatch):
    front = np.array([0.0, -1.0, 0.0])
    height = lay(ball, monkeypatch, marks.bump("wide", front, 900, 3.0, "a test"))
    assert np.all(height[ball.vertices[:, 1] > 0.2] < 1e-6)


def test_a_ray_that_meets_no_skin_says_so(ball):
    pick = marks.Pick(np.array(ball.vertices), np.array(ball.faces))
    with pytest.raises(ValueError, match="no skin"):
        pick.front(3, 0)


def test_the_frame_of_a_limb_is_right_handed_with_the_palm_forward():
    hand = marks.frame(np.zeros(3), np.array([0, 0, -1.0]), np.array([1.0, 0, -0.2]))
    np.testing.assert_allclose(hand.direction(0), (0, -1, 0), atol=1e-12)
    np.testing.assert_allclose(hand.direction(90), (1, 0, 0), atol=1e-12)


def test_the_collarbone_is_sculpted_where_the_bone_was_fitted():
    if not (paths.WHEELS / assets.BONES.file).exists():
        pytest.skip("the bones were not fetched: make atlas-check")
    bone = bones.fitted().bones["clavicle.L"].vertices
    for x, z in trunk_front.COLLARBONE:
        near = bone[np.abs(bone[:, 0] - x) < 0.005]
        assert z == pytest.approx((near[:, 2].min() + near[:, 2].max()) / 2, abs=0.003)
