"""What the place that keeps the repository reads: YAML that parses, and says what it should."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MADE = {".git", ".hypothesis", ".venv", "build", "dist", "node_modules"}
FORMS = sorted(
    path for path in (ROOT / ".github/ISSUE_TEMPLATE").iterdir() if path.name != "config.yml"
)
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for suffix in ("yml", "yaml", "cff")
    for path in ROOT.rglob(f"*.{suffix}")
    if not MADE & set(path.relative_to(ROOT).parts)
)


def read(name: str) -> dict[Any, Any]:
    found = yaml.safe_load((ROOT / name).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_files_that_are_looked_at_are_there() -> None:
    expected = {".pre-commit-config.yaml", ".github/workflows/ci.yml", "CITATION.cff", "mkdocs.yml"}
    assert expected <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_yaml_file_parses(name: str) -> None:
    assert read(name) != {}


def test_the_workflow_runs_the_two_commands_and_nothing_else() -> None:
    job = read(".github/workflows/ci.yml")["jobs"]["build-and-test"]
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands == ["make build", "make test"]
    assert set(commands) <= set((ROOT / ".ci/run").read_text("utf-8").splitlines())


def test_the_workflow_covers_each_promised_python() -> None:
    job = read(".github/workflows/ci.yml")["jobs"]["build-and-test"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_every_hook_is_local_and_runs_what_the_lock_installs() -> None:
    repositories = read(".pre-commit-config.yaml")["repos"]
    hooks = [hook for repository in repositories for hook in repository["hooks"]]
    assert [repository["repo"] for repository in repositories] == ["local"]
    assert {hook["language"] for hook in hooks} == {"system"}
    assert [hook["id"] for hook in hooks if not hook["entry"].startswith(".venv/bin/")] == []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_has_what_a_form_needs(path: Path) -> None:
    form = read(path.relative_to(ROOT).as_posix())
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert set(form) == {"name", "description", "title", "labels", "body"}
    assert len({part["id"] for part in asked}) == len(asked)
    assert all(part["attributes"]["label"] for part in asked)
    kinds = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    assert {part["type"] for part in form["body"]} <= kinds


def test_the_form_for_claims_asks_for_the_claim_its_words_and_what_they_say() -> None:
    asked = {part.get("id") for part in read(".github/ISSUE_TEMPLATE/claim.yml")["body"]}
    assert {"claim", "words", "meaning"} <= asked
