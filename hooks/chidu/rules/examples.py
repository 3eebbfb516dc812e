"""Runs the examples of the rules: the smallest sound content folder with what one example changes, in memory."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import Folder
from chidu.model.kinds import Kind, locate_record
from chidu.problems import Problem
from chidu.rules import check
from chidu.rules.catalogue import Example, Patch, RuleText
from chidu.source.composer import compose
from chidu.source.emitter import emit
from chidu.source.nodes import Plain, plain

_SAMPLE = Path(__file__).parent / "sample"


@cache
def sample() -> dict[str, bytes]:
    """The records every example starts from, by path; no rule finds anything in them."""
    return {
        path.relative_to(_SAMPLE).as_posix(): path.read_bytes() for path in sorted(_SAMPLE.rglob("*.yml"))
    }


def findings(text: RuleText, example: Example) -> list[Problem]:
    """What a check of the example gives; a rule that only packs switch on is asked of everybody."""
    files = dict(sample())
    asked = _asked(text, example) if text.level is None else ()
    for patch in (*asked, example, *example.also):
        home = _home(patch)
        path = patch.path or home
        files[path] = _patched(files.get(path, files[home]), patch)
    corpus = read_corpus(Folder(dict(sorted(files.items())), ()))
    return check(corpus, for_release=example.release, day=example.day, before=_before(example))


def _before(example: Example) -> dict[str, bytes]:
    """What the sample's benchmark held before, where the example says."""
    home = _home(Patch())
    return {home: _patched(sample()[home], Patch(内容=example.before))} if example.before else {}


def _asked(text: RuleText, example: Example) -> tuple[Patch, Patch]:
    """The sample's pack with this one rule, applied to the whole site."""
    line: dict[str, Plain] = {"规则": text.code, "级别": "提醒", "条款": "第五条", "要求": text.name}
    if parameters := example.parameters or text.parameters:
        line["参数"] = parameters
    pack = Patch(文件=Kind.PACK, 内容=emit({"规则": [line]}))
    return pack, Patch(文件=Kind.SITE, 内容=emit({"规则包": [{"编号": "GZ-0001"}]}))


def _home(patch: Patch) -> str:
    """The sample's first file of the kind that is patched."""
    named = locate_record(patch.path) if patch.path else None
    kind = named.kind if named else patch.kind
    return next(path for path in sample() if (at := locate_record(path)) and at.kind is kind)


def _patched(data: bytes, patch: Patch) -> bytes:
    written = patch.content
    if patch.verbatim is None:
        tree = {**_tree(data), **(_tree(written.encode()) if written else {})}
        written = emit({key: value for key, value in tree.items() if key not in patch.without})
    elif patch.verbatim == "接在后面":
        written = data.decode() + written
    for stand_in, number in patch.stand_ins.items():
        written = written.replace(stand_in, chr(int(number.removeprefix("U+"), 16)))
    return written.encode()


def _tree(data: bytes) -> dict[str, Plain]:
    node, problems = compose(data, "")
    assert node is not None and not problems, "\n".join(map(str, problems))
    return cast(dict[str, Plain], plain(node))
