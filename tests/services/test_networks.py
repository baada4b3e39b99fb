from dataclasses import replace

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.network import Network
from ipo_crm.services import networks
from ipo_crm.services.desk import Desk


def _network(desk: Desk) -> Network:
    return networks.whole(desk._workspace, desk.settings.today(), desk.settings.us())


def test_who_objected_is_not_in_the_network(sample: Desk) -> None:
    who = next(actor.ref for actor in _network(sample).actors if actor.ref.is_person)
    known = sample.people.get(PersonId(who.key))
    assert known is not None

    sample.people.change(replace(known, blocked_on=sample.settings.today()))

    left = _network(sample)
    assert who not in {actor.ref for actor in left.actors} | {ref for ref, _ in left.employers}
    assert not any(who in (tie.a, tie.b) for tie in left.ties)
    assert not any(who in group.members for group in left.coalitions)
