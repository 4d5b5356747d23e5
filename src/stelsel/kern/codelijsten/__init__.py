"""Code lists as files, each with its source, its state and how sure it is. See `lijst.py`."""

from stelsel.kern.codelijsten.lijst import Codelijst, codelijst, namen

__all__ = ["Codelijst", "codelijst", "namen"]
