from communesplone.core.rules.alphabet import filed
from itertools import permutations

import pytest


@pytest.mark.parametrize(
    "inorder",
    [
        ["Dubois", "Émilie", "Etienne", "Étienne", "Faure", "Zoé"],
        ["d'Arc", "Œuvres", "Ofelia", "Özil", "zèle", "Zoé"],
        ["Ijzer", "Łukasz", "Luther", "Núñez", "Nuñoz"],
        ["Ǽrø", "DUPONT", "Dupont", "Ofelia", "Ǿgaard", "Olga"],
    ],
)
def test_a_list_reads_as_a_dictionary(inorder):
    for mixed in permutations(inorder):
        assert sorted(mixed, key=filed) == inorder


def test_composed_and_decomposed_letters_file_alike():
    assert filed("\u00c9tang")[0] == filed("E\u0301tang")[0] == "etang"


def test_texts_that_differ_in_accents_have_an_order_of_their_own():
    assert filed("pêche") != filed("péché")
    assert filed("") == ("", "")
