from types import SimpleNamespace

import pytest

np = pytest.importorskip("numpy", reason="the atlas has its own environment")
pytest.importorskip("scipy")
pytest.importorskip("embreex")

from atlas import paint, shade, shorts  # noqa: E402


class View:
    """Twenty pixels square, one metre wide, seen from the front."""

    W = H = 20
    w = 1.0
    r, u, f = np.array([1.0, 0, 0]), np.array([0, 0, 1.0]), np.array([0, -1.0, 0])


class Scene:
    """A square of skin facing the viewer; it has no eyes and fills the picture as `columns` say."""

    def __init__(self, columns=slice(5, 15), height=1.3):
        flat = np.zeros(4)
        forward = np.tile([0.0, -1.0, 0.0], (4, 1))
        corners = np.array([[-0.5, 0, height], [0.5, 0, height], [0.5, 0, height + 1], [-0.5, 0, height + 1]])
        self.columns = columns
        self.posed = SimpleNamespace(
            vertices=corners,
            triangles=np.array([[0, 1, 2], [0, 2, 3]]),
            normals=forward,
            normals_smooth=forward,
            normals_broad=forward,
            ao=flat + 1,
            k0=flat,
            k1=flat,
            eye_vertices=np.zeros((0, 3)),
            eye_triangles=np.zeros((0, 3), int),
            eye_normals=np.zeros((0, 3)),
        )
        self.body = SimpleNamespace(rest=corners, stand=corners, eye_rest=np.zeros((0, 3)), uv=np.zeros((2, 3, 2)))

    def gbuffer(self, view, supersample):
        size = view.W * supersample
        triangle = np.full((size, size), -1)
        columns = slice(self.columns.start * supersample, self.columns.stop * supersample)
        triangle[:, columns] = 0
        weights = np.full((size, size, 3), 1 / 3)
        return {"t": triangle, "b": weights, "z": np.where(triangle < 0, np.inf, 1.0)}


def alpha(picture):
    return np.asarray(picture)[..., 3]


@pytest.mark.parametrize("supersample", [1, 2])
def test_only_the_figure_is_opaque_and_it_needs_no_eyes(supersample):
    picture = shade.shade(Scene(), View(), supersample=supersample, options=shade.Options(fade=0))
    assert picture.mode == "RGBA"
    assert picture.size == (20, 20)
    assert alpha(picture)[10, 10] == 255
    assert alpha(picture)[10, 0] == 0


def test_an_empty_picture_is_transparent():
    picture = shade.shade(Scene(slice(0, 0)), View(), supersample=1)
    assert not alpha(picture).any()


def test_a_cropped_limb_fades_at_the_edge_it_runs_over():
    picture = alpha(shade.shade(Scene(), View(), supersample=1, options=shade.Options(fade=0.3)))
    assert picture[0, 10] == 0
    assert picture[10, 10] == 255


def test_a_cut_off_limb_fades_by_its_height_on_the_standing_body():
    options = shade.Options(fade=0, fade_above=(0.5, 1.0))
    assert not alpha(shade.shade(Scene(), View(), supersample=1, options=options)).any()


def test_bright_tones_are_not_burnt():
    tone = shade.soft_clip(np.array([0.2, 0.74, 1.0, 3.0]))
    assert tone[0] == 0.2
    assert np.all(np.diff(tone) > 0)
    assert tone[-1] <= 1


def test_the_shorts_bare_the_sacrum_and_never_cover_an_arm():
    belly, sacrum, forearm = [0.0, -0.1, 0.93], [0.0, 0.1, 0.95], [0.40, 0.0, 0.93]
    inside = shorts.on_cloth(np.array([belly, sacrum, forearm]))
    assert inside[0] > 0
    assert np.all(inside[1:] < 0)


def test_a_crease_narrower_than_a_pixel_grows_fainter_not_wider():
    line = paint.Crease(np.array([[0.1, 0, 1.0], [0.2, 0, 1.0]]), 0.0005, 0.8)
    place = np.array([[0.15, 0, 1.0]])
    assert paint.crease(place, line, 0.0001).strength == 0.8
    assert paint.crease(place, line, 0.0100).strength < 0.1


def test_paint_is_the_same_on_both_sides():
    line = paint.Crease(np.array([[0.1, 0, 1.0], [0.2, 0, 1.0]]), 0.001, 0.8)
    both = np.array([[0.15, 0, 1.0], [-0.15, 0, 1.0]])
    for coat in paint.Paint(creases=(line,)).coats(both, np.zeros((2, 2)), 0.001):
        assert coat.mask[0] == coat.mask[1]
