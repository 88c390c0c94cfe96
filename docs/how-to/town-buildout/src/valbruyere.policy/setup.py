from setuptools import find_namespace_packages
from setuptools import setup


setup(
    name="valbruyere.policy",
    version="1.0",
    packages=find_namespace_packages("src"),
    package_dir={"": "src"},
    include_package_data=True,
    install_requires=["communesplone"],
    entry_points={"plone.autoinclude.plugin": ["target = plone"]},
)
