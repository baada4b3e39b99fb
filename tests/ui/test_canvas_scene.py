import numpy as np
import pytest

from ipo_crm.ui.widgets.canvas_scene import HALF, REST, Scene
from tests.ui.canvas_samples import demo_picture


@pytest.fixture
def scene() -> Scene:
    return Scene(demo_picture())


def named(scene: Scene, name: str) -> int:
    return scene.picture.labels.index(name)


def names(scene: Scene, actors: np.ndarray[tuple[int], np.dtype[np.int64]]) -> set[str]:
    return {scene.picture.labels[actor] for actor in actors.tolist()}


def test_neighbours_are_those_with_a_contact_line(scene: Scene) -> None:
    woonbond = named(scene, "Woonbond")

    assert names(scene, scene.neighbours(woonbond)) == {"F. Quasi", "O. Oefening", "K. Schijnsel"}


def test_fellows_are_the_members_of_all_coalitions_of_an_actor(scene: Scene) -> None:
    ipo = named(scene, "IPO")

    fellows = names(scene, scene.fellows(ipo))

    assert {"Woonbond", "MRDH", "Proefprovincie"} <= fellows
    assert len(fellows) == 9 + 3 + 4


def test_neighbours_show_in_full_fellows_half_the_rest_faded(scene: Scene) -> None:
    levels = scene.levels(named(scene, "Woonbond"))

    shown = [levels[named(scene, name)] for name in ("Woonbond", "F. Quasi", "Aedes", "MRDH")]
    assert shown == [1.0, 1.0, HALF, REST]


def test_all_show_in_full_while_nobody_is_looked_at(scene: Scene) -> None:
    assert (scene.levels(None) == 1.0).all()
    assert (scene.hull_levels(None) == 1.0).all()


def test_only_hulls_of_the_actor_looked_at_show_in_full(scene: Scene) -> None:
    assert scene.hull_levels(named(scene, "Woonbond")).tolist() == [1.0, REST, REST, REST]


def test_recent_and_old_lines_are_all_lines(scene: Scene) -> None:
    drawn = len(scene.lines(old=False)) + len(scene.lines(old=True))

    assert drawn == len(scene.picture.edges)


def test_lines_follow_an_actor_that_is_moved(scene: Scene) -> None:
    quasi = named(scene, "F. Quasi")

    scene.place(quasi, 5.0, 6.0)

    ends = [{(line.x1(), line.y1()), (line.x2(), line.y2())} for line in scene.lines_of(quasi, old=False)]
    assert len(ends) == 4
    assert all((5.0, 6.0) in pair for pair in ends)


def test_the_picture_that_was_handed_over_stays_as_it_was(scene: Scene) -> None:
    before = scene.picture.xy.copy()

    scene.place(0, -1.0, -1.0)

    assert (scene.picture.xy == before).all()


def test_a_hidden_actor_takes_its_lines_along(scene: Scene) -> None:
    before = len(scene.lines(old=False))

    scene.hide(named(scene, "Woonbond"))

    assert len(scene.lines(old=False)) == before - 3
    assert scene.hidden == {scene.picture.refs[named(scene, "Woonbond")]}


def test_a_hidden_actor_is_nobodys_neighbour(scene: Scene) -> None:
    scene.hide(named(scene, "Woonbond"))

    assert "Woonbond" not in names(scene, scene.neighbours(named(scene, "K. Schijnsel")))


def test_every_change_is_a_new_version(scene: Scene) -> None:
    scene.hide(3)
    scene.show_all()
    scene.place(3, 0.0, 0.0)

    assert scene.version == 3


def test_lines_without_an_actor_leave_out_only_its_own(scene: Scene) -> None:
    ipo = named(scene, "IPO")

    assert len(scene.lines(old=False, without=ipo)) == len(scene.lines(old=False)) - 4
