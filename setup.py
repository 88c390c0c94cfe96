"""The bundle: installing it installs every add-on; it holds no code of its own."""

from pathlib import Path
from setuptools import setup


VERSION = "1.0.0.dev0"

setup(
    name="communesplone",
    version=VERSION,
    description="The software that town halls need, as Plone add-ons",
    long_description=Path("README.rst").read_text(encoding="utf-8"),
    long_description_content_type="text/x-rst",
    author="CommunesPlone",
    author_email="dev@communesplone.example",
    url="https://communesplone.example",
    license_expression="GPL-2.0-or-later",
    keywords="Plone CMS town municipality e-government",
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Distribution",
        "Intended Audience :: Information Technology",
        "Operating System :: OS Independent",
        "Programming Language :: Python",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
    ],
    packages=[],
    python_requires=">=3.11",
    install_requires=[
        "Plone",
        f"communesplone.core=={VERSION}",
        f"communesplone.deliberations=={VERSION}",
        f"communesplone.directory=={VERSION}",
        f"communesplone.docrequest=={VERSION}",
    ],
    extras_require={
        "serve": [
            "plone.recipe.zope2instance",
            "zc.buildout",
            "zc.recipe.egg",
        ],
        "test": [
            "axe-playwright-python",
            "hypothesis",
            "pikepdf",
            "playwright",
            "plone.app.testing",
            "pytest",
            "pytest-cov",
            "pytest-plone",
        ],
        "develop": [
            "babel",
            "check-manifest",
            "codespell",
            "i18ndude",
            "isort",
            "pre-commit",
            "pyroma",
            "ruff",
            "sphinx",
            "towncrier",
            "z3c.dependencychecker",
            "zest.releaser[recommended]",
            "zestreleaser.towncrier",
            "zpretty",
        ],
    },
)
