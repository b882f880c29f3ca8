"""The model knows nothing of the site generator it serves."""

from __future__ import annotations

import subprocess
import sys

IMPORT_MODEL_ALONE = """
import importlib, pkgutil, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"mkdocs", "material", "jinja2", "yaml", "pydantic"}:
            raise ImportError(f"the model imports {name}")

sys.meta_path.insert(0, Refuse())
model = importlib.import_module("mkdocs_gazette.model")
names = [module.name for module in pkgutil.walk_packages(model.__path__, "mkdocs_gazette.model.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def test_the_model_imports_neither_mkdocs_nor_what_reads_and_renders() -> None:
    # In a process of its own: here MkDocs is long imported.
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_MODEL_ALONE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 6
