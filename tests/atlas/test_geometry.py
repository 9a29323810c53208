"""Subdivision, rays, and ways along the skin, on shapes whose measures are known."""

import numpy as np
import pytest
import trimesh

from atlas import bake, subdivide
from atlas.camera import View
from atlas.rays import Tracer
from atlas.skin import FRONT, LEFT, UP, Skin, along, length, spaced

CUBE = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
CUBE_FACES = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
RADIUS = 0.1


@pytest.fixture(scope="module")
def ball() -> Skin:
    sphere = trimesh.creation.icosphere(subdivisions=5, radius=RADIUS)
    vertices, triangles = np.array(sphere.vertices), np.array(sphere.faces)
    return Skin(vertices, triangles, bake.normals(vertices, triangles))


def test_one_step_of_catmull_clark_on_a_cube_gives_the_known_places() -> None:
    refine, quads = subdivide.subdivision(CUBE_FACES, 8, 1)
    places = refine @ CUBE
    assert places.shape == (8 + 12 + 6, 3)
    assert len(quads) == 24
    assert np.allclose(np.abs(places[:8]), 5 / 9)  # an old corner: (F + 2E + (n-3)P) / n
    assert np.allclose(np.abs(places[20:]).max(1), 1)  # face points stay


def test_refinement_leaves_a_flat_sheet_flat_and_its_rim_straight() -> None:
    sheet = np.array([[x, y, 0.0] for y in range(3) for x in range(3)])
    faces = np.array([[i, i + 1, i + 4, i + 3] for i in (0, 1, 3, 4)])
    refine, quads = subdivide.subdivision(faces, 9, 2)
    places = refine @ sheet
    assert np.allclose(places[:, 2], 0)
    assert places[:, 0].min() == pytest.approx(0)
    assert len(subdivide.triangles(quads)) == 2 * 4 * 16


def test_texture_follows_the_order_of_the_quads() -> None:
    _, quads = subdivide.subdivision(CUBE_FACES, 8, 1)
    corners = subdivide.corner_data(CUBE[CUBE_FACES], 1)
    linear_middles = corners[:, 2]  # the third corner of each new quad is its old face's middle
    assert np.allclose(np.abs(linear_middles).max(1), 1)
    assert corners.shape == (24, 4, 3)
    assert quads.shape == (24, 4)


def test_unused_vertices_are_left_out() -> None:
    refine, quads = subdivide.used(*subdivide.subdivision(CUBE_FACES + 5, 13, 1))
    assert refine.shape[0] == 26
    assert quads.max() == 25


def test_a_ray_meets_the_ball_where_it_must_and_not_where_it_must_not(ball: Skin) -> None:
    assert ball.ray(np.array([0, -1.0, 0]), np.array([0, 1.0, 0])) == pytest.approx([0, -RADIUS, 0], abs=2e-4)
    assert ball.ray(np.zeros(3), UP) == pytest.approx([0, 0, RADIUS], abs=2e-4)  # from inside, outwards
    with pytest.raises(ValueError, match="no skin"):
        ball.ray(np.array([0, -1.0, 0.2]), np.array([0, 1.0, 0]))


def test_what_is_left_away_lets_rays_through(ball: Skin) -> None:
    front = ball.corners.mean(1)[:, 1] < 0
    hits = Tracer(ball.vertices, ball.triangles, front).first(np.array([0.001, -1, 0.001]), np.array([0, 1.0, 0]))
    assert hits.distance[0] == pytest.approx(1 + RADIUS, abs=2e-4)


def test_a_place_comes_back_from_its_spot(ball: Skin) -> None:
    place = ball.nearest(np.array([0.05, -0.06, 0.04]))
    spot = ball.bind(place)
    assert ball.at(spot) == pytest.approx(place, abs=1e-9)
    assert sum(spot.weights) == pytest.approx(1)
    assert ball.normal_at(spot) == pytest.approx(place / np.linalg.norm(place), abs=0.02)


@pytest.mark.parametrize("end", [LEFT, UP, np.array([0.6, -0.64, 0.48])])
def test_a_path_is_as_long_as_the_great_circle(ball: Skin, end: np.ndarray) -> None:
    start, end = ball.nearest(FRONT * RADIUS), ball.nearest(end * RADIUS)
    angle = np.arccos(np.clip(start @ end / RADIUS**2, -1, 1))
    assert length(ball.path(start, end)) == pytest.approx(RADIUS * angle, rel=0.01)


def test_a_level_walk_stays_level_and_goes_as_far_as_told(ball: Skin) -> None:
    start = ball.nearest(np.array([0, -RADIUS, 0.02]))
    line = ball.section(start, LEFT, 0.05, UP)
    assert np.ptp(line[:, 2]) < 1e-4
    assert length(line) == pytest.approx(0.05, rel=0.02)
    assert line[-1][0] > 0


def test_a_straight_walk_follows_the_great_circle(ball: Skin) -> None:
    end = ball.walk(ball.nearest(FRONT * RADIUS), UP, RADIUS * np.pi / 2)
    assert end == pytest.approx([0, 0, RADIUS], abs=0.002)


def test_measures_along_a_polyline() -> None:
    line = np.array([[0, 0, 0], [1, 0, 0], [1, 2, 0]], float)
    assert length(line) == 3
    assert along(line, 2) == pytest.approx([1, 1, 0])
    assert spaced(line, 4) == pytest.approx(np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [1, 2, 0]]))


def test_a_camera_projects_what_its_rays_meet(ball: Skin) -> None:
    view = View((0.3, -1, 0.2), (0, 0, 0), 0.3, 60, 40)
    for x, y in ((0.5, 0.5), (0.4, 0.55)):
        assert view.project(ball.ray(view.origin(x, y), -view.f)) == pytest.approx([x, y], abs=1e-3)
    origins, direction = view.rays(2)
    assert origins.shape == (120 * 80, 3)
    assert direction @ view.f == pytest.approx(-1)
    assert View((0, -1, 0), (0, 0, 0), 1).project(np.array([0.5, 0, 0.5])) == pytest.approx([1, 0])


def test_an_open_ball_is_bright_and_the_inside_of_a_bowl_is_dark(ball: Skin) -> None:
    tracer = Tracer(ball.vertices, ball.triangles)
    outside = bake.occlusion(ball.vertices[:20], ball.normals[:20], tracer)
    inside = bake.occlusion(ball.vertices[:20] * 0.98, -ball.normals[:20], tracer)
    assert outside.min() > 0.97
    assert inside.max() < 0.7


def test_curvature_tells_a_bump_from_a_hollow(ball: Skin) -> None:
    bumpy = ball.vertices.copy()
    top, bottom = np.argmax(bumpy[:, 2]), np.argmin(bumpy[:, 2])
    bumpy[top] *= 1.03
    bumpy[bottom] *= 0.97
    average = bake.averaging(ball.triangles, len(bumpy))
    found = bake.curvature(bumpy, ball.normals, average, 4)
    assert found[top] > 0.001
    assert found[bottom] < -0.001
