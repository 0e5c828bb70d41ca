"""Read a CATMA project: a folder with documents, and the collections of annotations beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from eventgraph.curation.importing.jsons import as_list, as_object, as_text, as_whole, read_json
from eventgraph.curation.importing.marks import Left, Mark, Read, part, units
from eventgraph.errors import reading
from eventgraph.rdf.streams import whole

__all__ = ["is_catma", "read_catma"]

_AUTHOR: Final = "catma_markupauthor"
_TIME: Final = "catma_markuptimestamp"


def is_catma(folder: Path) -> bool:
    """Tell whether a folder is a CATMA project.

    >>> is_catma(Path("graph"))
    False
    """
    return (folder / "documents").is_dir() and (folder / "collections").is_dir()


def read_catma(folder: Path) -> Read:
    """Read every annotation; its places count in units of UTF-16 in the text that lies beside it.

    Names of tags and properties are looked up in the tagsets. Raises InputError for a file that
    cannot be read.
    """
    read = Read()
    for path in sorted((folder / "documents").rglob("*.txt")):
        with reading(path), path.open("rb") as stream:
            read.texts[path.stem] = whole(stream, path).decode("utf-8-sig")
    tags, properties = _names(folder)
    for path in sorted((folder / "collections").rglob("annotations/*.json")):
        for number, one in enumerate(as_list(read_json(path)), 1):
            place = f"{path.relative_to(folder)}, annotation {number}"
            annotation = as_object(one)
            mark = _mark(annotation, read.texts, tags, properties)
            if isinstance(mark, str):
                read.left.append(Left(place, mark))
            else:
                read.marks.append(mark._replace(place=place, id=as_text(annotation.get("id"))))
    return read


def _names(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Read what tags and their properties are called."""
    tags, properties = {}, {}
    for path in sorted((folder / "tagsets").rglob("propertydefs.json")):
        found = as_object(read_json(path))
        tags[as_text(found.get("uuid"))] = as_text(found.get("name"))
        for name, one in as_object(found.get("userDefinedPropertyDefinitions")).items():
            properties[name] = as_text(as_object(one).get("name"))
    return tags, properties


def _mark(
    annotation: dict[str, object],
    texts: dict[str, str],
    tags: dict[str, str],
    properties: dict[str, str],
) -> Mark | str:
    """Read one annotation, or say why it marks nothing; of several pieces one quote is made."""
    body = as_object(annotation.get("body"))
    target = as_object(annotation.get("target"))
    pieces = []
    about = ""
    for item in map(as_object, as_list(target.get("items"))):
        about = as_text(item.get("source")).rpartition("/")[2]
        selector = as_object(item.get("selector"))
        text = texts.get(about)
        if text is None:
            return f'is about "{about}", whose text is not among the documents'
        place = units(text, as_whole(selector.get("start")), as_whole(selector.get("end")))
        if place is None or place[0] == place[1]:
            return "counts beyond its text, or marks no words"
        pieces.append(place)
    if not pieces:
        return "marks no words"
    pieces.sort()
    text = texts[about]
    words = " … ".join(text[start:end].strip() for start, end in pieces)
    before, after = part(text, *pieces[0])[1], part(text, *pieces[-1])[2]
    said = as_object(body.get("properties"))
    system = {name: as_list(value) for name, value in as_object(said.get("system")).items()}
    told = [tags.get(as_text(body.get("tag")).rpartition("/")[2], "")]
    for name, values in as_object(said.get("user")).items():
        words_of = ", ".join(filter(None, map(as_text, as_list(values))))
        told += [f"{properties.get(name, name)}: {words_of}"] if words_of else []
    made, maker = (next(map(as_text, system.get(name, ())), "") for name in (_TIME, _AUTHOR))
    return Mark(
        words, before, after, about, pieces[0][0], (), tuple(filter(None, told)), made[:10], maker
    )
