"""`chidu generated`: the files that are made from the models and the content, and whether they are current."""

from __future__ import annotations

import argparse
from pathlib import Path

from chidu.cli.arguments import Commands, add_content
from chidu.corpus.corpus import Corpus
from chidu.model.reference import reference
from chidu.model.schema import schemas
from chidu.prepare import check_content, report
from chidu.publish.code_owners import code_owners


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("generated", help="重新生成 schema/、键名表和 .github/CODEOWNERS")
    add_content(parser)
    parser.add_argument("--check", action="store_true", help="只检查是不是最新的；不是时退出码为 1")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the generated files beside the content folder, or say which are stale."""
    content = Path(arguments.content)
    root = content.resolve().parent
    checked = check_content(content)
    if checked.corpus.site is None:
        # Without the jurisdiction there are no owners to derive: say why before anything is written.
        print(report(checked.findings))
        return 1
    wanted = generated_files(checked.corpus)
    stale = [name for name, text in wanted.items() if not _is_current(root / name, text)]
    for name in stale:
        if not arguments.check:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        print(f"{name}：{'不是最新的，运行 python3 run.py generated' if arguments.check else '已重新生成'}")
    print(f"共 {len(wanted)} 个生成的文件，{len(stale)} 个{'不是最新的' if arguments.check else '已更新'}。")
    return 1 if arguments.check and stale else 0


def generated_files(corpus: Corpus) -> dict[str, str]:
    """Path below the repository's root -> whole text."""
    files = {f"schema/{name}": text for name, text in schemas().items()}
    files["content/pages/fields.md"] = reference()
    owners = code_owners(corpus)
    return files | ({".github/CODEOWNERS": owners} if owners else {})


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text
