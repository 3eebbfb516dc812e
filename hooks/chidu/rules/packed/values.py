"""Values that parameters of several rules are made of: small counts, numbers, grades."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from chidu.model.fields import refuse

_COUNT = re.compile("[1-9][0-9]?")
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")


def _count(value: object) -> object:
    if isinstance(value, str) and not _COUNT.fullmatch(value):
        raise refuse("count_form", f"“{value}”应当是 1 到 99 的数，例如 3")
    return value


def _number(value: object) -> object:
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise refuse("number_form", f"“{value}”应当是一个数，例如 3 或者 2.5")
    return value


Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
