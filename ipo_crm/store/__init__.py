"""The store: the file and everything that is read from it or written to it."""

from ipo_crm.store.lean import without_network_and_mail

without_network_and_mail()
