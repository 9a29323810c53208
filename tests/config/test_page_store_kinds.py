"""Every kind of page of the reference is kept, comes packed, and costs a browser that has it a 304."""

import pytest
from asking import ask
from django.core.handlers.wsgi import WSGIHandler

from config.pages import PageStore

PAGES = [
    *("/", "/points/", "/points/li4/", "/points/?meridian=bladder", "/meridians/", "/meridians/bladder/", "/body/"),
    *("/body/back/", "/body/hand/", "/complaints/", "/complaints/anxiety-and-stress/", "/search/", "/offline/"),
    *("/precautions/", "/precautions/points.json", "/precautions/routines.json", "/numbering/"),
    *("/numbering/?code=UB40", "/practise/", "/practise/round/", "/practise/li4/", "/evidence/", "/data/"),
    *("/embed/points/li4/", "/names/", "/classes/", "/compare/?a=LI4&b=LI11", "/corrections/", "/corrections/feed/"),
    *("/about/", "/sitemap.xml", "/robots.txt", "/manifest.webmanifest", "/routines/", "/routines/back-ease/"),
    *("/routines/back-ease/sheet/", "/routines/my-sessions/", "/embed/routines/back-ease/"),
]


@pytest.mark.parametrize("path", PAGES)
def test_it_is_kept_packed_and_known(content: None, path: str) -> None:
    asked = []
    django = WSGIHandler()
    store = PageStore(lambda *given: (asked.append(path), django(*given))[1], room=2**25)  # type: ignore[func-returns-value]
    page = ask(store, path, accept_encoding="br")
    assert (page.status, page.headers["Content-Encoding"]) == (200, "br")
    assert "s-maxage" in page.headers["Cache-Control"]
    assert ask(store, path, accept_encoding="br", if_none_match=page.etag).status == 304
    assert len(asked) == 1
