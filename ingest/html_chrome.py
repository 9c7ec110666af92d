"""What a web page has around its words: menus, search boxes, cookie notices, ways to share it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_DROPPED = ("script", "style", "nav", "noscript", "template", "iframe", "svg", "aside")
_CONTROLS = ("input", "select", "button", "textarea", "datalist")
_ROLES = "[role=navigation], [role=search]"
# As whole words of a class or id: "site-breadcrumb", "cookie_notice", "mgLinks" (its side menu).
_CHROME = re.compile(
    r"(?:^|[-_])(?:breadcrumbs?|cookies?|skip-?links?|share|social|sharing)(?:[-_]|$)|^mgLinks$",
    re.IGNORECASE,
)
_FORM_LONGEST = 400  # letters of a search box or a sign-up with the words that explain it


def without_chrome(soup: BeautifulSoup) -> None:
    """Take out of a page, in place, what is for finding one's way and not for reading."""
    for tag in soup(_DROPPED) + soup(_CONTROLS) + soup.select(_ROLES):
        tag.decompose()
    for form in soup("form"):
        _take_form(form)
    for tag in soup.find_all(_is_chrome):
        if not tag.decomposed:
            tag.decompose()


def _take_form(form: Tag) -> None:
    """Some servers wrap the whole page in one form: that one is opened, a small one dropped."""
    if form.decomposed:
        return
    if _holds_page(form) or len(form.get_text()) > _FORM_LONGEST:
        form.unwrap()
    else:
        form.decompose()


def _is_chrome(tag: Tag) -> bool:
    """Whether its class or id says so, and the page's own heading is not inside it."""
    if tag.name in ("html", "body", "main") or tag.find_parent(("main", "article", "td")):
        return False
    names = [*tag.get_attribute_list("class"), tag.get("id")]
    return any(_CHROME.search(str(name or "")) for name in names) and not _holds_page(tag)


def _holds_page(tag: Tag) -> bool:
    return tag.find(("h1", "main", "table")) is not None


def is_site_part(tag: Tag) -> bool:
    """Whether a <header> or <footer> is the site's own and not that of an article in it."""
    return tag.find_parent(("main", "article", "section")) is None and not tag.find("h1")
