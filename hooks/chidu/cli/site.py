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


def add(commands: Commands) -> None:
    """Declare the commands."""
    build = commands.add_parser("build", help="生成网站到 site/；有错误时不动原来的网站")
    add_content(build)
    build.add_argument("--site", type=Path, help="生成到哪个目录，默认是 site")
    build.add_argument("--release", action="store_true", help="正式发布：历史不完整、内容没有提交时拒绝")
    build.set_defaults(run=run_build)


def run_build(arguments: argparse.Namespace) -> int:
    """Build once."""
    content = Path(arguments.content)
    if trouble := missing(content):
        print(trouble)
        return 1
    started = time.monotonic()
    # A child process: MkDocs configures logging and warnings for the whole interpreter.
    environment = build_environment(content=content, release=arguments.release, progress=sys.stderr.isatty())
    command = build_command(arguments.site and arguments.site.absolute())
    status = subprocess.run(command, env=environment, check=False).returncode
    if status == 0:
        what = "正式网站" if arguments.release else "草稿网站"
        print(f"{what}已生成在 {arguments.site or 'site'}/，用了 {time.monotonic() - started:.1f} 秒。")
    return status


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


def build_environment(*, release: bool, progress: bool, content: Path = Path(CONTENT)) -> dict[str, str]:
    """What the build is told: the content, whether for publication, and whether someone is looking at the terminal."""
    told = {"CHIDU_RELEASE": str(int(release)), "CHIDU_PROGRESS": str(int(progress))}
    told["CHIDU_PAGES"] = str((content / PROSE).absolute())
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **told}
