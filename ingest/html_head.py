"""What a web page says of itself around its words: its title, its site, the way to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_SITE_NAMES = (("property", "og:site_name"), ("name", "application-name"), ("name", "DC.publisher"))
_TRAIL = re.compile(r"breadcrumb|crumb-?trail|you-?are-?here", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[>»›→]+\s*")


@dataclass(frozen=True, slots=True)
class Head:
    """A page's own title, its site's name, and its breadcrumbs from the site's start."""

    title: str | None
    site: str | None
    trail: tuple[str, ...]


def page_head(soup: BeautifulSoup) -> Head:
    """Read what stands around the page; to be asked before its chrome is taken out."""
    title = _words(soup.title) if soup.title else ""
    return Head(title or None, _site(soup), tuple(_trail(soup)))


def _site(soup: BeautifulSoup) -> str | None:
    for attribute, value in _SITE_NAMES:
        for tag in soup.find_all("meta", attrs={attribute: value}):
            if content := " ".join(str(tag.get("content") or "").split()):
                return content
    return None


def _trail(soup: BeautifulSoup) -> list[str]:
    """The steps of the first breadcrumbs: items of a list, else what stands between arrows."""
    tag = soup.find(_is_trail)
    if tag is None:
        return []
    items = [_words(item) for item in tag.find_all("li")]
    return [step for step in items or _BETWEEN.split(_words(tag)) if step]


def _is_trail(tag: Tag) -> bool:
    if tag.name in ("html", "body", "main", "link", "meta", "script", "style"):
        return False
    names = [*tag.get_attribute_list("class"), tag.get("id"), tag.get("aria-label")]
    return any(_TRAIL.search(str(name or "")) for name in names)


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())
