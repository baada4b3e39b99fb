"""How the page Vandaag writes days and delays."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.counts import counted
from ipo_crm.domain.dates import MONTHS, WEEKDAYS, write_day
from ipo_crm.domain.labels import MEETING_KIND, REVIEW
from ipo_crm.domain.people import PersonRow
from ipo_crm.domain.today import AgendaRow, ReviewRow
from ipo_crm.domain.trajectories import prinsjesdag
from ipo_crm.ui.pages.meeting_words import whom_words
from ipo_crm.ui.pages.person_words import DOT

_NEAR = 14


def title_words(day: date) -> str:
    """Write a day as the title of the page: "Dinsdag 10 juni"."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1]}"


def short_weekday(day: date) -> str:
    """Write a day of this week as it stands before a row: "di 10"."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day}"


def past_day(day: date, today: date) -> str:
    """Write a day that was: "do 5" of the last two weeks, "5 mei" before."""
    near = (today - day).days < _NEAR
    return short_weekday(day) if near else write_day(day, year=False, weekday=False)


def subtitle_words(day: date, talks: int, *, short: bool = False) -> str:
    """Say which week it is, how many talks there are, and unless short how long it is until Prinsjesdag."""
    parts = (
        _tr("week %1").replace("%1", str(day.isocalendar().week)),
        _talks(talks) if talks else "",
        "" if short else _to_budget(day),
    )
    return DOT.join(part for part in parts if part)


def day_line(day: date, talks: int) -> str:
    """Write the day above its talks: "Donderdag 12 juni  ·  2 gesprekken"."""
    return DOT.join((title_words(day), _talks(talks)))


def away_words(days: int) -> str:
    """Say how far away a day is: "vandaag", "over 2 dagen", "3 dagen te laat"."""
    if days < 0:
        return _tr("1 dag te laat") if days == -1 else _tr("%1 dagen te laat").replace("%1", str(-days))
    near = {0: _tr("vandaag"), 1: _tr("morgen"), 2: _tr("overmorgen")}
    return near.get(days) or _tr("over %1 dagen").replace("%1", str(days))


def talk_title(row: AgendaRow) -> str:
    """Name a talk by who comes, or by its title or kind where nobody is named."""
    talk = row.talk
    kind = MEETING_KIND[talk.kind]
    return whom_words(talk.with_whom, talk.title or kind[:1].upper() + kind[1:])


def talk_detail(row: AgendaRow) -> str:
    """Say where the first one works, where the talk is and what it is about."""
    talk = row.talk
    named = row.first is not None and talk_title(row).startswith(row.first.name.full)
    parts = [workplace_words(row.first) if named and row.first is not None else "", talk.place]
    parts.append(", ".join(talk.dossiers) or (talk.title if talk.with_whom else ""))
    return DOT.join(part for part in parts if part)


def workplace_words(person: PersonRow) -> str:
    """Say where somebody works: "Tweede Kamer, fractie Polder"."""
    fractie = _tr("fractie %1").replace("%1", person.fractie) if person.fractie else ""
    return ", ".join(part for part in (person.organisation, fractie) if part)


def talk_note(row: AgendaRow, today: date) -> str:
    """Say when the one was spoken to last, or how many come and how many of them are new."""
    count = len(row.talk.with_whom)
    if not count:
        return ""
    if count > 1:
        present = counted(count, "deelnemers")
        return (
            _tr("%1, %2 nieuw").replace("%1", present).replace("%2", str(row.strangers)) if row.strangers else present
        )
    if row.last_contact is None:
        return _tr("nog niet gesproken")
    days = (today - row.last_contact).days
    return _tr("gisteren gesproken") if days == 1 else _tr("gesproken %1 dagen geleden").replace("%1", str(days))


def silent_words(days: int | None) -> str:
    """Say how long somebody was not spoken to."""
    if days is None:
        return _tr("nooit")
    return _tr("%1 dgn").replace("%1", str(days))


def review_words(row: ReviewRow, today: date) -> str:
    """Say why a record wants a look, and by when: "bewaartermijn, tot 3 juli"."""
    why = REVIEW[row.review]
    if row.due is None:
        return why
    day = write_day(row.due, year=row.due.year != today.year, weekday=False)
    by = _tr("%1, sinds %2") if row.due <= today else _tr("%1, tot %2")
    return by.replace("%1", why).replace("%2", day)


def late_chip(count: int) -> str:
    """Say how many are late; empty when none is."""
    return _tr("%1 te laat").replace("%1", str(count)) if count else ""


def late_promises(count: int) -> str:
    """Say how many promises with somebody are overdue; empty when none is."""
    if not count:
        return ""
    return _tr("1 toezegging te laat") if count == 1 else _tr("%1 toezeggingen te laat").replace("%1", str(count))


def _talks(count: int) -> str:
    return counted(count, "gesprekken")


def _to_budget(day: date) -> str:
    coming = min(each for each in (prinsjesdag(day.year), prinsjesdag(day.year + 1)) if each >= day)
    days = (coming - day).days
    if not days:
        return _tr("Prinsjesdag")
    return (
        _tr("nog 1 dag tot Prinsjesdag") if days == 1 else _tr("nog %1 dagen tot Prinsjesdag").replace("%1", str(days))
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("today_words", text)
