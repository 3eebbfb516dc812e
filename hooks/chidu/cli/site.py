"""`chidu build`: make the portal with MkDocs."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from chidu.cli.arguments import CONTENT, Commands, add_content
from chidu.corpus.folder import PROSE
from chidu.proof.chain import FILE


def add(commands: Commands) -> None:
    """Declare the commands."""
    build = commands.add_parser("build", help="生成网站到 site/；有错误时不动原来的网站")
    add_content(build)
    build.add_argument("--site", type=Path, help="生成到哪个目录，默认是 site")
    how = build.add_mutually_exclusive_group()
    how.add_argument(
        "--release", action="store_true", help=f"正式发布：历史不完整、内容没有提交时拒绝；封存写进 {FILE}"
    )
    how.add_argument(
        "--rehearse", action="store_true", help=f"预演正式发布：同样检查和生成，不封存，不动 {FILE}"
    )
    build.set_defaults(run=run_build)


def run_build(arguments: argparse.Namespace) -> int:
    """Build once."""
    content = Path(arguments.content)
    if trouble := missing(content):
        print(trouble)
        return 1
    started = time.monotonic()
    chain = content.absolute().parent / FILE
    before = _lines(chain)
    # A child process: MkDocs configures logging and warnings for the whole interpreter.
    environment = build_environment(
        content=content,
        release=arguments.release or arguments.rehearse,
        rehearsal=arguments.rehearse,
        progress=sys.stderr.isatty(),
    )
    command = build_command(arguments.site and arguments.site.absolute())
    status = subprocess.run(command, env=environment, check=False).returncode
    if status == 0:
        what = "正式网站" if arguments.release else "预演的网站" if arguments.rehearse else "草稿网站"
        print(f"{what}已生成在 {arguments.site or 'site'}/，用了 {time.monotonic() - started:.1f} 秒。")
        if arguments.release:
            print(_sealed(before, _lines(chain)))
        if arguments.rehearse:
            print(f"这是预演，没有封存，{FILE} 没有动。这样生成的网站不要公开。")
    return status


def _lines(chain: Path) -> int:
    """How many releases the chain has; 0 where there is no file."""
    return chain.read_bytes().count(b"\n") if chain.is_file() else 0


def _sealed(before: int, after: int) -> str:
    """What is left to do for whoever published."""
    if before == after:
        return f"内容和第 {after} 次封存时一样，没有新的封存。"
    return (
        f"这是第 {after} 次封存，已经写进 {FILE}。请提交这个文件，下一次发布要接着它：\n"
        f'  git add {FILE}\n  git commit -m "封存第 {after} 次发布"'
    )


def missing(content: Path = Path(CONTENT)) -> str | None:
    """Why MkDocs would not know what to build here."""
    if not Path("mkdocs.yml").is_file():
        return "这里没有 mkdocs.yml。请在仓库根目录运行"
    if not (content / PROSE).is_dir():
        return f"没有文件夹 {content}/{PROSE}/。请在仓库根目录运行；文件夹删掉了就从版本库里取回来"
    return None


def build_command(site: Path | None = None) -> list[str]:
    """The command that builds, into `site` or the folder that mkdocs.yml names."""
    folder = ["--site-dir", str(site)] if site else []
    return [sys.executable, "-m", "mkdocs", "build", *folder]


def build_environment(
    *, release: bool, progress: bool, rehearsal: bool = False, content: Path = Path(CONTENT)
) -> dict[str, str]:
    """What the build is told: the content, whether for publication, and whether someone is looking at the terminal.

    A rehearsal is a release that seals nothing.
    """
    told = {"CHIDU_RELEASE": str(int(release)), "CHIDU_PROGRESS": str(int(progress))}
    told["CHIDU_REHEARSAL"] = str(int(rehearsal))
    told["CHIDU_PAGES"] = str((content / PROSE).absolute())
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **told}
