"""What a web page has around its words: menus, search boxes, cookie notices, ways to share it.

What only might be chrome, as an <aside> or a <nav>, is taken out where it is made of links; one
that holds words to be read is kept, since nothing of a paper may be lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_DROPPED = ("script", "style", "noscript", "template", "iframe", "svg")
_CONTROLS = ("input", "select", "button", "textarea", "datalist")
_WAYS = "nav, aside, [role=navigation], [role=complementary]"
# As whole words of a class or id: "site-breadcrumb", "cookie_notice", "mgLinks" (its side menu).
_CHROME = re.compile(r"(?:^|[-_])cookies?(?:[-_]|$)|^mgLinks$", re.IGNORECASE)
# The same, but such words also name subjects ("social-care"): chrome only where made of links.
_MAYBE_CHROME = re.compile(
    r"(?:^|[-_])(?:breadcrumbs?|skip-?links?|share|social|sharing)(?:[-_]|$)", re.IGNORECASE
)
_FORM_LONGEST = 400  # letters of a search box or a sign-up with the words that explain it
_LINKS_SHARE = 0.5  # of a menu's letters, its headings aside, that stand in its links
_MENU_LONGEST = 40  # letters of a menu's own that are still no words to be read


def without_chrome(soup: BeautifulSoup) -> None:
    """Take out of a page, in place, what is for finding one's way and not for reading."""
    for tag in soup(_DROPPED):
        tag.decompose()
    for form in soup("form"):
        _take_form(form)
    for tag in soup(_CONTROLS) + soup.select("[role=search]"):
        if not tag.decomposed:
            tag.decompose()
    for tag in soup.select(_WAYS) + soup.find_all(_is_chrome):
        if tag.decomposed:
            continue
        if _named(tag, _CHROME) or not _is_read(tag):
            tag.decompose()


def _take_form(form: Tag) -> None:
    """Some servers wrap the whole page in one form: that one is opened, a small one dropped."""
    if form.decomposed:
        return
    heads = form.find(("h1", "h2", "main", "table")) is not None
    asks = form.find(_is_asking) is not None
    if heads or not asks or len(form.get_text()) > _FORM_LONGEST:
        form.unwrap()
    else:
        form.decompose()


def _is_asking(tag: Tag) -> bool:
    """Whether a reader can fill it in or press it."""
    return tag.name in _CONTROLS and tag.get("type") != "hidden"


def _is_chrome(tag: Tag) -> bool:
    """Whether its class or id says so, and the page's own heading is not inside it."""
    if tag.name in ("html", "body", "main") or tag.find_parent(("main", "article", "td")):
        return False
    return (_named(tag, _CHROME) or _named(tag, _MAYBE_CHROME)) and not _holds_page(tag)


def _named(tag: Tag, pattern: re.Pattern[str]) -> bool:
    names = [*tag.get_attribute_list("class"), tag.get("id")]
    return any(pattern.search(str(name or "")) for name in names)


def _is_read(tag: Tag) -> bool:
    """Whether an element holds words of its own, and more of them than its links do."""
    if _holds_page(tag):
        return True
    words = _letters(tag)
    linked = sum(_letters(link) for link in tag.find_all("a"))
    headings = sum(_letters(head) for head in tag.find_all(re.compile(r"^h[1-6]$")))
    fewest = _MENU_LONGEST if tag.name == "nav" else 0
    return words - headings > fewest and linked < _LINKS_SHARE * (words - headings)


def _letters(tag: Tag) -> int:
    return sum(map(str.isalnum, tag.get_text()))


def _holds_page(tag: Tag) -> bool:
    return tag.find(("h1", "main", "table")) is not None


def is_site_part(tag: Tag) -> bool:
    """Whether a <header> or <footer> is the site's own and not that of an article in it."""
    return tag.find_parent(("main", "article", "section")) is None and not tag.find("h1")
