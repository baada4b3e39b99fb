"""Share a stretch of pixels among parts that need unequal room. No Qt here."""

from collections.abc import Callable, Sequence

_STEPS = 40


def spread(room: float, needs: Sequence[float]) -> list[float]:
    """Give each part what it needs and an equal share of what is left; where room lacks, cut the largest first."""
    spare = room - sum(needs)
    if spare < 0:
        return _cut(room, needs)
    return [need + spare / len(needs) for need in needs]


def level(room: float, needs: Sequence[float]) -> list[float]:
    """Make the parts as equal as their needs allow; where room lacks, cut the largest first."""
    if sum(needs) > room:
        return _cut(room, needs)
    least = _height_at(room, lambda height: sum(max(need, height) for need in needs))
    return [max(need, least) for need in needs]


def _cut(room: float, needs: Sequence[float]) -> list[float]:
    most = _height_at(room, lambda height: sum(min(need, height) for need in needs))
    return [min(need, most) for need in needs]


def _height_at(room: float, total: Callable[[float], float]) -> float:
    """Find the height at which a rising total is just not more than the room."""
    low, high = 0.0, max(room, 0.0)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if total(middle) > room:
            high = middle
        else:
            low = middle
    return low
