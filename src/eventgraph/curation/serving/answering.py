"""The application: which address answers what, in JSON; faults become a status and one line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.desk.saving import Conflict, Saver
from eventgraph.curation.serving import asking, changing, naming
from eventgraph.curation.serving.assets import assets, first_page
from eventgraph.curation.serving.guarding import BODY, Guard, page_token
from eventgraph.curation.serving.turns import Turns
from eventgraph.errors import EventGraphError, InputError
from eventgraph.text.characters import one_line
from eventgraph.text.wording.phrases import told as told_in
from eventgraph.vocabulary import speaking

__all__ = ["application"]

Asked = Callable[[Desk, Mapping[str, Any]], object]
Changed = Callable[[Saver, Mapping[str, Any]], object]

#: What is only asked, and what is asked with more than fits an address.
_GET: Final[Mapping[str, Asked]] = {
    "start": asking.start,
    "text": asking.text,
    "suggested": asking.suggested,
    "names": naming.names,
    "claims": asking.claims,
    "claim": asking.claim,
    "relations": naming.relations,
    "events": naming.events,
    "thing": naming.thing,
    "things": naming.things,
    "details": naming.details,
    "progress": asking.progress,
    "near": naming.near_names,
}
_POST: Final[Mapping[str, Asked]] = {
    "mark": asking.mark,
    "check": asking.check,
    "labels": naming.labels,
    "findings": asking.findings,
    "curator": asking.curator,
}
#: What takes its time, and locks the desk itself when it must.
_SLOW: Final = (asking.suggested,)
#: What a page asks anew with every key: of several that wait, only the last is answered.
_OVERTAKEN: Final = (asking.check,)
#: What changes files.
_CHANGES: Final[Mapping[str, Changed]] = {
    "save": changing.save,
    "approve": changing.approve,
    "delete": changing.delete,
    "undo": changing.undo,
    "make": changing.make,
    "describe": changing.describe,
    "dated": changing.dated,
    "restate": changing.restate,
    "source": changing.source,
    "merge": changing.merge,
    "rename": changing.rename,
}


def application(desk: Desk, port: int, token: str) -> Guard:
    """Make the application that serves a dataset, behind its guard."""
    saver = Saver(desk)

    def changed(change: Changed) -> Asked:
        return lambda _, given: change(saver, given)

    routes = [Route("/", _page(page_token(token)), methods=["GET"])]
    routes += [Route(address, _asset(address), methods=["GET"]) for address in assets()]
    answers = {name: ("GET", answer) for name, answer in _GET.items()}
    answers |= {name: ("POST", answer) for name, answer in _POST.items()}
    answers |= {name: ("POST", changed(change)) for name, change in _CHANGES.items()}
    for name, (method, answer) in answers.items():
        routes.append(Route(f"/api/{name}", _endpoint(desk, answer), methods=[method]))
    app = Starlette(routes=routes, exception_handlers={500: _broken})
    app.router.redirect_slashes = False
    return Guard(app, port, token)


async def _broken(request: Request, fault: Exception) -> Response:
    """Answer for what is our own fault: by its kind, as nothing else is known to be harmless."""
    name = type(fault).__name__
    said = EventGraphError(f"a fault of eventgraph ({name}); this step saved nothing")
    return _fault(request, said, 500)


def _page(token: str) -> Callable[[Request], Any]:
    async def page(_: Request) -> Response:
        return Response(first_page(token), media_type="text/html")

    return page


def _asset(address: str) -> Callable[[Request], Any]:
    async def asset(_: Request) -> Response:
        found = assets()[address]
        return Response(found.data, media_type=found.kind)

    return asset


def _endpoint(desk: Desk, answer: Asked) -> Callable[[Request], Any]:
    """Answer in a thread of its own, one request after the other."""
    turns = Turns()

    def answered(given: Mapping[str, Any]) -> object:
        page = given.get("page", "") if answer in _OVERTAKEN else ""
        page = page if isinstance(page, str) else ""
        number = turns.take(page)
        with desk.lock:
            prefixes = desk.now.prefixes
        with speaking(prefixes):
            if answer in _SLOW:
                return answer(desk, given)
            with desk.lock:
                return answer(desk, given) if turns.is_last(page, number) else {"findings": []}

    async def endpoint(request: Request) -> Response:
        try:
            given = {**request.query_params} if request.method == "GET" else _sent(request)
            return _json(await run_in_threadpool(answered, given))
        except Conflict as conflict:
            return _fault(request, conflict, 409, {"theirs": conflict.theirs})
        except InputError as error:
            return _fault(request, error, 409)
        except EventGraphError as error:
            return _fault(request, error, 400)

    return endpoint


def _fault(
    request: Request, fault: Exception, status: int, more: Mapping[str, Any] | None = None
) -> Response:
    """Say in one line what is wrong, in the language of the page that asks."""
    told = told_in(one_line(str(fault)), request.query_params.get("lang", "en"))
    return _json({"error": told, **(more or {})}, status)


def _sent(request: Request) -> dict[str, Any]:
    """Read the body of a request; raises EventGraphError for what is no object in JSON."""
    try:
        found = json.loads(request.scope[BODY])
    except (ValueError, RecursionError) as error:
        raise EventGraphError("what was sent is no JSON; load the page again") from error
    if not isinstance(found, dict):
        raise EventGraphError("what was sent is no object; load the page again")
    return found


def _json(value: object, status: int = 200) -> Response:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(
        data.encode("utf-8", "replace"), status_code=status, media_type="application/json"
    )
