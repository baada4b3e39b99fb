"""Sectors and levels of government: the two dimensions that every actor has."""

from enum import StrEnum


class Sector(StrEnum):
    """The eight sectors of the map; the order is that of the legend."""

    PROVINCE = "prov"
    LOCAL = "gem"
    STATE = "rijk"
    PARLIAMENT = "kamer"
    ENERGY = "net"
    HOUSING = "won"
    CIVIL = "maat"
    MARKET = "markt"


class Level(StrEnum):
    """Level of government, or none."""

    EUROPE = "eu"
    STATE = "rijk"
    PROVINCE = "provincie"
    MUNICIPALITY = "gemeente"
    WATER = "waterschap"
    NONE = "geen"
