"""How an ask is said in words: its money, its years, and what all asks come to."""

from ipo_crm.domain import labels
from ipo_crm.domain.dossiers import Ask, Recurrence
from ipo_crm.domain.money import write_money


def amount_of(ask: Ask) -> str:
    """Say what an ask costs: "€ 12 mln per jaar", "geen bedrag"."""
    if ask.amount is None:
        return "geen bedrag"
    return f"{write_money(ask.amount)} {labels.RECURRENCE[ask.recurrence]}"


def years_of(ask: Ask) -> str:
    """Say for which years: "structureel vanaf 2026", "2026-2030", "incidenteel 2026"; empty without money or years."""
    first, last = ask.first_year, ask.last_year
    if ask.amount is None or (first is None and last is None and ask.recurrence is Recurrence.ONCE):
        return ""
    if ask.recurrence is Recurrence.ONCE:
        return f"incidenteel {_span(first, last)}"
    if last is None:
        return "structureel" if first is None else f"structureel vanaf {first}"
    return _span(first, last)


def total_of(asks: tuple[Ask, ...]) -> str:
    """Add up what is asked: "€ 12 mln/jr + € 8 mln"."""
    sums = {
        recurrence: sum(ask.amount or 0 for ask in asks if ask.recurrence is recurrence) for recurrence in Recurrence
    }
    yearly = f"{write_money(sums[Recurrence.PER_YEAR])}/jr" if sums[Recurrence.PER_YEAR] else ""
    once = write_money(sums[Recurrence.ONCE]) if sums[Recurrence.ONCE] else ""
    return " + ".join(part for part in (yearly, once) if part) or "geen bedrag"


def _span(first: int | None, last: int | None) -> str:
    if first is None or last is None or first == last:
        return str(first or last) if first else f"tot en met {last}"
    return f"{first}–{last}"
