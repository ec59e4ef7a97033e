"""Keeps what Python compiled of Ansible's helpers, on the lab's guests and beside them.

With each task Ansible sends its helpers along as source in a zip file, which Python compiles each
time anew: half of a task's time. What runs is the same code. Python loads this file by its name.
"""

import _imp
import marshal
import os
import zipimport
from importlib._bootstrap_external import _RAW_MAGIC_NUMBER

KEPT = os.environ.get("LAB_COMPILED", "/var/cache/lab")

compile_source = zipimport._compile_source


def compile_once(path, source):
    kept = f"{KEPT}/{_imp.source_hash(_RAW_MAGIC_NUMBER, source).hex()}"
    try:
        with open(kept, "rb") as file:
            return marshal.load(file)
    except FileNotFoundError:
        code = compile_source(path, source)
    # Others may compile the same source meanwhile, also on another guest: a file comes whole or not at all.
    mine = f"{kept}.{os.urandom(8).hex()}"
    with open(mine, "wb") as file:
        marshal.dump(code, file)
    os.replace(mine, kept)
    return code


zipimport._compile_source = compile_once
