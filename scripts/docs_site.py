"""What `make docs` adds to mkdocs: the pages at the root, the notebook, and the Python names.

mkdocs calls the functions named `on_…`, mkdocstrings the extension for docstrings.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import griffe
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import eventgraph

ROOT: Final = Path(__file__).resolve().parent.parent
#: Pages that are made of files outside docs/, or of files that are no Markdown.
MADE_OF: Final = {
    "index.md": "README.md",
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
    "security.md": "SECURITY.md",
    "tutorial.md": "docs/tutorial.ipynb",
}
API: Final = """\
# The Python names

What `import eventgraph as eg` offers. Each name is imported from its module when it is first used,
so a program loads only what it needs.
"""
_FENCED: Final = re.compile(r"^(```.*?^```)$", re.DOTALL | re.MULTILINE)
_LINK: Final = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_DOCTEST: Final = re.compile(r"^>>> .*\n?(?:.+\n?)*", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the decision records in the menu, as they lie in their folder."""
    records = sorted((ROOT / "docs/decisions").glob("*.md"), key=lambda path: path.stem != "README")
    for section in config.nav or []:
        for entry in next(iter(section.values())) if isinstance(section, dict) else ():
            if isinstance(entry, dict) and "Decisions" in entry:
                entry["Decisions"] = [f"decisions/{path.name}" for path in records]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that do not lie in docs/, and the script that lets files be searched."""
    for name, source in MADE_OF.items():
        text = (ROOT / source).read_text("utf-8")
        content = "\n".join(notebook(text)) if source.endswith(".ipynb") else text
        files.append(File.generated(config, name, content=content))
    files.append(File.generated(config, "api.md", content="\n".join(api())))
    script = ROOT / "scripts/iframe-worker.js"
    files.append(File.generated(config, "assets/iframe-worker.js", abs_src_path=str(script)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - mkdocs names its arguments
    """Lead links to where the site has their pages; what is no page of it loses its link."""
    name = page.file.src_uri
    source = MADE_OF.get(name, f"docs/{name}")
    parts = _FENCED.split(markdown)
    parts[::2] = [_LINK.sub(lambda link: _led(link, source, name), part) for part in parts[::2]]
    return "".join(parts)


def on_post_build(config: MkDocsConfig) -> None:
    """Take away the list of pages for search engines: it carries the day of the build."""
    for path in Path(config.site_dir).glob("sitemap.xml*"):
        path.unlink()


def _led(link: re.Match[str], source: str, page: str) -> str:
    picture, words, target = link.groups()
    path, mark, anchor = target.partition("#")
    if "://" in target or not path:
        return link[0]
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    pages = {made_of: name for name, made_of in MADE_OF.items()}
    found = pages.get(wanted, wanted.removeprefix("docs/") if wanted.startswith("docs/") else "")
    if not found:
        return words
    way = posixpath.relpath(found, posixpath.dirname(page) or ".")
    return f"{picture}[{words}]({way}{mark}{anchor})"


def notebook(text: str) -> Iterator[str]:
    """Write a notebook, which has been run, as Markdown."""
    yield from ('<a href="tutorial.ipynb">This page as a notebook</a>', "")
    for cell in json.loads(text)["cells"]:
        source = "".join(cell["source"])
        yield from (source, "") if cell["cell_type"] == "markdown" else _fence("python", source)
        for output in cell.get("outputs", ()):
            shown = output.get("data", {"text/plain": output.get("text", "")})
            if "text/html" in shown:
                yield from ("", "".join(shown["text/html"]), "")
            else:
                yield from _fence("text", "".join(shown["text/plain"]))


def _fence(language: str, text: str) -> tuple[str, ...]:
    return f"```{language}", text.rstrip("\n"), "```", ""


def api() -> Iterator[str]:
    """Ask mkdocstrings for each public name, where it is defined."""
    yield API
    for name in eventgraph.__all__:
        value = getattr(eventgraph, name)
        yield f"::: {value.__module__}.{value.__qualname__}"
        yield from ("    options:", f"      heading: eg.{name}", f"      toc_label: {name}", "")


class Doctests(griffe.Extension):
    """Fence the examples of docstrings: to Markdown `>>>` is a quote in a quote in a quote."""

    def on_object(self, *, obj: griffe.Object, **_: object) -> None:
        """Change one docstring."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(docstring: str) -> str:
    """Fence each run of lines that begins with `>>>`, up to the next empty line."""
    return _DOCTEST.sub(lambda example: f"```pycon\n{example[0].rstrip()}\n```\n", docstring)
