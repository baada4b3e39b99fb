"""A force layout for one connected graph, run for several starts at once in arrays (after ForceAtlas2)."""

import numpy as np

from ipo_crm.graph.picture import BoolArray, FloatArray, IntArray

REPULSION = 2.0
GRAVITY = 0.6
TOLERANCE = 1.0
_NEAR = 1e-4


def force_layout(
    start: FloatArray, edges: IntArray, weights: FloatArray, *, rounds: int, fixed: BoolArray | None = None
) -> FloatArray:
    """Let nodes repel and edges pull from each start (s, n, 2) and give the places they come to, same shape.

    Forces and the adaptive speed are those of ForceAtlas2 (Jacomy et al. 2014): repulsion by degree over distance, pull
    by weight times distance, a gravity that keeps it together. Nodes in `fixed` (n,) pull and push but stay.
    """
    place = start.copy()
    count = place.shape[1]
    pull = np.zeros((count, count))
    np.add.at(pull, (edges[:, 0], edges[:, 1]), weights)
    pull = pull + pull.T
    mass = (pull > 0).sum(axis=1) + 1.0
    push = REPULSION * np.outer(mass, mass)
    np.fill_diagonal(push, 0.0)
    free = np.ones(count) if fixed is None else (~fixed).astype(np.float64)
    before = np.zeros_like(place)
    speed = np.ones((place.shape[0], 1, 1))
    for _ in range(rounds):
        force = _forces(place, push, pull, mass)
        speed = _next_speed(speed, force, before, mass)
        swing = np.linalg.norm(force - before, axis=2, keepdims=True)
        step = speed / (1.0 + np.sqrt(speed * swing))
        place += step * force * free[None, :, None]
        before = force
    return place


def _forces(place: FloatArray, push: FloatArray, pull: FloatArray, mass: FloatArray) -> FloatArray:
    """Sum the forces on every node (s, n, 2), by matrix products instead of a list of pairs."""
    square = (place**2).sum(axis=2)
    apart = square[:, :, None] + square[:, None, :] - 2 * (place @ place.transpose(0, 2, 1))
    per_pair = push / np.maximum(apart, _NEAR) - pull
    centre = place.mean(axis=1, keepdims=True)
    to_centre = centre - place
    length = np.maximum(np.linalg.norm(to_centre, axis=2, keepdims=True), _NEAR)
    total: FloatArray = place * per_pair.sum(axis=2, keepdims=True) - per_pair @ place
    total += GRAVITY * mass[None, :, None] * to_centre / length
    return total


def _next_speed(speed: FloatArray, force: FloatArray, before: FloatArray, mass: FloatArray) -> FloatArray:
    """Go faster while forces agree with the round before, slower while they swing; at most half as fast again."""
    swinging = (mass[None, :] * np.linalg.norm(force - before, axis=2)).sum(axis=1)
    traction = (mass[None, :] * np.linalg.norm(force + before, axis=2)).sum(axis=1) / 2
    wanted: FloatArray = (TOLERANCE * traction / np.maximum(swinging, _NEAR))[:, None, None]
    limited: FloatArray = np.minimum(wanted, 1.5 * speed)
    return limited


def balanced_scale(xy: FloatArray, edges: IntArray, weights: FloatArray) -> float:
    """Give the factor that brings a drawing (n, 2), centred, to the size where pushes and pulls balance (virial)."""
    mass = np.ones(len(xy))
    np.add.at(mass, edges.ravel(), 1.0)
    pushed = REPULSION * float(mass.sum() ** 2 - (mass**2).sum()) / 2
    pulled = float((weights * ((xy[edges[:, 0]] - xy[edges[:, 1]]) ** 2).sum(axis=1)).sum())
    held = GRAVITY * float((mass * np.linalg.norm(xy, axis=1)).sum())
    if pulled <= 0 and held <= 0:
        return 1.0
    if pulled <= 0:
        return pushed / held
    return float((np.sqrt(held**2 + 4 * pulled * pushed) - held) / (2 * pulled))
