"""Documents: the first PDF against its repeat from memory, and growth with length.

Run: python benchmarks/bench_documents.py
"""

from communesplone.core.documents.cache import Cache
from communesplone.core.documents.document import Document
from communesplone.core.documents.document import Variant
from communesplone.core.documents.press import Press
from statistics import median
from statistics import quantiles
from time import perf_counter
from unittest import mock

import communesplone.core.api.documents as documents


PAIRS = 20
PAGE = "<p>" + "The council has deliberated on the matter. " * 60 + "</p>"


def page(number, pages):
    body = "".join(f"<h2>Item {i}</h2>{PAGE}" for i in range(pages))
    html = f"<html lang='en'><title>{number}</title><h1>{number}</h1>{body}</html>"
    return Document(html, str(number), "en", "http://town.example")


def timed(document):
    before = perf_counter()
    content = documents.pdf(document, Variant.UA_1, patience=300)
    return perf_counter() - before, content


def pair(number, pages):
    document = page(number, pages)
    first, made = timed(document)
    again, repeat = timed(document)
    assert made == repeat
    return first, again


def main():
    documents._press, documents._cache = Press(), Cache()
    pair("warm", 1)
    costs = {}
    for pages in (1, 10, 50):
        count = PAIRS
        pairs = [pair(f"{pages}-{n}", pages) for n in range(count)]
        ratios = [again / first for first, again in pairs]
        costs[pages] = median(first for first, _ in pairs)
        low, _, high = quantiles(ratios, n=4)
        print(
            f"{pages:3} x: first {costs[pages] * 1000:7.0f} ms, repeat/first "
            f"{median(ratios):.5f} (quartiles {low:.5f}-{high:.5f})"
        )
        assert median(ratios) <= 1 / 100
    ten, fifty = costs[10] / costs[1], costs[50] / costs[1]
    print(f"growth: 10 x costs {ten:.1f}, 50 x {fifty:.1f}")
    documents._press.stop()


if __name__ == "__main__":
    with (
        mock.patch.object(documents.api.portal, "get", lambda: None),
        mock.patch.object(documents, "gather", lambda site, document: {}),
    ):
        main()
