"""Measure a service: what writing a dataset takes, writing it again, and reading it.

Run `python bench/services.py [CLAIMS] [oxigraph|virtuoso]`. The server runs here, with generated
claims, 10,000 if nothing else is said; each step is a process of its own, imports included.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from synthetic import write_claims

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/helpers"))

from servers import SECRET, oxigraph, virtuoso  # noqa: E402 - they lie with the tests

CLAIMS: Final = 10_000
CONFIG: Final = """
[services.measured]
url = "{url}"
auth = "{auth}"
user = "MEASURED_USER"
password = "MEASURED_PASSWORD"
"""


def main() -> None:
    """Print a table in Markdown."""
    words = sys.argv[1:]
    claims = int(next((word for word in words if word.isdecimal()), CLAIMS))
    product = next((word for word in words if word.isalpha()), "oxigraph")
    os.environ |= {"MEASURED_USER": "dba", "MEASURED_PASSWORD": SECRET}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_claims(folder / "claims.nq", claims)
        (folder / "server").mkdir()
        server = (
            oxigraph(folder / "server")
            if product == "oxigraph"
            else virtuoso(folder / "server", 10_000)
        )
        with server as url:
            auth = "none" if product == "oxigraph" else "digest"
            text = CONFIG.format(url=url, auth=auth)
            (folder / "eventgraph.toml").write_text(text, "utf-8")
            for what, verb in (
                ("publish", "publish measured --graph claims.nq"),
                ("publish again", "publish measured --graph claims.nq"),
                ("stats of the service", "stats --graph measured"),
                ("stats of the file", "stats --graph claims.nq"),
            ):
                start = time.perf_counter()
                command = [sys.executable, "-m", "eventgraph", *verb.split()]
                ran = subprocess.run(command, cwd=folder, check=False, capture_output=True)
                seconds = time.perf_counter() - start
                if ran.returncode:
                    sys.exit(ran.stderr.decode())
                said = ran.stdout.decode().strip().splitlines()[-1] if "publish" in verb else ""
                print(f"| {product}: {what} | {seconds:.1f} s | {said}", flush=True)


if __name__ == "__main__":
    main()
