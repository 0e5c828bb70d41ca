"""The SPARQL editor that is carried along is the one whose sums are told, with its licence."""

from __future__ import annotations

import hashlib
from importlib import resources

import httpx

VENDOR = resources.files("eventgraph").joinpath("serving/vendor")


def test_its_files_have_the_sums_that_are_told() -> None:
    sums = VENDOR.joinpath("SHA256SUMS").read_text("utf-8").splitlines()
    assert len(sums) == 2
    for line in sums:
        told, name = line.split()
        assert hashlib.sha256(VENDOR.joinpath(name).read_bytes()).hexdigest() == told
    assert "MIT License" in VENDOR.joinpath("yasgui.LICENSE.txt").read_text("utf-8")


def test_it_is_served_with_what_the_dataset_knows(ask: httpx.Client) -> None:
    assert ask.get("/yasgui.js").content == VENDOR.joinpath("yasgui.min.js").read_bytes()
    terms = ask.get("/api/terms").json()
    assert terms["prefixes"]["evg"] == "https://w3id.org/eventgraph/ns#"
    assert "https://w3id.org/eventgraph/ns#quote" in terms["properties"]
    assert "https://w3id.org/eventgraph/ns#Person" in terms["classes"]
    assert "SELECT" in terms["queries"]["speakers"]
