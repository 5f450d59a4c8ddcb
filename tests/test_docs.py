"""What the documentation says and can be checked."""

import re
from pathlib import Path

import pytest

from wijkmakers_analysis import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_readme_gives_the_two_commands():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("review", "test"):
        assert re.search(rf"^make {target}\b", README, re.M)
        assert re.search(rf"^{target}: \$\(READY\)$", makefile, re.M)


def test_windows_lines_are_those_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for words in ("wijkmakers review --year 2022", "--constraint constraints.txt --editable"):
        assert words in README
        assert words in makefile


def test_ci_runs_what_the_readme_promises():
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_tree_is_the_tree():
    tree = README.split("## Where things are")[1].split("```")[1]
    for name in re.findall(r"^(\S+/)", tree, re.M):
        assert (ROOT / name).is_dir(), name


def test_pictures_are_there():
    for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / name).stat().st_size > 10_000


def named_commands():
    return sorted(set(re.findall(r"`wijkmakers ([a-z]+)", README)))


@pytest.mark.parametrize("command", named_commands())
def test_each_command_in_the_readme_exists(command, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main([command, "--help"])
    assert stop.value.code == 0
    assert "gebruik:" in capsys.readouterr().out


def test_help_names_each_command_of_the_readme(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    text = capsys.readouterr().out
    assert all(command in text for command in named_commands())


def test_every_dependency_is_pinned():
    wanted = re.findall(r'^    "([A-Za-z0-9-]+)', (ROOT / "pyproject.toml").read_text(), re.M)
    pinned = {line.split("==")[0].lower() for line in CONSTRAINTS.splitlines()}
    conditional = {"tzdata"}
    for name in wanted[: wanted.index("statsmodels") + 1]:
        assert name in pinned | conditional, name


def test_changelog_has_the_version():
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.M)[1]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
