"""From located values to records: every finding of a file keeps the line and column it was typed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias, cast

from pydantic import BaseModel, ValidationError

from chidu.model import messages
from chidu.model.acts import Document, Law
from chidu.model.benchmark import CLASS_OF, Benchmark, PenaltyBenchmark
from chidu.model.entrustments import Entrustment
from chidu.model.institutions import Department, Listing, Site
from chidu.model.kinds import Kind, Location, locate_record
from chidu.model.packs import Pack
from chidu.model.systems import System
from chidu.problems import Level, Place, Problem, stops_publication
from chidu.source.canonical import read_canonical
from chidu.source.composer import compose
from chidu.source.nodes import Mapping, Node, Steps, Text, locate, locate_key, plain

Record: TypeAlias = Site | Document | Law | Department | Listing | System | Entrustment | Pack | Benchmark

_CLASSES: dict[Kind, type[BaseModel]] = {
    Kind.SITE: Site,
    Kind.DOCUMENT: Document,
    Kind.LAW: Law,
    Kind.DEPARTMENT: Department,
    Kind.LISTING: Listing,
    Kind.SYSTEM: System,
    Kind.ENTRUSTMENT: Entrustment,
    Kind.PACK: Pack,
}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as read: its bytes, and its record, which is None where `problems` has an error."""

    path: str
    location: Location
    data: bytes
    record: Record | None
    problems: tuple[Problem, ...]

    @property
    def node(self) -> Mapping | None:
        """The located values, read again when a finding needs them: kept, they would outweigh all the records."""
        return _located(self.data, self.path)

    def place(self, *steps: str | int) -> Place:
        """Where the value at `steps` (Chinese keys, indexes from 0) was typed."""
        node = self.node
        return locate(node, steps).of(self.path) if node else Place(self.path)


# The findings of one file come together.
@lru_cache(maxsize=4)
def _located(data: bytes, file: str) -> Mapping | None:
    return compose(data, file)[0]


def read_record(data: bytes, path: str, prefix: str = "") -> ReadFile | None:
    """Read one file of the content folder; None where the format knows no file of that name.

    `path` is relative to the content folder; `prefix` is put before it in every finding.
    """
    location = locate_record(path)
    if location is None:
        return None
    file = prefix + path
    if (record := _canonical(data, location.kind)) is not None:
        return ReadFile(file, location, data, record, ())
    node, problems = compose(data, file)
    if node is None:
        return ReadFile(file, location, data, None, tuple(problems))
    record, found = _validate(node, location.kind, file)
    # A value that was typed twice leaves a tree to check further, but no record anyone may rely on.
    return ReadFile(
        file, location, data, None if stops_publication(problems) else record, (*problems, *found)
    )


def _canonical(data: bytes, kind: Kind) -> Record | None:
    """The record of a canonical file without a fault: nothing of it needs a place to point at."""
    value = read_canonical(data)
    if value is None:
        return None
    power = value.get("权力类型")
    model = _CLASSES.get(kind) or CLASS_OF.get(power if isinstance(power, str) else "")
    try:
        return cast("Record | None", model.model_validate(value) if model else None)
    except ValidationError:
        return None


def _validate(node: Node, kind: Kind, file: str) -> tuple[Record | None, list[Problem]]:
    model, problems = _class_for(node, kind, file)
    try:
        record: Any = model.model_validate(plain(node))
    except ValidationError as refused:
        errors = refused.errors(include_url=False)
        told = [("权力类型",)] if problems else []
        kept = [error for error in errors if error["loc"] not in told and not _follows(error, errors)]
        found = [_explain(error, node, model, file) for error in kept]
        return None, problems + _once(found)
    return (None if problems else record), problems


def _class_for(node: Node, kind: Kind, file: str) -> tuple[type[BaseModel], list[Problem]]:
    if kind is not Kind.BENCHMARK:
        return _CLASSES[kind], []
    value = node.get("权力类型") if isinstance(node, Mapping) else None
    if value is None:
        return PenaltyBenchmark, []
    chosen = CLASS_OF.get(value.value) if isinstance(value, Text) else None
    return (chosen, []) if chosen else (PenaltyBenchmark, [_unknown_power(value, file)])


def refusals(refused: ValidationError, file: ReadFile, model: type[BaseModel], under: Steps) -> list[Problem]:
    """What pydantic refused in a part of a file that was checked by itself; `under` are the steps to the part."""
    node = file.node
    assert node is not None, "a part of a record that was read"
    errors = refused.errors(include_url=False)
    kept = [error for error in errors if not _follows(error, errors)]
    return _once([_explain(error, node, model, file.path, under) for error in kept])


def _unknown_power(value: Node, file: str) -> Problem:
    return Problem(
        "unknown-value",
        Level.ERROR,
        f"“权力类型”不能写“{value.value}”" if isinstance(value, Text) else f"“权力类型”{messages.ONE_WORD}",
        Place(file, value.line, value.column),
        instead="可以写：" + "、".join(CLASS_OF),
        clause="鲅政办发〔2015〕74号第四条：行政裁量权的种类",
    )


def _follows(error: Any, errors: Sequence[Any]) -> bool:
    """pydantic calls a list too short when its items were refused: the items' own findings say it better."""
    within = error["loc"]
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(within) and other["loc"][: len(within)] == within for other in errors
    )


def _once(found: list[Problem]) -> list[Problem]:
    """A misspelt key is one mistake: where its right spelling is also missing, only the misspelling is told."""
    spelt = {problem.instead for problem in found if problem.code == "unknown-key"}
    return [p for p in found if p.code != "missing-key" or p.message.replace("缺少", "") not in spelt]


_CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "enum": "unknown-value",
    "literal_error": "unknown-value",
}


def _explain(error: Any, node: Node, model: type[BaseModel], file: str, under: Steps = ()) -> Problem:
    steps: Steps = error["loc"]
    key = _key_of((*under, *steps))
    owner = _owner(model, steps) if error["type"] in ("extra_forbidden", "missing") else None
    finder = locate_key if error["type"] == "extra_forbidden" else locate
    return Problem(
        _CODES.get(error["type"], "wrong-value"),
        Level.ERROR,
        messages.sentence(error, key),
        finder(node, (*under, *steps)).of(file),
        instead=messages.instead(error, key, owner),
        clause=messages.clause(error, key, owner),
    )


# Names of our own shapes inside a `loc`; a clerk never typed them.
_INNER = frozenset({"words", "track", "paragraphs"})


def _key_of(steps: Steps) -> str:
    return next(
        (str(step) for step in reversed(steps) if isinstance(step, str) and step not in _INNER), "内容"
    )


def _owner(model: type[BaseModel], steps: Steps) -> type[BaseModel] | None:
    """The class whose keys were allowed where a key is unknown or missing."""
    current: type[BaseModel] | None = model
    for step in steps[:-1]:
        if isinstance(step, str) and current is not None:
            current = _class_under(current, step)
    return current


def _class_under(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for field in model.model_fields.values():
        if field.alias == key:
            return _model_in(field.annotation)
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
