"""Find the fixed sentences in a file of the package.

Babel's extractor sees literals in a call only. Our sentences also stand in a constant, in a table
of labels or in a branch, and reach the call through a name; this one follows the name back.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from syntax import bindings, bound_in, called, name_of, parameters

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "wijkmakers_analysis"
ALL = -1
# Call -> which of its arguments are fixed words: places, and names.
Calls = dict[str, tuple[tuple[int, ...], tuple[str, ...]]]
CALLS: Calls = {
    "words": ((0,), ()),
    "sentence": ((0,), ("template",)),
    "translated": ((0,), ()),
    "unknown": ((0,), ()),
    "said": ((ALL,), ()),
    "missing": ((), ("remedy",)),
    "say_missing": ((), ("remedy",)),
    "source": ((ALL,), ("of",)),
    "sentence_or_why": ((0, 1), ()),
    "count": ((1, 2), ()),
    "listed": ((), ("joint",)),
    "joined": ((1,), ("joint",)),
    "names": ((2,), ("joint",)),
    "_what_if": ((2,), ("asked",)),
    "TableColumn": ((0, 2), ("header", "if_empty")),
}
_PASSED_ON = ("tuple", "list", "sorted", "reversed", "set", "fromkeys", "shortened")


@dataclass
class Module:
    """The fixed words of one file, and what its names stand for."""

    path: Path
    _following: set = field(default_factory=set)

    @cached_property
    def tree(self) -> ast.Module:
        """The file as a tree, each node with its parent."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                child.parent = node
        return tree

    @cached_property
    def imported(self) -> dict[str, Path]:
        """Name -> the file of this package that it comes from."""
        found = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE.name):
                home = ROOT / Path(*node.module.split("."))
                path = home / "__init__.py" if home.is_dir() else home.with_suffix(".py")
                found |= {alias.asname or alias.name: path for alias in node.names}
        return found

    def messages(self, calls: Calls = CALLS) -> Iterator[str]:
        """Yield the fixed words in the calls that take them."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and (taken := calls.get(called(node))):
                yield from self._in_call(node, *taken)
            elif isinstance(node, ast.Call) and called(node) == "map" and _maps_words(node):
                yield from self.literals(node.args[1], (None,))

    def literals(self, node: ast.expr | None, path: tuple[int, ...] = ()) -> Iterator[str]:
        """Yield the texts that an expression can be.

        Parameters
        ----------
        path
            Which part of it, from the outside in: a place, or None for each of its elements.
        """
        match node:
            case ast.Constant(value=str(text)) if not path:
                yield text
            case ast.JoinedStr():
                yield from self._with_places(node)
            case ast.BinOp(op=ast.Add()) if path:
                yield from self.literals(node.left, path)
                yield from self.literals(node.right, path)
            case ast.BinOp(op=ast.Add()):
                left, right = list(self.literals(node.left)), list(self.literals(node.right))
                joined = [a + b for a in left for b in right]
                yield from joined or (*left, *right)
            case ast.IfExp():
                yield from self.literals(node.body, path)
                yield from self.literals(node.orelse, path)
            case ast.BoolOp():
                for one in node.values:
                    yield from self.literals(one, path)
            case ast.Tuple() | ast.List():
                is_one = path and path[0] is not None and path[0] < len(node.elts)
                for one in [node.elts[path[0]]] if is_one else node.elts:
                    yield from self.literals(one, path[1:])
            case ast.Dict():
                is_looped = path[:1] == (None,)
                for one in node.keys if is_looped else node.values:
                    yield from self.literals(one, path[1:] if is_looped else path)
            case ast.Starred() | ast.NamedExpr():
                yield from self.literals(node.value, path)
            case ast.Subscript():
                index = getattr(node.slice, "value", None)
                inner = (index, *path) if isinstance(index, int) and index >= 0 else path
                yield from self.literals(node.value, inner)
            case ast.GeneratorExp() | ast.ListComp():
                yield from self.literals(node.elt, path[1:] if path[:1] == (None,) else path)
            case ast.Call():
                yield from self._returned(node, path)
            case ast.Attribute(value=ast.Name(id=name)) if (
                name in self.imported
                and (path_of_it := self.imported[name].with_name(f"{name}.py")).is_file()
            ):
                home = read_module(path_of_it)
                yield from (t for one in bound_in(home.tree, node.attr) for t in home.literals(one))
            case ast.Attribute():
                yield from self._held(node.attr, path)
            case ast.Name():
                yield from self._named(node, path)

    def _in_call(self, node: ast.Call, places: tuple, names: tuple) -> Iterator[str]:
        if places == (ALL,):
            chosen = list(node.args)
        else:
            chosen = [node.args[place] for place in places if place < len(node.args)]
        chosen += [one.value for one in node.keywords if one.arg in names]
        for one in chosen:
            yield from self.literals(one)

    def _with_places(self, node: ast.JoinedStr) -> Iterator[str]:
        """Yield the keys of an f-string: a place for what is filled in, constants as they are."""
        choices, named = [""], {}
        for part in node.values:
            if isinstance(part, ast.Constant):
                told = [part.value]
            elif not (told := self._constants(part.value)):
                named.setdefault(ast.unparse(part.value), name_of(part.value, named))
                told = ["{" + named[ast.unparse(part.value)] + "}"]
            choices = [first + last for first in choices for last in told]
        yield from choices

    def _constants(self, node: ast.expr) -> list[str]:
        """Return the texts of a choice between constants, or of a name for one; else none."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.IfExp():
                return [*self._constants(node.body), *self._constants(node.orelse)]
            case ast.Call() if called(node) == "Reason":
                return self._constants(node.args[0])
            case ast.Name() if node.id in self.imported:
                home = read_module(self.imported[node.id])
                return [
                    text for one in bound_in(home.tree, node.id) for text in home._constants(one)
                ]
            case ast.Name():
                scope = node
                while scope is not self.tree and not (bound := bound_in(scope, node.id)):
                    scope = scope.parent
                bound = bound or bound_in(self.tree, node.id)
                return self._constants(bound[0]) if len(bound) == 1 else []
        return []

    def _returned(self, node: ast.Call, path: tuple[int, ...]) -> Iterator[str]:
        name, given = called(node), node.args
        if isinstance(node.func, ast.Attribute) and name in ("get", "values", "items"):
            held = node.func.value
            if name == "get":
                yield from self.literals(held, path)
                yield from (text for one in given[1:] for text in self.literals(one, path))
            elif name == "values" or path[1:2] == (1,):
                inner = path[2:] if name == "items" else path[1:]
                yield from self.literals(ast.Subscript(held, ast.Constant(None)), inner)
        elif name == "first_upper":
            yield from (text[:1].upper() + text[1:] for text in self.literals(given[0], path))
        elif name == "zip" and len(path) > 1 and path[1] < len(given):
            yield from self.literals(given[path[1]], (None, *path[2:]))
        elif name == "enumerate":
            if path[1:2] == (1,):
                yield from self.literals(given[0], (None, *path[2:]))
        elif name == "next":
            yield from self.literals(given[0], (None, *path))
        elif name in _PASSED_ON and given:
            yield from self.literals(given[0], path)
        elif isinstance(node.func, ast.Name):
            yield from self._from_function(name, path)

    def _from_function(self, name: str, path: tuple[int, ...]) -> Iterator[str]:
        home = read_module(self.imported[name]) if name in self.imported else self
        for node in ast.walk(home.tree):
            is_it = isinstance(node, ast.FunctionDef) and node.name == name
            if is_it and re.search("str|list", ast.unparse(node.returns or ast.Constant(None))):
                for one in ast.walk(node):
                    if isinstance(one, ast.Return):
                        yield from home._once(one, one.value, path)

    def _held(self, name: str, path: tuple[int, ...]) -> Iterator[str]:
        """Yield what a field holds, where a class of this module has one of that name."""
        for kind in ast.walk(self.tree):
            if not isinstance(kind, ast.ClassDef):
                continue
            fields = [one.target.id for one in kind.body if isinstance(one, ast.AnnAssign)]
            for node in ast.walk(self.tree) if name in fields else ():
                if isinstance(node, ast.Call) and called(node) == kind.name:
                    place = fields.index(name)
                    given = [one.value for one in node.keywords if one.arg == name]
                    for one in [*given, *node.args[place : place + 1]]:
                        yield from self._once(one, one, path)

    def _once(self, key: object, value: ast.expr | None, path: tuple[int, ...]) -> Iterator[str]:
        """Follow a name, but not in a circle."""
        mark = (id(key), path)
        if mark not in self._following:
            self._following.add(mark)
            yield from self.literals(value, path)
            self._following.discard(mark)

    def _named(self, node: ast.Name, path: tuple[int, ...]) -> Iterator[str]:
        """Yield what a name stands for: where it is bound in its function, else in the module."""
        scope = getattr(node, "parent", None)
        while scope is not None:
            bound = [*bindings(scope, node.id)]
            for value, inner in bound:
                yield from self._once(value, value, (*inner, *path))
            if isinstance(scope, ast.FunctionDef) and node.id in parameters(scope):
                yield from self._from_callers(scope, node.id, path)
                return
            if bound and isinstance(scope, ast.FunctionDef | ast.Module):
                return
            scope = getattr(scope, "parent", None)
        if node.id in self.imported:
            home = read_module(self.imported[node.id])
            for value, inner in bindings(home.tree, node.id):
                yield from home.literals(value, (*inner, *path))

    def _from_callers(self, function: ast.FunctionDef, name: str, path: tuple) -> Iterator[str]:
        place = parameters(function).index(name)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and called(node) == function.name:
                given = [one.value for one in node.keywords if one.arg == name]
                given += node.args[place : place + 1]
                for one in given:
                    yield from self._once(one, one, path)


@cache
def read_module(path: Path) -> Module:
    """Return a file of the package, read once."""
    return Module(path)


def _maps_words(node: ast.Call) -> bool:
    return len(node.args) > 1 and getattr(node.args[0], "id", "") in CALLS
