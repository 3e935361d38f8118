"""The lists of dependencies agree, every one has a floor, and the locks hold names, versions and hashes only."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
#: Locks of the project itself, and that of a program which runs beside it.
OWN = ("requirements.lock", "requirements-floors.lock")
LOCKS = (*OWN, "requirements-nbgrader.lock")
PYTHONS = ("3.11.0", "3.11.7", "3.12.0", "3.13.0", "3.14.0")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """The project table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


@pytest.fixture(scope="module")
def environment() -> dict[str, Any]:
    """environment.yml."""
    table: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    return table


def declared(project: dict[str, Any]) -> list[Requirement]:
    """Every direct dependency, the development ones included."""
    extras = project["optional-dependencies"]
    return [
        Requirement(words) for words in [*project["dependencies"], *(word for one in extras.values() for word in one)]
    ]


def floor(requirement: Requirement) -> Version | None:
    """The lowest version that a requirement allows."""
    floors = [Version(one.version) for one in requirement.specifier if one.operator == ">="]
    return max(floors, default=None)


def locked(name: str) -> dict[str, list[tuple[str, str]]]:
    """Versions of a lock, with the marker each holds for."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        match = re.match(r"([a-z0-9._-]+)==([^ ;]+)(?: ; (.*?))? \\$", line)
        if match:
            found.setdefault(canonicalize_name(match[1]), []).append((match[2], match[3] or ""))
    return found


def test_python_of_conda_is_the_python_of_pip(project: dict[str, Any], environment: dict[str, Any]) -> None:
    spec = next(word for word in environment["dependencies"] if isinstance(word, str) and word.startswith("python"))
    assert SpecifierSet(spec.removeprefix("python")) == SpecifierSet(project["requires-python"])


def test_conda_lists_no_other_floor_than_pip(project: dict[str, Any], environment: dict[str, Any]) -> None:
    """A package that conda is asked for is also a dependency, with the same floor."""
    ours = {canonicalize_name(one.name): floor(one) for one in declared(project)}
    words = [word for word in environment["dependencies"] if isinstance(word, str)]
    assert "pip" in words
    assert of_other_floors(words, ours) == []
    assert of_other_floors([f"pandas>={ours['pandas']}", "pandas>=0.1", "unheard-of>=1"], ours) == [
        "pandas",
        "unheard-of",
    ]


def of_other_floors(words: list[str], ours: dict[str, Version | None]) -> list[str]:
    """What conda is asked for and pip is not, or from another version on."""
    asked = [one for one in map(Requirement, words) if one.name not in {"python", "pip"}]
    return [one.name for one in asked if floor(one) != ours.get(canonicalize_name(one.name))]


def test_conda_installs_the_project(environment: dict[str, Any]) -> None:
    pip = next(word["pip"] for word in environment["dependencies"] if isinstance(word, dict))
    assert pip == ["-e .[dev]"]


def test_every_dependency_has_a_floor(project: dict[str, Any]) -> None:
    assert not [one.name for one in declared(project) if floor(one) is None]


@pytest.mark.parametrize("lock", OWN)
def test_what_makes_notebooks_slow_to_read_is_not_installed(lock: str) -> None:
    """A parser that checks what no schema of notebooks asks for; `make lock` leaves it out too."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["uv"]
    (left_out,) = (Requirement(words) for words in settings["override-dependencies"])
    assert left_out.marker is not None
    assert not left_out.marker.evaluate()
    assert not {left_out.name, "lark"} & set(locked(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_names_versions_and_hashes_only(lock: str) -> None:
    """No index, no address, no path: a lock that names one would only work there."""
    shape = re.compile(
        r"#.*|[a-z0-9._-]+==[0-9][^ ;/:]*( ; [a-z_ =<>!'\w.()-]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|",
    )
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if not shape.fullmatch(line)]
    assert not [line for line in lines if "://" in line or "index" in line.split("==")[0].split("-")]


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", OWN)
def test_lock_has_every_dependency_in_a_version_that_is_allowed(
    project: dict[str, Any], lock: str, python: str
) -> None:
    from packaging.markers import Marker

    versions = locked(lock)
    platform = {"python_version": python.rsplit(".", 1)[0], "python_full_version": python}
    for requirement in declared(project):
        if requirement.name == "resolution-toolkit":
            continue
        here = [
            v
            for v, mark in versions[canonicalize_name(requirement.name)]
            if not mark or Marker(mark).evaluate(platform)
        ]
        assert len(here) == 1, requirement.name
        assert here[0] in requirement.specifier


def test_floors_lock_holds_the_floors(project: dict[str, Any]) -> None:
    """`make floors` tests what pyproject.toml promises: the first release at or above each floor."""
    versions = locked("requirements-floors.lock")
    newest = locked("requirements.lock")
    for requirement in declared(project):
        lowest = floor(requirement)
        assert lowest is not None
        for version, _ in versions[canonicalize_name(requirement.name)]:
            assert Version(version).release[:2] == (*lowest.release, 0)[:2], requirement.name
            assert Version(version) <= max(Version(v) for v, _ in newest[canonicalize_name(requirement.name)])


def test_version_is_stated_once_more_only_where_it_is_used(project: dict[str, Any]) -> None:
    import toolkit

    assert toolkit.__version__ == project["version"]
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cff["version"] == project["version"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
