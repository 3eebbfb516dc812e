"""`run.py` for real: environments in a temporary repository, from locks of tiny packages, without network."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)


def wheel(folder: Path, name: str, version: str) -> str:
    """Make a wheel whose module says its version; its line for a lock file."""
    info = f"{name}-{version}.dist-info"
    contents = {
        f"{name}.py": f"version = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in contents.items():
            archive.writestr(file, text)
    return f"{name} @ {path.as_uri()} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with our run.py, a lock of one package and a `chidu` that says what it was asked."""
    root = tmp_path / "尺度 库"
    package = root / "hooks" / "chidu"
    package.mkdir(parents=True)
    shutil.copy(ROOT / "run.py", root)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(
        "import os, sys, yard\nprint(yard.version, sys.argv[1:], os.getcwd())\nsys.exit(7)\n"
    )
    (root / "bench").mkdir()
    (root / "bench" / "pages.py").write_text(
        "import sys, chidu, rod, yard\nprint(rod.version, sys.argv)\nsys.exit(5)\n"
    )
    portal = wheel(tmp_path, "yard", "1.0")
    (root / "requirements.txt").write_text(portal)
    (root / "requirements-test.txt").write_text(portal + wheel(tmp_path, "stick", "1.0"))
    (root / "requirements-bench.txt").write_text(portal + wheel(tmp_path, "rod", "1.0"))
    return root


def start(root: Path, *arguments: str, cwd: Path | None = None) -> tuple[int, str]:
    """Exit code and output of run.py, with no configuration of this machine and no index to ask."""
    settings = {"PATH": os.environ["PATH"], "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1"}
    done = subprocess.run(
        [run.interpreter(), str(root / "run.py"), *arguments],
        cwd=cwd or root, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip
    return done.returncode, done.stdout


PREPARING = "正在准备运行环境 .venv（只在第一次和依赖更新后，约需一两分钟）……\n"


def test_the_first_run_prepares_and_the_second_only_hands_over(repository: Path, tmp_path: Path) -> None:
    answer = f"1.0 ['sanction', '处 罚款', '--convention'] {repository}\n"
    words = ("sanction", "处 罚款", "--convention")
    assert start(repository, *words, cwd=tmp_path) == (7, PREPARING + answer)
    (tmp_path / "yard-1.0-py3-none-any.whl").unlink()  # nothing is fetched again
    assert start(repository, *words, cwd=tmp_path) == (7, answer)


def test_the_command_stands_in_the_environment_and_moves_with_the_repository(repository: Path) -> None:
    start(repository, "check")
    moved = repository.rename(repository.with_name("搬家"))
    command = [str(moved / ".venv" / "bin" / "chidu"), "check"]
    done = subprocess.run(command, cwd="/", capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (7, "1.0 ['check'] /\n", "")


def test_a_changed_lock_makes_a_new_environment(repository: Path, tmp_path: Path) -> None:
    start(repository, "check")
    old = repository / ".venv" / "left-over"
    old.touch()
    (repository / "requirements.txt").write_text(wheel(tmp_path, "yard", "2.0"))
    assert start(repository, "check") == (7, f"{PREPARING}2.0 ['check'] {repository}\n")
    assert not old.exists()


def test_an_interrupted_installation_is_made_anew(repository: Path) -> None:
    start(repository, "check")
    environment = run.Environment(repository)
    environment.stamp.unlink()  # what an interruption leaves: everything but the stamp
    (environment.packages / "yard.py").unlink()
    assert start(repository, "check") == (7, f"{PREPARING}1.0 ['check'] {repository}\n")


def test_a_package_that_is_not_the_locked_one_is_refused(repository: Path) -> None:
    lock = repository / "requirements.txt"
    lock.write_text(re.sub("sha256:.*", "sha256:" + "0" * 64, lock.read_text()))
    code, output = start(repository, "check")
    assert (code, "THESE PACKAGES DO NOT MATCH THE HASHES" in output) == (1, True)
    assert f"\n{run.NOT_INSTALLED}。失败的命令：\n" in output
    assert not run.Environment(repository).stamp.exists()


def test_the_testing_set_serves_the_portal_and_is_added_to_it(repository: Path) -> None:
    environment = run.Environment(repository)
    start(repository, "check")
    assert (environment.holds(run.PORTAL), environment.holds(run.TESTING)) == (True, False)
    kept = environment.folder / "kept"
    kept.touch()
    run.prepare(environment, run.TESTING)
    assert (environment.holds(run.TESTING), kept.exists()) == (True, True)
    assert start(repository, "check") == (7, f"1.0 ['check'] {repository}\n")


def test_a_measurement_is_prepared_for_and_handed_over_to(repository: Path) -> None:
    answer = "1.0 ['bench/pages.py', '-n', '200']\n"
    assert start(repository, "bench", "pages", "-n", "200") == (5, PREPARING + answer)
    assert start(repository, "bench", "pages", "-n", "200") == (5, answer)
    assert start(repository, "check") == (7, f"1.0 ['check'] {repository}\n")


def test_a_measurement_nobody_knows_is_refused_before_anything_is_installed(repository: Path) -> None:
    refusal = "要量什么：pages、preview、history、check、search。例如：python3 run.py bench pages -n 10000\n"
    assert start(repository, "bench") == (1, refusal)
    assert start(repository, "bench", "../hooks/chidu/__main__") == (1, refusal)
    assert not run.Environment(repository).folder.exists()


def test_sets_are_added_to_each_other_and_all_made_anew_when_one_is_outdated(
    repository: Path, tmp_path: Path
) -> None:
    environment = run.Environment(repository)
    run.prepare(environment, run.TESTING)
    run.prepare(environment, run.BENCH)
    assert environment.sets() == (run.TESTING, run.BENCH)
    assert [(environment.packages / f"{name}.py").exists() for name in ("stick", "rod")] == [True, True]
    portal = (repository / "requirements.txt").read_text()
    (repository / "requirements-test.txt").write_text(portal + wheel(tmp_path, "stick", "2.0"))
    run.prepare(environment, run.BENCH)
    assert environment.sets() == (run.BENCH,)
    assert [(environment.packages / f"{name}.py").exists() for name in ("stick", "rod")] == [False, True]


def test_every_measurement_has_its_script() -> None:
    assert [script for script in run.MEASUREMENTS.values() if not (ROOT / "bench" / script).is_file()] == []


def test_the_stamp_names_set_python_platform_and_locks(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_bytes(b"a")
    (tmp_path / "requirements-test.txt").write_bytes(b"b")
    parts = {name: run.fingerprint(tmp_path, name).split() for name in (run.PORTAL, run.TESTING)}
    (tmp_path / "requirements.txt").write_bytes(b"c")
    later = {name: run.fingerprint(tmp_path, name).split() for name in (run.PORTAL, run.TESTING)}
    assert [part[:2] for part in parts.values()] == [
        ["portal", sys.implementation.cache_tag],
        ["testing", sys.implementation.cache_tag],
    ]
    assert len({part[-1] for part in [*parts.values(), *later.values()]}) == 4


def test_what_is_missing_on_debian_is_said_with_the_command() -> None:
    assert run.missing({" pip": ("python3-pip",)}, debian=True) == (
        "缺少 pip。请执行：\n"
        "  sudo apt-get update && sudo apt-get install --yes python3-pip\n"
        "然后再执行一次。"
    )


def test_what_is_missing_elsewhere_is_said_with_the_names() -> None:
    needs = {" git": ("git",), "浏览器": ("chromium", "fonts-noto-cjk")}
    assert run.missing(needs, debian=False) == (
        "缺少 git、浏览器。请用本机的软件管理工具安装"
        "（Debian 中的名称：git chromium fonts-noto-cjk），然后再执行一次。"
    )


def test_options_of_test_go_to_pytest() -> None:
    assert run.checks(["-k", "层"]) == {
        "代码规范": ["ruff", "check", "."],
        "类型": ["mypy"],
        "测试": ["pytest", "-W", "error", "-k", "层"],
    }


def test_no_command_explains_itself(repository: Path) -> None:
    assert start(repository) == (0, run.USAGE + "\n")
    assert start(repository, "--help") == (0, run.USAGE + "\n")


def pins(file: str) -> dict[tuple[str, str], str]:
    """(package, condition) -> version of a lock file."""
    return {(name, condition): version for name, version, condition in PIN.findall((ROOT / file).read_text())}


@pytest.mark.parametrize(
    ("lock", "group"), [("requirements-test.txt", "test"), ("requirements-bench.txt", "bench")]
)
def test_the_locks_agree_with_the_project_and_with_each_other(lock: str, group: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    portal, more = pins("requirements.txt"), pins(lock)
    named = [*project["dependencies"], *project["optional-dependencies"][group]]
    names = [line.partition("==")[0] for line in named]
    assert [f"{name}=={more.get((name, ''))}" for name in names] == named
    assert {pin: more.get(pin) for pin in portal} == portal


@pytest.mark.parametrize("lock", [each.install for each in run.SETS])
def test_the_locks_name_no_address(lock: str) -> None:
    assert re.findall(r"\S*(?:://|@ )\S*|^-.*$", (ROOT / lock).read_text(), re.MULTILINE) == []
