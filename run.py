#!/usr/bin/env python3
"""The one command of a fresh machine: prepares .venv from the hash-locked requirements, then becomes chidu.

Standard library only, and no syntax that Python 3.6 cannot parse, so that an old one answers with a sentence.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - it is here for the Pythons that the project does not support
    sys.exit(
        "需要 Python 3.11 或更新的版本，现在是 {}。\n"
        "装好以后用它来运行，例如：python3.11 run.py serve".format(sys.version.split()[0])
    )

import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

USAGE = """\
用法：python3 run.py 命令 [选项]

  serve            生成并在本机预览门户，打印网址
  build            生成草稿（site/），发现错误即失败
  build --release  生成正式发布的门户：要求提交历史完整、没有错误；封存写进 releases.jsonl
  build --rehearse 预演正式发布：同样检查和生成，不封存
  verify [网站]    核对封存：克隆或者下载的网站，和发布时是不是一样，不用联网
  check            只检查，不生成
  impact --law 法规
                   法规改了影响哪些基准、清单、委托和赋权；--article 第三十四条 只问一条
  promote          到了施行日期，把待施行的版本（编号@施行日期.yml）并入编号.yml
  diff 起点..终点  两个提交之间改了哪些记录，加重还是减轻；--format markdown 贴在合并请求里
  test [选项]      检查代码并运行全部测试，选项交给 pytest
  bench pages      量生成基准页面的速度，和 Hugo 比；-n 10000 是基准的项数
  bench preview    量预览的速度：保存一项基准以后多久看到
  bench history    量读取修订历史的速度
  bench check      量检查的速度，规则包都打开；-n 10000 是基准的项数
  bench search     量搜索的速度和大小；-n 10000 是基准的项数
  evaluate-search QUERIES.json
                   量搜索的质量：问题和应有的答案，最后一行是 JSON
  其他             交给 chidu，例如 run.py sanction "处一千元以上一万元以下罚款"

第一次运行会在 .venv 里装好所需软件，以后不再下载。"""

NOT_INSTALLED = "依赖没有装好：请检查网络，或用环境变量 PIP_INDEX_URL 指定镜像，然后再执行一次"

OLDEST_PIP = (22, 3)  # the first that can install into another environment (--python)
ROOT = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Stop(Exception):
    """Ends the run with a sentence for the person at the keyboard."""


@dataclass(frozen=True)
class Requirements:
    """A set of packages: pip reads the lock `install`; the set is outdated when any of `locks` changes."""

    name: str
    install: str
    locks: tuple[str, ...]


PORTAL = Requirements("portal", "requirements.txt", ("requirements.txt",))
# These locks contain the portal's, so an environment with one of them serves the portal too.
TESTING = Requirements("testing", "requirements-test.txt", ("requirements.txt", "requirements-test.txt"))
BENCH = Requirements("bench", "requirements-bench.txt", ("requirements.txt", "requirements-bench.txt"))
SETS = (PORTAL, TESTING, BENCH)
# The scripts in bench/; one named search.py would stand in the way of the tests' package of that name.
MEASUREMENTS = {
    **{name: f"{name}.py" for name in ("pages", "preview", "history", "check")},
    "search": "searching.py",
}
IN_BROWSER = ("search",)


@dataclass(frozen=True)
class Environment:
    """The virtual environment `.venv` in the repository `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def packages(self) -> Path:
        places = {"base": str(self.folder), "platbase": str(self.folder)}
        return Path(sysconfig.get_path("purelib", "venv", places))

    @property
    def stamp(self) -> Path:
        """A line for each set it holds; written last, so that an interrupted installation is seen as none."""
        return self.folder / "chidu-stamp"

    def sets(self) -> tuple[Requirements, ...]:
        """What it was made with, for the Python that runs us; () when any of it is outdated."""
        if not (self.python.exists() and self.stamp.is_file()):
            return ()
        lines = self.stamp.read_text("ascii", "replace").splitlines()
        current = {fingerprint(self.root, each): each for each in SETS}
        return tuple(current[line] for line in lines) if current.keys() >= set(lines) else ()

    def holds(self, requirements: Requirements) -> bool:
        """Whether exactly this set is among what it was made with."""
        return requirements in self.sets()


def fingerprint(root: Path, requirements: Requirements) -> str:
    """One line that changes with the Python version, the platform or the content of a lock file."""
    digest = hashlib.sha256()
    for lock in requirements.locks:
        digest.update(hashlib.sha256((root / lock).read_bytes()).digest())
    return " ".join(
        (requirements.name, str(sys.implementation.cache_tag), sysconfig.get_platform(), digest.hexdigest())
    )


def prepare(environment: Environment, wanted: Requirements) -> None:
    """Make the environment hold `wanted` too; a no-op, without network, when it already does."""
    held = environment.sets()
    if wanted in held or (wanted is PORTAL and held):
        return
    say("正在准备运行环境 .venv（只在第一次和依赖更新后，约需一两分钟）……")
    environment.stamp.unlink(missing_ok=True)
    if not held:
        create(environment)
    install(environment, wanted)
    link(environment)
    lines = [fingerprint(environment.root, each) + "\n" for each in (*held, wanted)]
    environment.stamp.write_text("".join(lines), "ascii")


def create(environment: Environment) -> None:
    """An empty environment without pip: bare Debian has venv but not the ensurepip that it would ask for."""
    if not importable("venv"):
        install_system({" Python 的 venv 模块": ("python3-venv",)})
    run([interpreter(), "-m", "venv", "--clear", "--without-pip", str(environment.folder)], "没有建成 .venv")


def install(environment: Environment, requirements: Requirements) -> None:
    """Install a lock file: every package by hash, ready-made wheels only, so no build script runs."""
    arguments = ["install", "--require-hashes", "--only-binary", ":all:", "--no-deps"]
    arguments += [] if sys.stdout.isatty() else ["--quiet"]
    run(
        [*pip_into(environment), *arguments, "--requirement", str(environment.root / requirements.install)],
        NOT_INSTALLED,
    )


def pip_into(environment: Environment) -> list[str]:
    """A pip for the environment: this Python's own, else the one Python bundles, else the system's."""
    own = [interpreter(), "-m", "pip", "--python", str(environment.python)]
    if own_pip_version() >= OLDEST_PIP:
        return own
    if importable("ensurepip"):
        run([str(environment.python), "-m", "ensurepip"], "没有装好 pip", silent=True)
        return [str(environment.python), "-m", "pip"]
    install_system({" pip": ("python3-pip",)})
    return own


def own_pip_version() -> tuple[int, ...]:
    """The version of this Python's pip; () without one."""
    answer = subprocess.run([interpreter(), "-m", "pip", "--version"], capture_output=True, text=True)
    found = re.match(r"pip (\d+)\.(\d+)", answer.stdout)
    return tuple(int(part) for part in found.groups()) if found else ()


def importable(module: str) -> bool:
    """Whether the Python that creates the environment has the module."""
    return importlib.util.find_spec(module) is not None


def interpreter() -> str:
    """The Python outside .venv, also when somebody starts run.py with the one inside."""
    return str(getattr(sys, "_base_executable", sys.executable))


def link(environment: Environment) -> None:
    """Make `import chidu` and the command `chidu` work in the environment.

    Two small files instead of `pip install -e .`, which needs setuptools in the lock, a build step that
    differs between pips, and egg-info among the sources. The path is relative: the repository may be moved,
    and its folder may have a Chinese name, which Python would misread in some locales.
    """
    hooks = os.path.relpath(environment.root / "hooks", environment.packages)
    (environment.packages / "chidu.pth").write_text(hooks + "\n", "ascii")
    if os.name == "nt":
        (environment.scripts / "chidu.cmd").write_text('@"%~dp0python.exe" -m chidu %*\n', "ascii")
    else:
        command = environment.scripts / "chidu"
        command.write_text('#!/bin/sh\nexec "$(dirname -- "$0")/python" -m chidu "$@"\n', "ascii")
        command.chmod(0o755)


def install_system(needs: Mapping[str, Sequence[str]]) -> None:
    """Install what is missing (name -> Debian packages) as root on Debian; else stop with the command."""
    apt = shutil.which("apt-get")
    if apt is None or not is_root():
        raise Stop(missing(needs, debian=apt is not None))
    purpose, packages = described(needs)
    say(f"缺少{purpose}，正在安装：{' '.join(packages)} ……")
    get = [apt, "install", "--yes", "--no-install-recommends", *packages]
    # A fresh image has no package lists; an old one has lists that name packages no longer there.
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")) or not succeeds(get, silent=True):
        run([apt, "update"], "软件源不可用，请检查网络", silent=True)
        run(get, f"没有装好{purpose}", silent=True)


def missing(needs: Mapping[str, Sequence[str]], debian: bool) -> str:
    """What is missing and the exact command that installs it."""
    purpose, packages = described(needs)
    names = " ".join(packages)
    command = f"sudo apt-get update && sudo apt-get install --yes {names}"
    here = f"请执行：\n  {command}\n"
    elsewhere = f"请用本机的软件管理工具安装（Debian 中的名称：{names}），"
    return f"缺少{purpose}。{here if debian else elsewhere}然后再执行一次。"


def described(needs: Mapping[str, Sequence[str]]) -> tuple[str, list[str]]:
    """The names in one phrase, the packages in one list."""
    return "、".join(needs), [package for packages in needs.values() for package in packages]


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def find_browser() -> str | None:
    """The Chromium that the tests drive: the one CHIDU_BROWSER names, else the system's."""
    names = (os.environ.get("CHIDU_BROWSER") or BROWSERS[0], *BROWSERS)
    return next(filter(None, map(shutil.which, names)), None)


def testing_needs() -> dict[str, tuple[str, ...]]:
    """What the tests use of the system and do not find: name -> Debian packages."""
    needs: dict[str, tuple[str, ...]] = {}
    if shutil.which("git") is None:
        needs[" git"] = ("git",)
    if find_browser() is None:
        needs["浏览器 Chromium 和中文字体"] = ("chromium", "libatomic1", "fonts-noto-cjk")
    return needs


def checks(options: Sequence[str]) -> dict[str, list[str]]:
    """The checks by name, as modules of the environment; `options` go to pytest."""
    return {
        "代码规范": ["ruff", "check", "."],
        "类型": ["mypy"],
        "测试": ["pytest", "-W", "error", *options],
    }


def test(environment: Environment, options: Sequence[str]) -> int:
    """Run every check, also after one failed; 0 when all pass."""
    prepare_browser(environment)
    python = [str(environment.python), "-m"]
    failed = [name for name, command in checks(options).items() if not passes(name, [*python, *command])]
    say(f"没有通过：{'、'.join(failed)}" if failed else "全部通过")
    return 1 if failed else 0


def prepare_browser(environment: Environment) -> None:
    """Make the environment hold the test requirements, and the system the browser that they drive."""
    needs = testing_needs()
    if needs:
        install_system(needs)
    prepare(environment, TESTING)
    if not succeeds([str(environment.python), "-m", "playwright", "--version"], silent=True):
        install_system({"浏览器驱动所需的 libatomic": ("libatomic1",)})


def passes(name: str, command: Sequence[str]) -> bool:
    say(f"── {name}：{' '.join(command[2:])}")
    return succeeds(command)


def succeeds(command: Sequence[str], silent: bool = False) -> bool:
    """Whether a command exits with 0; it asks nothing, for nobody may be there to answer."""
    output = subprocess.DEVNULL if silent else None
    code = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=settings())
    return code == 0


def run(command: Sequence[str], failure: str, silent: bool = False) -> None:
    """Run a command that must succeed; `failure` says in a person's words what went wrong otherwise.

    A silent command's output is shown only then.
    """
    output = subprocess.PIPE if silent else None
    errors = subprocess.STDOUT if silent else None
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=settings(), errors="replace"
    )
    if done.returncode != 0:
        raise Stop(f"{done.stdout or ''}{failure}。失败的命令：\n  {shlex.join(command)}")


def settings() -> dict[str, str]:
    """The environment variables for every command we start."""
    return {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_USER": "0",  # some people's configuration asks for --user, which an environment refuses
        "PYTHONUTF8": "1",  # Chinese text whatever the locale
        "CHIDU_BROWSER": find_browser() or "",
    }


def measurement(arguments: Sequence[str]) -> list[str]:
    """The script of a measurement, with its options."""
    if not arguments or arguments[0] not in MEASUREMENTS:
        raise Stop(f"要量什么：{'、'.join(MEASUREMENTS)}。例如：python3 run.py bench pages -n 10000")
    return [str(Path("bench", MEASUREMENTS[arguments[0]])), *arguments[1:]]


def hand_over(environment: Environment, arguments: Sequence[str]) -> int:
    """Become the environment's Python, so that signals and the exit code are its own."""
    command = [str(environment.python), *arguments]
    if os.name == "nt":
        return subprocess.call(command, env=settings())
    sys.stdout.flush()
    os.execve(command[0], command, settings())


def say(sentence: str) -> None:
    print(sentence, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Exit code of the command; see USAGE."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(USAGE)
        return 0
    os.chdir(ROOT)
    environment = Environment(ROOT)
    if arguments[0] == "test":
        return test(environment, arguments[1:])
    if arguments[0] == "bench":
        script = measurement(arguments[1:])
        prepare(environment, BENCH)
        if arguments[1] in IN_BROWSER:
            prepare_browser(environment)
        return hand_over(environment, script)
    if arguments[0] == "evaluate-search":
        prepare_browser(environment)
        return hand_over(environment, [str(Path("bench", "evaluate_search.py")), *arguments[1:]])
    prepare(environment, PORTAL)
    return hand_over(environment, ["-m", "chidu", *arguments])


def guarded(arguments: Sequence[str]) -> int:
    """`main`, with the ways to stop early turned into a sentence and an exit code."""
    try:
        return main(arguments)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(guarded(sys.argv[1:]))
