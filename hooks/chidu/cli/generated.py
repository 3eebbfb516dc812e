"""`chidu generated`: the files that are made from the models and the content, and whether they are current."""

from __future__ import annotations

import argparse
from pathlib import Path

from chidu.cli.arguments import Commands, add_content
from chidu.cli.rewrite import rewrite
from chidu.corpus.corpus import Corpus
from chidu.corpus.folder import PROSE
from chidu.model.kinds import Kind, locate_record
from chidu.model.reference import reference
from chidu.model.schema import schemas
from chidu.prepare import check_content, report
from chidu.problems import Level, Problem
from chidu.publish.code_owners import code_owners


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("generated", help="重新生成 schema/、键名表和 .github/CODEOWNERS")
    add_content(parser)
    parser.add_argument("--check", action="store_true", help="只检查是不是最新的；不是时退出码为 1")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the generated files beside the content folder, or say which are stale."""
    content = Path(arguments.content).resolve()
    checked = check_content(content)
    if any(_hides_owners(problem, f"{content.name}/") for problem in checked.findings):
        # A department that cannot be read would lose its owners: say why before anything is written.
        print(report(checked.findings))
        return 1
    wanted = generated_files(checked.corpus, content.name)
    stale = {name: text for name, text in wanted.items() if not _is_current(content.parent / name, text)}
    if arguments.check:
        return _tell_stale(stale, len(wanted))
    return _renew(content.parent, stale, len(wanted))


def _hides_owners(problem: Problem, prefix: str) -> bool:
    """Whether it is an error of the site, of a department, or of something among the departments that is no record."""
    path = problem.place.file.removeprefix(prefix)
    location = locate_record(path)
    owning = location.kind in (Kind.SITE, Kind.DEPARTMENT) if location else path.startswith("departments")
    return owning and problem.level is Level.ERROR


def _tell_stale(stale: dict[str, str], total: int) -> int:
    for name in stale:
        print(f"{name}：不是最新的，运行 python3 run.py generated")
    print(f"共 {total} 个生成的文件，{len(stale)} 个不是最新的。")
    return 1 if stale else 0


def _renew(root: Path, stale: dict[str, str], total: int) -> int:
    refusals = {name: rewrite(root / name, text) for name, text in stale.items()}
    for name, refused in refusals.items():
        print(f"{name}：{refused or '已重新生成'}")
    failed = sum(refused is not None for refused in refusals.values())
    trouble = f"，{failed} 个写不进去" if failed else ""
    print(f"共 {total} 个生成的文件，{len(stale) - failed} 个已更新{trouble}。")
    return 1 if failed else 0


def generated_files(corpus: Corpus, content: str) -> dict[str, str]:
    """Path below the repository's root -> whole text; `content` is the name of the content folder."""
    files = {f"schema/{name}": text for name, text in schemas().items()}
    files[f"{content}/{PROSE}/fields.md"] = reference()
    owners = code_owners(corpus, content)
    return files | ({".github/CODEOWNERS": owners} if owners else {})


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()
