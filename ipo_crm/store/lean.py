"""Modules that SQLAlchemy loads without a need in this program: in their place stand ones that load when asked."""

import sys
from importlib import import_module
from types import CoroutineType, ModuleType


class NeverHere(BaseException):
    """What is raised in a task of asyncio that is called off: never, as no such task runs here."""


class Later(ModuleType):
    """Stands in for a module: the real one is loaded when something is asked of it that is not known here."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") and name != "__path__":  # who only looks through all modules wants nothing loaded
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def stand_in(name: str, **known: object) -> None:
    """Let a module be loaded only when something is asked of it beyond what is known; one that is there stays."""
    if name not in sys.modules:
        module = Later(name)
        vars(module).update(known)
        sys.modules[name] = module


def _is_coroutine(value: object) -> bool:
    return isinstance(value, CoroutineType)


def without_network_and_mail() -> None:
    """Keep asyncio, which brings sockets and TLS, and the reader of package data, which brings e-mail, for later."""
    stand_in("asyncio", iscoroutine=_is_coroutine, TimeoutError=TimeoutError, CancelledError=NeverHere)
    stand_in("importlib.metadata")
