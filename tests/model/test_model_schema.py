"""The JSON Schema an editor checks with says the same as the reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.schema import schemas
from chidu.source.composer import compose
from chidu.source.nodes import plain

REPOSITORY = Path(__file__).parents[2]
WRONG = Path(__file__).parent / "wrong"


def _accepts(kind: str, data: bytes) -> bool:
    node, _ = compose(data, "x")
    assert node is not None
    schema = json.loads(schemas()[f"{kind}.json"])
    return bool(jsonschema.Draft202012Validator(schema).is_valid(_typed(plain(node))))


def _typed(value: object) -> object:
    """An editor sees `true` as a boolean, where our reader sees text."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return value == "true" if value in ("true", "false") else value


def test_every_record_of_the_city_fits_its_schema() -> None:
    """One record of every kind and form."""
    corpus = read_corpus(read_folder(REPOSITORY / "tests/city/content"))
    refused = [f.path for f in corpus.files if not _accepts(f.location.kind, corpus.sources[f.path])]
    assert refused == []


@pytest.mark.parametrize(
    ("kind", "file"),
    [("site", "site.yml"), ("law", "laws/FL-0001.yml"), ("benchmark", "departments/chengguan/CG-0012.yml")],
)
def test_wrong_records_do_not(kind: str, file: str) -> None:
    """What the reader refuses, the editor underlines."""
    assert not _accepts(kind, (WRONG / file).read_bytes())


def test_schemas_on_file_are_current(golden: Callable[[str, str], None]) -> None:
    """`schema/` is generated: `python3 run.py generated` renews it."""
    on_file = {path.name: path.read_text(encoding="utf-8") for path in (REPOSITORY / "schema").glob("*.json")}
    assert on_file == schemas()
