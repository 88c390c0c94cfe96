from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup


setup(
    name="communesplone.deliberations",
    version="1.0.0.dev0",
    description="Town deliberations, from proposal to verifiable register",
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
        "Framework :: Plone :: Addon",
        "Intended Audience :: Information Technology",
        "Operating System :: OS Independent",
        "Programming Language :: Python",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
    ],
    packages=find_namespace_packages("src", include=["communesplone.*"]),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    python_requires=">=3.11",
    install_requires=[
        "Pillow",
        "Products.GenericSetup",
        "communesplone.core",
        "icalendar",
        "lxml",
        "pikepdf",
        "plone.base",
        "zope.i18n",
        "zope.i18nmessageid",
        "zope.interface",
    ],
    extras_require={
        "test": [
            "hypothesis",
            "lxml",
            "pikepdf[pdfa]",
            "plone.app.testing",
            "plone.browserlayer",
            "plone.testing",
            "pytest",
            "pytest-plone",
        ],
    },
    entry_points={
        "plone.autoinclude.plugin": ["target = plone"],
        "zopectl.command": [
            "import_deliberations = "
            "communesplone.deliberations.console:import_deliberations",
        ],
    },
)
