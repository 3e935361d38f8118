"""The structure of the code, read off its imports: arrows go one way, few floors, private things stay at home."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "toolkit"
#: The README's picture has no more floors than this.
FLOORS = 11


def names() -> dict[str, Path]:
    """The modules of the package by their full names."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = names()


def imported(module: str) -> set[str]:
    """What a module imports of ours, lazy and type-only imports too: modules where it names them, else packages."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "toolkit":
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in MODULES else str(node.module) for name in full}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name in MODULES}
    return found - {module}


def room(module: str) -> str:
    """The room a module stands in: its folder under ``toolkit``, or itself."""
    return ".".join(module.split(".")[:2])


@cache
def imports() -> dict[str, set[str]]:
    """What each module imports of ours."""
    return {module: imported(module) for module in MODULES}


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Sets of nodes that reach each other (Tarjan's algorithm, small and recursive)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            circle = []
            while not circle or circle[-1] != node:
                circle.append(stack.pop())
            if len(circle) > 1:
                found.append(sorted(circle))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def without_faces(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    """The graph with what a face hands on left out: a package's ``__init__`` names its own modules."""
    kept = {}
    for module, others in graph.items():
        is_face = MODULES[module].name == "__init__.py"
        kept[module] = {other for other in others if not (is_face and other.startswith(f"{module}."))}
    return kept


def test_no_circle_of_modules() -> None:
    assert circles(without_faces(imports())) == []


def rooms() -> dict[str, set[str]]:
    """Which room imports which."""
    graph: dict[str, set[str]] = defaultdict(set)
    for module, others in imports().items():
        graph[room(module)] |= {room(other) for other in others} - {room(module)}
    return dict(graph)


def test_no_circle_of_rooms_and_few_floors() -> None:
    """A room stands above all that it imports; the face of the package above all."""
    graph = rooms()
    assert circles(graph) == []
    floors: dict[str, int] = {}

    def floor(name: str) -> int:
        if name not in floors:
            floors[name] = 1 + max((floor(other) for other in graph[name]), default=0)
        return floors[name]

    assert max(floor(name) for name in graph) <= FLOORS


def test_the_model_and_the_value_objects_know_no_room() -> None:
    values = ("_bodies", "_ids", "_lazy", "records", "references", "spans")
    below = {f"toolkit.{name}" for name in values}
    assert imports()["toolkit.model"] <= below
    assert set().union(*(imports()[name] for name in below)) <= below


def test_facts_and_themes_stand_side_by_side() -> None:
    graph = rooms()
    assert "toolkit.themes" not in graph["toolkit.facts"]
    assert "toolkit.facts" not in graph["toolkit.themes"]
    assert not graph["toolkit.facts"] & {"toolkit.tables", "toolkit.library"}


def test_one_home_each() -> None:
    """Frames for charts are made in views, commands in cli, scores in evaluation; no other room has such a name."""
    for module in MODULES:
        last = module.rpartition(".")[2].lstrip("_")
        assert last != "commands", module
        assert not last.startswith(("evaluate", "measure_")), module
        if last == "views":
            assert module == "toolkit.views"


#: Used from outside their room all the same.
SHARED = {
    "toolkit.apparatus._evidence": "what shows that a text is a transcription is asked before it is repaired",
    "toolkit.sources._akn_meta": "the export writes the codes that the reader reads",
    "toolkit.sources._akn_xml": "two AKN4UN files are compared as the reader parses them",
    "toolkit.sources._opc": "what is a Word file is said once",
}


def test_private_modules_stay_at_home() -> None:
    """A module whose name begins with ``_`` is imported within the room that it stands in."""
    away = []
    for module, others in imports().items():
        for other in others:
            home, _, last = other.rpartition(".")
            if last.startswith("_") and home != "toolkit" and room(module) != room(other) and other not in SHARED:
                away.append(f"{module} -> {other}")
    assert sorted(away) == []


def test_notebooks_import_the_toolkit_and_nothing_else_of_ours() -> None:
    import nbformat

    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type != "code":
                continue
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.ImportFrom):
                    assert (node.module or "").split(".")[0] != "toolkit", path.name
                elif isinstance(node, ast.Import):
                    ours = [alias for alias in node.names if alias.name.split(".")[0] == "toolkit"]
                    assert [(one.name, one.asname) for one in ours] in ([], [("toolkit", "tk")]), path.name


def test_scripts_enter_by_the_rooms() -> None:
    """What is run by hand stands beside the package's face, not above it: it imports the rooms that it uses."""
    for path in sorted([*ROOT.glob("scripts/*.py"), *ROOT.glob("benchmarks/*.py")]):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        whole = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
        parts = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
        assert "toolkit" not in whole, path.name
        assert not [name for name in parts if name.split(".")[:2] == ["toolkit", "cli"]], path.name


#: Methods that only dress what they are called on: the same on both sides says nothing.
DRESSING = {"casefold", "join", "lower", "split", "splitlines", "strip", "tolist"}
#: What fails by itself, where it is called, beside `assert`.
FAILING = {"assert_frame_equal", "assert_series_equal", "expect", "fail", "raises", "warns"}
#: Tests in which only an error or a warning fails, and why that is enough.
SILENT = {
    "test_a_schema_that_is_known": "an error of the check fails it",
    "test_damaged_files_end_in_our_own_error": "any other error fails it",
    "test_no_glyph_is_missing": "matplotlib warns of one, and warnings are errors",
}


def says_nothing(test: ast.expr) -> bool:
    """Whether an assertion holds whatever the code does: a constant, or a thing compared with itself.

    A call on both sides is made twice, which is how a test asks whether a result is the same every time.
    """
    if isinstance(test, ast.Constant | ast.JoinedStr) or (isinstance(test, ast.Tuple | ast.List) and test.elts):
        return True
    if not isinstance(test, ast.Compare):
        return False
    sides = [test.left, *test.comparators]
    return any(ast.dump(one) == ast.dump(two) and not _made(one) for one, two in pairwise(sides))


def _made(side: ast.expr) -> bool:
    if not isinstance(side, ast.Call):
        return False
    return not isinstance(side.func, ast.Attribute) or side.func.attr not in DRESSING


def test_what_says_nothing_is_found() -> None:
    empty = (
        "x == x",
        "'a'",
        "(x, 'why')",
        "''.join(x.f()).split() == ''.join(x.f()).split()",
        "1 < len(x).real <= y == y",
    )
    telling = ("x == y", "draw(x) == draw(x)", "style.to_svg(x) == style.to_svg(x)", "x", "not x", "x.lower() == x")
    assert [words for words in (*empty, *telling) if says_nothing(ast.parse(words, mode="eval").body)] == list(empty)


def test_every_test_can_fail() -> None:
    """Each says what must hold, itself or by a helper, and nothing that holds by itself."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests").rglob("*.py"))}
    functions = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert len(functions) > 1000
    known = FAILING | {one.name for one in functions if any(isinstance(node, ast.Assert) for node in ast.walk(one))}
    empty, silent = [], []
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assert) and says_nothing(node.test):
                empty.append(f"{path.name}, line {node.lineno}")
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                asserts = any(isinstance(one, ast.Assert) for one in ast.walk(node))
                if not asserts and not _called(node) & known:
                    silent.append(node.name)
    assert empty == []
    assert sorted(silent) == sorted(SILENT)


def _called(node: ast.AST) -> set[str]:
    """The names of what is called in a function."""
    calls = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {
        one.attr if isinstance(one, ast.Attribute) else one.id
        for one in calls
        if isinstance(one, ast.Attribute | ast.Name)
    }


#: Words that say nothing to whoever did not write the line: no function, class, argument or variable is called so.
RIDDLES = {"said", "given", "whole", "mended", "newborn", "turns", "beside", "along", "told"}
#: A column of the tables of scores (what a method gave), and the message of the lessons that counts it.
NAMED_IN_TABLES = {"given": {"evaluation/scoring.py", "lessons/_checking.py"}}


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name.strip("_").lower()
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_names_say_what_they_name() -> None:
    assert set(_names(ast.parse("def _said(told): whole = beside.along"))) & RIDDLES == {"said", "told", "whole"}
    package = ROOT / "toolkit"
    found = [
        f"{path.relative_to(package)}: {name}"
        for path in sorted(package.rglob("*.py"))
        for name in sorted(set(_names(ast.parse(path.read_text(encoding="utf-8")))) & RIDDLES)
        if path.relative_to(package).as_posix() not in NAMED_IN_TABLES.get(name, set())
    ]
    assert found == []


def test_no_two_classes_share_a_name() -> None:
    """Classes that another module may import; one of a leading underscore is its module's own."""
    places: dict[str, list[str]] = {}
    for path in sorted((ROOT / "toolkit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(path.name)
    assert len(places) > 100
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
