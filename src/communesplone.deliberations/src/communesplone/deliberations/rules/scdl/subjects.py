"""Subjects of the ACTES nomenclature, at its second level.

Source: circulaire and nomenclature of @CTES (Ministère de l'Intérieur), as SCDL
2.1.5 refers to it for DELIB_MATIERE_CODE. Spellings vary from one prefecture to
another, so names are compared without accents, case and signs.
"""

from communesplone.deliberations.rules.scdl.columns import plain
from types import MappingProxyType

import re


_TREE = {
    "commande publique": (
        "marchés publics",
        "délégation de service public",
        "conventions de mandat",
        "autres types de contrats",
        "transactions protocole d'accord transactionnel",
        "actes relatifs à la maîtrise d'oeuvre",
        "actes spéciaux et divers",
    ),
    "urbanisme": (
        "documents d'urbanisme",
        "actes relatifs au droit d'occupation ou d'utilisation des sols",
        "droit de préemption urbain",
    ),
    "domaine et patrimoine": (
        "acquisitions",
        "aliénations",
        "locations",
        "limites territoriales",
        "autres actes de gestion du domaine public",
        "autres actes de gestion du domaine privé",
    ),
    "fonction publique": (
        "personnel titulaires et stagiaires de la f.p.t.",
        "personnel contractuel",
        "fonction publique hospitalière",
        "autres catégories de personnels",
        "régime indemnitaire",
    ),
    "institutions et vie politique": (
        "élection exécutif",
        "fonctionnement des assemblées",
        "désignation de représentants",
        "délégation de fonctions",
        "délégation de signature",
        "exercice des mandats locaux",
        "intercommunalité",
        "décision d'ester en justice",
    ),
    "libertés publiques et pouvoirs de police": (
        "police municipale",
        "pouvoir du président du conseil général",
        "pouvoir du président du conseil régional",
        "autres actes réglementaires",
        "actes pris au nom de l'état et soumis au contrôle hiérarchique",
    ),
    "finances locales": (
        "décisions budgétaires",
        "fiscalité",
        "emprunts",
        "interventions économiques",
        "subventions",
        "contributions budgétaires",
        "avances",
        "fonds de concours",
        "prise de participation",
        "divers",
    ),
    "domaines de compétences par thèmes": (
        "enseignement",
        "aide sociale",
        "voirie",
        "aménagement du territoire",
        "politique de la ville-habitat-logement",
        "emploi-formation professionnelle",
        "transports",
        "environnement",
        "culture",
    ),
    "autres domaines de compétences": (
        "autres domaines de compétences des communes",
        "autres domaines de compétences des départements",
        "autres domaines de compétences des régions",
        "voeux et motions",
    ),
}

SUBJECTS = MappingProxyType(
    {
        f"{first}.{second}": f"{chapter}/{section}"
        for first, (chapter, sections) in enumerate(_TREE.items(), 1)
        for second, section in enumerate(sections, 1)
    }
)
"""Code -> "level 1/level 2"."""

_CODES = {plain(name): code for code, name in SUBJECTS.items()}
_NAME = re.compile(r"[^/,()]+/[^/,()]+")


def code_of(name: str) -> str:
    """Give the code of a name of the nomenclature, "" for any other name.

    :param name: in any case, with or without accents.
    """
    return _CODES.get(plain(name), "")


def is_name(name: str) -> bool:
    """Tell whether a name has the standard's form.

    :param name: "level 1/level 2", lower case, no comma, no brackets.
    """
    return _NAME.fullmatch(name) is not None and name == name.lower()
