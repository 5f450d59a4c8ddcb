"""Read the syntax of Python: what is called, what a name is bound to, how a thing is named."""

import ast
from collections.abc import Iterator


def called(node: ast.Call) -> str:
    """Return the name of what is called."""
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def parameters(function: ast.FunctionDef) -> list[str]:
    """Return the names of what a function takes, in their order."""
    return [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]


def bindings(scope: ast.AST, name: str) -> Iterator[tuple[ast.expr, tuple[int, ...]]]:
    """Yield what is bound to a name directly in a scope, and where in it."""
    if isinstance(scope, ast.GeneratorExp | ast.ListComp | ast.DictComp):
        for one in scope.generators:
            for inner in places_in(one.target, name):
                yield one.iter, (None, *inner)
    if not isinstance(scope, ast.FunctionDef | ast.Module):
        return
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for inner in places_in(target, name):
                    yield node.value, inner
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr):
            if node.value is not None and getattr(node.target, "id", "") == name:
                yield node.value, ()
        elif isinstance(node, ast.AugAssign) and getattr(node.target, "id", "") == name:
            yield node.value, ()
        elif isinstance(node, ast.Call) and called(node) in ("append", "insert"):
            if getattr(getattr(node.func, "value", None), "id", "") == name:
                yield ast.Tuple([node.args[-1]]), ()
        elif isinstance(node, ast.For) and isinstance(scope, ast.FunctionDef):
            for inner in places_in(node.target, name):
                yield node.iter, (None, *inner)


def places_in(target: ast.expr, name: str) -> Iterator[tuple[int, ...]]:
    """Yield where a name stands in what is assigned to: a path of places in tuples."""
    if isinstance(target, ast.Name) and target.id == name:
        yield ()
    if isinstance(target, ast.Tuple):
        for place, one in enumerate(target.elts):
            for inner in places_in(one, name):
                yield (place, *inner)


def bound_in(scope: ast.AST, name: str) -> list[ast.expr]:
    """Return what a name is bound to in a scope, where that is said in its own line."""
    found = []
    for value, inner in bindings(scope, name):
        if not inner:
            found.append(value)
        elif isinstance(value, ast.Tuple) and inner[0] is not None:
            found.append(value.elts[inner[0]])
    return found


def name_of(node: ast.expr, named: dict[str, str]) -> str:
    """Return a name for the place of an expression: what is written, measured or counted in it."""
    functions = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    read = [one for one in ast.walk(node) if isinstance(one, ast.Name | ast.Attribute)]
    inner = next((one for one in read if one not in functions), read[0])
    name = getattr(inner, "attr", "") or inner.id
    return name if name not in named.values() else f"{name}_{len(named) + 1}"
