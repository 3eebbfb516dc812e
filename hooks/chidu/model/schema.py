"""JSON Schema for editors, generated from the models: one per kind of record."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from chidu.model.acts import Document, Law
from chidu.model.benchmark import (
    AdjudicationBenchmark,
    CoercionBenchmark,
    ConfirmationBenchmark,
    LevyBenchmark,
    LicensingBenchmark,
    OtherBenchmark,
    PaymentBenchmark,
    PenaltyBenchmark,
    RewardBenchmark,
)
from chidu.model.entrustments import Entrustment
from chidu.model.institutions import Department, Listing, Site
from chidu.model.kinds import Kind
from chidu.model.packs import Pack
from chidu.model.systems import System

_ANY_BENCHMARK = Annotated[
    PenaltyBenchmark
    | LicensingBenchmark
    | CoercionBenchmark
    | LevyBenchmark
    | ConfirmationBenchmark
    | PaymentBenchmark
    | AdjudicationBenchmark
    | RewardBenchmark
    | OtherBenchmark,
    Field(discriminator="power_type"),
]
_TYPES: dict[Kind, Any] = {
    Kind.SITE: Site,
    Kind.DOCUMENT: Document,
    Kind.LAW: Law,
    Kind.DEPARTMENT: Department,
    Kind.LISTING: Listing,
    Kind.SYSTEM: System,
    Kind.ENTRUSTMENT: Entrustment,
    Kind.PACK: Pack,
    Kind.BENCHMARK: _ANY_BENCHMARK,
}


def schemas() -> dict[str, str]:
    """File name below `schema/` -> whole text, for every kind."""
    return {f"{kind}.json": _text(kind) for kind in Kind}


def _text(kind: Kind) -> str:
    schema = TypeAdapter(_TYPES[kind]).json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        # Class docstrings and names are for us; an editor shows a clerk the fields' own descriptions.
        part.pop("description", None)
        part.pop("title", None)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind.label, **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
