"""The one HTTP client: queries by form, graphs by the Graph Store Protocol; what is cut fails."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import urlsplit

import httpx

from eventgraph.errors import StoreError
from eventgraph.stores.services.asking import asked
from eventgraph.stores.services.naming import Service, is_near, secret
from eventgraph.stores.services.profiles import Profile, profile_of
from eventgraph.stores.services.results import JSON, Answer, parsed

__all__ = ["Client", "Cut"]

#: What an answer may hold at most, unpacked.
_MOST: Final = 1 << 30
_CONNECT: Final = 15.0
_OK: Final = 200
_WRITTEN: Final = frozenset({200, 201, 204})
_GONE: Final = 404
_LOCKED: Final = frozenset({401, 403})
_SHOWN: Final = 200
#: By these a service says that an answer is not whole.
_SIGNS: Final = ("X-SPARQL-MaxRows", "X-SQL-State", "X-SQL-Message", "X-Exec-Partial")


class Cut(StoreError):
    """An answer that is not whole; `rows` is how many the service gives at most, if it says so."""

    def __init__(self, message: str, rows: int | None = None) -> None:
        """Keep how many rows there are at most."""
        self.rows = rows
        super().__init__(message)


class Client:
    """A connection to one service, to be used in a `with` block.

    Nothing is redirected, certificates are checked, secrets come from the environment. Raises
    StoreError for whatever is no whole answer.
    """

    def __init__(self, service: Service) -> None:
        self.service = service
        self.profile: Profile | None = service.profile
        #: How many rows are asked for at a time; fewer, once the service says that it gives fewer.
        self.page = service.page
        self._http = httpx.Client(
            auth=_auth(service),
            timeout=httpx.Timeout(service.timeout, connect=min(_CONNECT, service.timeout)),
            follow_redirects=False,
            # A proxy has nothing to do with what never leaves this machine.
            trust_env=not is_near(urlsplit(service.url)),
            headers={"User-Agent": "eventgraph", "Cache-Control": "no-cache"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def known(self) -> Profile:
        """Give the profile of the service; one that is not named is asked which product it is."""
        while self.profile is None:
            self.query(asked("known"))
        return self.profile

    def lower(self, cut: Cut) -> None:
        """Ask for fewer rows from here on, as a service wants it; raises `cut` where that is none.

        A table of just as many rows as are given at most may be cut, too.
        """
        if cut.rows is None or not 1 < cut.rows <= self.page:
            raise cut
        self.page = cut.rows - 1

    def query(self, text: str, *, union: bool = False, accept: str = "") -> Answer:
        """Ask a query; its answer is read to the end before any of it is given.

        With `union` the default graph is the union of all graphs.
        """
        profile = self.known() if union else self.profile
        form = {"query": text, **(profile.union if profile and union else {})}
        wanted = {"Accept": accept or JSON}
        response, data = self._sent("POST", self.service.url, data=form, headers=wanted)
        if self.profile is None:
            self.profile = profile_of(response.headers.get("Server", ""))
        self._whole(response, data)
        return self._parsed(response, data)

    def direct(self, text: str, seconds: float) -> Answer:
        """Ask a query that is the body of a request, as some products never answer one."""
        kind = {"Accept": JSON, "Content-Type": "application/sparql-query"}
        more = {"content": text.encode(), "headers": kind, "timeout": seconds}
        response, data = self._sent("POST", self.service.url, **more)
        self._whole(response, data)
        return self._parsed(response, data)

    def select(self, text: str) -> list[Any]:
        """Ask a SELECT; give all its rows."""
        rows = self.query(text).rows
        if rows is None:
            raise self._fault("answers with no table")
        return rows

    def put(self, graph: str, body: bytes) -> None:
        """Let a named graph hold these triples, in N-Triples, and no other."""
        kind = {"Content-Type": "text/turtle; charset=utf-8"}
        self._write("PUT", graph, _WRITTEN, content=body, headers=kind)

    def delete(self, graph: str) -> None:
        """Remove a named graph; one that is not there is removed already."""
        self._write("DELETE", graph, {*_WRITTEN, _GONE})

    def _write(self, method: str, graph: str, good: frozenset[int] | set[int], **more: Any) -> None:  # noqa: ANN401 - handed on to httpx
        profile = self.known()
        url = self.service.store or profile.store_of(self.service.url)
        response, data = self._sent(method, url, params={"graph": graph}, **more)
        if response.status_code not in good:
            raise self._refused(response, data)

    def _sent(self, method: str, url: str, **more: Any) -> tuple[httpx.Response, bytes]:  # noqa: ANN401 - handed on to httpx
        """Send a request and read what comes, up to a limit."""
        try:
            with self._http.stream(method, url, **more) as response:
                pieces, size = [], 0
                for piece in response.iter_bytes():
                    pieces.append(piece)
                    size += len(piece)
                    if size > _MOST:
                        raise self._fault("answers with more than 1 GiB; ask for less")
        except httpx.ConnectTimeout as error:
            raise self._fault("takes no connection; check the address") from error
        except httpx.TimeoutException as error:
            seconds = f"{more.get('timeout', self.service.timeout):g} seconds"
            message = f"did not answer within {seconds}; try again, or raise timeout in the toml"
            raise self._fault(message) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise self._fault(f"cannot be reached, or broke off: {reason}") from error
        return response, b"".join(pieces)

    def _whole(self, response: httpx.Response, data: bytes) -> None:
        """Refuse what is no answer, or not all of it."""
        if response.status_code != _OK:
            raise self._refused(response, data)
        for sign in _SIGNS:
            if sign in response.headers:
                rows = response.headers[sign]
                most = int(rows) if sign == _SIGNS[0] and rows.isdecimal() else None
                raise Cut(f"{self.service.name}: gives a part of the answer ({sign}: {rows})", most)

    def _refused(self, response: httpx.Response, data: bytes) -> StoreError:
        """Say why an answer is none."""
        status = response.status_code
        if response.is_redirect:
            place = response.headers.get("Location", "nowhere")
            return self._fault(f"redirects to {place[:_SHOWN]}, which is not followed; name that")
        if status in _LOCKED:
            how = f"auth is {self.service.auth!r}; see auth, user, password, token in the toml"
            return self._fault(f"does not let this user in (status {status}); {how}")
        lines = data[: 4 * _SHOWN].decode("utf-8", "replace").split()
        return self._fault(f"answers with status {status}: {' '.join(lines)[:_SHOWN] or 'no word'}")

    def _parsed(self, response: httpx.Response, data: bytes) -> Answer:
        """Take an answer that cannot be read for none: some services tell errors inside it."""
        kind = response.headers.get("Content-Type", "")
        try:
            found = parsed(data, kind)
        except (SyntaxError, ValueError, OSError) as error:
            reason = " ".join(str(error).split())[:_SHOWN]
            raise self._fault(f"answers with what cannot be read to its end: {reason}") from error
        if found is None:
            raise self._fault(f"answers with {kind or 'no media type'}, which is no result")
        return found

    def _fault(self, message: str) -> StoreError:
        return StoreError(f"{self.service.name}: {message}")


def _auth(service: Service) -> httpx.Auth | None:
    """Give what logs in, with secrets from the environment."""
    match service.auth:
        case "basic":
            return httpx.BasicAuth(secret(service, "user"), secret(service, "password"))
        case "digest":
            return httpx.DigestAuth(secret(service, "user"), secret(service, "password"))
        case "bearer":
            return _Bearer(secret(service, "token"))
        case _:
            return None


class _Bearer(httpx.Auth):
    """Show a token."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Any:  # noqa: ANN401 - httpx's own kind of generator
        """Add the header."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request
