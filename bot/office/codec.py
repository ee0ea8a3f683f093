"""Values of this program as JSON and back: no pickles, and nothing but plain data classes comes to life."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any

_PACKAGES = ("bot.", "corpus.", "index.")
_PLAIN = (str, int, float, bool, type(None))


class UnknownValue(Exception):
    """The JSON was written by another version of the program: what it meant cannot be told."""


def dumps(value: object) -> str:
    """The value as JSON; TypeError when it is made of anything but plain data."""
    return json.dumps(_encoded(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Any:
    """The value that `dumps` was given; UnknownValue when a class or a field is no longer there."""
    try:
        return _decoded(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, ImportError, ArithmeticError) as error:
        raise UnknownValue(str(error)) from error


def _encoded(value: Any) -> object:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_encoded(part) for part in value]
    return _encoded_class(value, kind)


def _encoded_class(value: Any, kind: Any) -> dict[str, object]:
    if isinstance(value, Enum):
        return {"!": _name(kind), "v": value.value}
    if is_dataclass(value):
        return {"!": _name(kind), "f": {name: _encoded(getattr(value, name)) for name in _fields(kind)}}
    if isinstance(value, tuple):
        return {"!": _name(kind), "t": [_encoded(part) for part in value]}
    name = kind.__name__
    if kind in (list, set, frozenset):
        return {"!": name, "v": [_encoded(part) for part in value]}
    if kind is dict:
        return {"!": name, "v": [[_encoded(key), _encoded(part)] for key, part in value.items()]}
    if kind in (Decimal, date):
        return {"!": name, "v": str(value)}
    raise TypeError(f"no plain data: {name}")


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decoded(part) for part in value)
    if not isinstance(value, dict):
        return value
    name = value["!"]
    if name in _BUILT_IN:
        return _BUILT_IN[name](value["v"])
    kind = _class(name)
    if "f" in value:
        return kind(**{field: _decoded(part) for field, part in value["f"].items()})
    return kind(*map(_decoded, value["t"])) if "t" in value else kind(value["v"])


_BUILT_IN: dict[str, Callable[[Any], Any]] = {
    "list": lambda parts: [_decoded(part) for part in parts],
    "set": lambda parts: {_decoded(part) for part in parts},
    "frozenset": lambda parts: frozenset(_decoded(part) for part in parts),
    "dict": lambda pairs: {_decoded(name): _decoded(part) for name, part in pairs},
    "Decimal": Decimal,
    "date": date.fromisoformat,
}


@cache
def _name(kind: Any) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


@cache
def _class(name: str) -> Any:
    """A data class, enumeration or named tuple of this program; nothing else may be made from stored text."""
    module, _, path = name.partition(":")
    if not module.startswith(_PACKAGES):
        raise UnknownValue(name)
    kind = getattr(import_module(module), path)
    if not isinstance(kind, type) or not (
        is_dataclass(kind) or issubclass(kind, Enum) or hasattr(kind, "_fields")
    ):
        raise UnknownValue(name)
    return kind
