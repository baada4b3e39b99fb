"""Names that look like what was typed: for somebody who does not know how a name is spelt."""

from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.search import Hit
from ipo_crm.store import search, search_names
from ipo_crm.store.workspace import Workspace

_SHORTEST = 4
_LIKE = 78.0
_AT_MOST = 5


def near(workspace: Workspace, typed: str) -> tuple[Hit, ...]:
    """Give the people and organisations whose name is most like it, at most five; none for less than four letters.

    The likeness is the normalised Indel similarity of the folded words in order of the alphabet (token sort ratio).
    """
    from rapidfuzz import fuzz, process

    connection = workspace.connection
    wanted = search_names.sorted_words(typed)
    if len(wanted) < _SHORTEST:
        return ()
    names = search_names.folded_names(connection, typed)
    found = process.extract(wanted, names.texts, scorer=fuzz.ratio, processor=None, score_cutoff=_LIKE, limit=40)
    best = list(dict.fromkeys(names.keys[place] for _, _, place in found))[:_AT_MOST]
    return search.shown(connection, [RecordRef(kind.value, key) for kind, key in best])
