"""Web pages that are broken, reach outside or are nested without end."""

from __future__ import annotations

from benchmarks.hostile import EITHER, READ, file

NO_WORDS = "holds no words"


def page(body: str, head: str = "") -> bytes:
    """A page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def paper() -> bytes:
    """A sound page: an agenda item with a list, a table and minutes."""
    return page(
        "<header><h2>Wexcombe Council</h2></header><ul class='breadcrumb'><li>Home</li></ul>"
        "<h1>Agenda item</h1><h2>Harbour Committee</h2><p>14 March 2024</p>"
        "<p>Minutes:</p><ol start='3'><li>RESOLVED that the <b>Director</b> report.</li>"
        "<li>That it be <i>noted</i>.<ul><li>in May</li></ul></li></ol>"
        "<blockquote>Well.</blockquote>"
        "<table><tr><th>Action</th><th>Owner</th><th>Due</th></tr><tr><td colspan='2' "
        "style='background:#FF0000'>Mend the weir</td><td>31 May 2024</td></tr></table>"
        "<form><input name='q'></form><script>x()</script><footer>Wexcombe</footer>",
        "<title>Agenda item - Wexcombe</title><meta property='og:site_name' content='Wexcombe'>",
    )


@file("paper.html", "is empty")
def _empty() -> bytes:
    return b""


@file("paper.html", NO_WORDS)
def _no_words() -> bytes:
    return page("")


@file("paper.html", NO_WORDS)
def _only_a_script() -> bytes:
    return page("<script>document.write('words')</script>")


@file("paper.html", READ)
def _cut_in_a_tag() -> bytes:
    return paper()[:400] + b"<td colspan="


@file("paper.html", READ)
def _comment_never_closed() -> bytes:
    return page("<p>The Board met.</p><!-- <p>more</p>")


@file("paper.html", "nested too deeply", slow=True)
def _nested_100000_deep() -> bytes:
    return page("<div>" * 100_000 + "The Board met.")


@file("paper.html", "nested too deeply")
def _spans_nested_5000_deep() -> bytes:
    return page("<p>" + "<span>" * 5000 + "The Board met.")


@file("paper.html", READ)
def _nested_220_deep() -> bytes:
    return page("<div><ul><li>" * 70 + "The Board met.")


@file("paper.html", "its elements are nested too deeply")
def _lists_and_tables_never_closed() -> bytes:
    return page("<table><tr><td><ul><li>The Board met." * 300)


@file("paper.html", "the page holds no words")
def _tags_closed_that_were_never_open() -> bytes:
    return page("</p></table></div></body></html>" * 5000 + "<p>The Board met.")


@file("paper.html", READ)
def _cells_that_span_a_billion() -> bytes:
    cell = "<td colspan='999999999' rowspan='999999999'>x</td>"
    return page(f"<table>{f'<tr>{cell * 5}</tr>' * 20}</table>")


@file("paper.html", READ)
def _numbers_beyond_reason() -> bytes:
    odd = ("²", "٣", "-1", "99999999999999999999999", "1e9", "", "①", "9" * 5000)
    lists = "".join(
        f"<ol start='{n}' type='{t}'><li value='{n}'>x</li></ol>" for n in odd for t in "1iaAI"
    )
    return page(
        lists + "".join(f"<table><tr><td colspan='{n}'>a</td><td>b</td></tr></table>" for n in odd)
    )


@file("paper.html", READ)
def _words_that_steer_a_terminal() -> bytes:
    return page("<p>RESOLVED that &#x1b;[2J \x1b[31m the &#x9b;2J wall &#x202e;llaw be mended.</p>")


@file("paper.html", READ)
def _nul_between_letters() -> bytes:
    return page("<p>The Board met.</p>").replace(b"Board", b"B\x00oa\x00rd")


@file("paper.html", "is not a PDF, a Word document, an HTML page or text")
def _utf_16_without_its_mark() -> bytes:
    return page("<p>The Board met.</p>").decode().encode("utf-16-le")


@file("paper.html", READ)
def _code_that_is_not_there() -> bytes:
    return page("<p>The Board met.</p>", "<meta charset='wexcombe-8'>")


@file("paper.html", READ)
def _code_that_lies() -> bytes:
    return page("<p>The Board met – “there”.</p>", "<meta charset='utf-16'>")


@file("paper.html", "the page holds no words")
def _code_utf_7() -> bytes:
    return page("<p>+ADw-script+AD4-The Board met.</p>", "<meta charset='utf-7'>")


@file("paper.html", READ)
def _halves_of_pairs() -> bytes:
    return page("<p>The &#xd83d; Board &#xDE00; met &#0; &#x110000; &#99999999999;.</p>")


@file("paper.html", READ)
def _entity_from_a_file() -> bytes:
    return (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b"<html><body><p>The Board met &x;.</p></body></html>"
    )


@file("paper.html", READ)
def _fetched_from_the_net() -> bytes:
    at = "http://127.0.0.1:9"
    return page(
        f"<p>The Board met.</p><img src='{at}/i.png'><iframe src='{at}'></iframe>"
        f"<object data='{at}'></object><video src='{at}'></video>",
        f"<base href='{at}'><link rel=stylesheet href='{at}/s.css'>"
        f"<script src='{at}/j.js'></script>"
        f"<meta http-equiv=refresh content='0;url={at}'>",
    )


@file("paper.html", READ)
def _bytes_at_random_behind_its_head() -> bytes:
    return b"<html>" + bytes((n * 7919 + n // 251) % 256 for n in range(200_000))


@file("paper.html", READ)
def _attributes_50000() -> bytes:
    return page(f"<p {' '.join(f'a{n}=x' for n in range(50_000))}>The Board met.</p>")


@file("paper.html", "the page holds no words")
def _forms_around_forms() -> bytes:
    return page("<form><nav><aside><input>" * 200 + "<p>The Board met.</p>")


@file("paper.html", EITHER, slow=True)
def _paragraphs_200000() -> bytes:
    return page("<p>The Board met on 1 May 2024.</p>" * 200_000)


@file("paper.html", EITHER, slow=True)
def _words_of_30_mb() -> bytes:
    return page("<p>" + "The Board met at Wexcombe and noted the wall. " * 650_000)


@file("paper.html", EITHER, slow=True)
def _table_of_100000_rows() -> bytes:
    return page("<table>" + "<tr><td>Mend</td><td>Director</td><td>Green</td></tr>" * 100_000)


@file("paper.html", EITHER, slow=True)
def _navs_100000() -> bytes:
    return page("<nav class='share cookie'><a href=x>Home</a></nav>" * 100_000 + "<p>Met.</p>")
