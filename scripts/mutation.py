"""Mutation testing: change the code in small ways and see whether a test notices.

    pip install mutmut && python scripts/mutation.py                    # all, by the samples
    python scripts/mutation.py --sample 0 quotations.marks span         # every mutant of these

Mutmut writes the mutants; of each module a fixed random sample is tried, all where it has no more.
A process for each module reads the tests once, sees which of them reach which function, and forks
for each mutant: the tests that reach the mutated function run, quickest first, until one fails. A
mutant that takes ten times as long as they did, or far more memory, counts as killed. What runs at
import alone is out of reach, and not tried.

A table of the modules is printed, then each survivor as a difference. Tests that are slow, or run
other processes, which know no mutant, are left out, and so are known failures.
"""

from __future__ import annotations

import argparse
import difflib
import importlib.abc
import importlib.util
import os
import random
import resource
import signal
import sys
import time
import types
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation.file_mutation import mutate_file_contents

import treatyparse

PACKAGE = Path(treatyparse.__file__).parent
ROOT = PACKAGE.parent
DEEP = "properties/test_attribution.py"
MORE = ("test_languages.py", "properties/test_clauses.py")
TESTS = {
    "span": ("properties/test_span.py", "test_bad_input.py"),
    "model": ("test_bad_input.py", "test_serialize.py", "test_display.py"),
    "invariants": ("test_bad_input.py", "test_invariants.py", "test_serialize.py"),
    "terms": ("properties/test_words.py", "test_terms.py", "test_bad_input.py"),
    "quotations": ("test_hazards.py", "properties/test_quotations.py", "test_golden.py"),
    "attribution": (
        "test_attribution.py",
        "test_asides.py",
        "test_resolution.py",
        "test_afterwords.py",
        "test_unlisted.py",
        "test_golden.py",
        "test_languages.py",
        DEEP,
    ),
    "clauses": ("test_layout.py", "test_objections.py", "test_clauses.py", "test_golden.py", *MORE),
    "classification": ("test_classification.py", "test_clauses.py", "test_golden.py", *MORE),
    "force": ("test_force.py", "test_clauses.py", "test_golden.py", *MORE),
    "serialize": ("test_serialize.py", "test_bad_input.py"),
    "codec": ("test_serialize.py", "test_bad_input.py"),
}
"""The modules, or stages, and the tests that look after each."""

LEFT_OUT = "not megabyte and not cut_short and not process and not thread and not known_failure"
MEMORY = 4 << 30


class Switch(types.ModuleType):
    """Which mutant is active, and which functions were reached."""

    active: str = ""
    reached: set[str] = set()  # noqa: RUF012  # one for all on purpose


SWITCH = Switch("mutation_switch")


def wrap(mutants: dict[str, Any], is_classmethod: bool = False) -> Callable[[Any], Any]:
    """A decorator whose function calls the original or the active mutant."""

    def decorate(function: Any) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            original = mutants["_mutmut_orig"]
            SWITCH.reached.add(original.__name__.partition("__mutmut_")[0])
            chosen = mutants.get(SWITCH.active, original)
            if is_classmethod:
                return getattr(arguments[0], chosen.__name__)(*arguments[1:], **named)
            return chosen(*arguments, **named)

        call.__name__, call.__doc__ = function.__name__, function.__doc__
        call.__qualname__, call.__module__ = function.__qualname__, function.__module__
        return call

    return decorate


SWITCH.wrap = wrap  # type: ignore[attr-defined]


class Mutated(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports the mutated code in the place of one module."""

    def __init__(self, name: str, path: Path) -> None:
        self.name, self.path = name, path
        code = mutate_file_contents(str(path), path.read_text("utf-8"))
        self.mutants = list(code.mutant_names)
        self.lines = code.code.splitlines()
        self.spans = code.line_span_by_function_name
        self.code = code.code.replace(
            "from mutmut.mutation.trampoline import wrap_in_trampoline as _mutmut_mutated, "
            "MutantDict",
            "from mutation_switch import wrap as _mutmut_mutated\nMutantDict = dict",
        )

    def find_spec(self, name: str, *_: Any) -> Any:
        """The spec of the module, and of no other."""
        if name != self.name:
            return None
        package = self.path.name == "__init__.py"
        return importlib.util.spec_from_file_location(
            name,
            self.path,
            loader=self,  # type: ignore[arg-type]
            submodule_search_locations=[str(self.path.parent)] if package else None,
        )

    def get_source(self, _name: str) -> str:
        """The mutated code."""
        return self.code

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the mutated code."""
        exec(compile(self.code, str(self.path), "exec"), module.__dict__)  # noqa: S102

    def difference(self, mutant: str) -> str:
        """The lines in which a mutant differs from the original."""
        original = mutant.partition("__mutmut_")[0] + "__mutmut_orig"
        texts = []
        for name in (original, mutant):
            span = self.spans[name]
            texts.append(self.lines[span.start - 1 : span.end])
        changed = difflib.unified_diff(*texts, lineterm="", n=0)
        kept = [line for line in changed if line[:3] not in ("---", "+++") and line[:2] != "@@"]
        return "\n".join(line for line in kept if "def " not in line)


class Runner:
    """A pytest plugin that runs the mutants in place of the tests."""

    def __init__(self, mutants: list[str]) -> None:
        self.mutants = mutants
        self.outcomes: dict[str, str] = {}
        self.at_import: set[str] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """See which tests reach what, then try the mutants."""
        tests: dict[str, list[tuple[float, pytest.Item]]] = defaultdict(list)
        self.at_import = set(SWITCH.reached)
        for item in session.items:
            SWITCH.reached.clear()
            start = time.process_time()
            if failed(item):
                raise pytest.UsageError(f"expected sound tests, got a failure of {item.nodeid}")
            for function in SWITCH.reached:
                tests[function].append((time.process_time() - start, item))
        for number, mutant in enumerate(self.mutants):
            reaching = sorted(
                tests[mutant.partition("__mutmut_")[0]], key=lambda found: (found[0], str(found[1]))
            )
            function = mutant.partition("__mutmut_")[0]
            if reaching or function not in self.at_import:
                self.outcomes[mutant] = try_mutant(mutant, reaching) if reaching else "not reached"
            print(f"\r{number + 1}/{len(self.mutants)} {mutant}", end="\33[K", file=sys.stderr)
        return True


def failed(item: pytest.Item) -> bool:
    """Whether a test fails."""
    reports = runtestprotocol(item, log=False, nextitem=None)
    return any(report.failed for report in reports)


def try_mutant(mutant: str, tests: list[tuple[float, pytest.Item]]) -> str:
    """Run the tests in a process of its own, in which the mutant is active."""
    child = os.fork()
    if not child:
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            limit = int(5 + 10 * sum(seconds for seconds, _ in tests))
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            SWITCH.active = mutant
            forget()
            os._exit(next((1 for _, item in tests if failed(item)), 0))
        except BaseException:  # noqa: BLE001  # whatever it is, the mutant was noticed
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return "timeout" if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL) else "killed"
    return "killed" if os.WEXITSTATUS(status) else "survived"


def forget() -> None:
    """Drop what was kept of languages and words, so that a mutant of what made it is met."""
    from treatyparse import codec, lexicon

    for kept in vars(lexicon).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()
    lexicon._shipped.lexicons.clear()  # noqa: SLF001  # nothing else knows what is loaded
    codec._RECORDS.clear()  # noqa: SLF001


def choose(mutated: Mutated, given: argparse.Namespace) -> list[str]:
    """The mutants of a module that are to be tried."""
    names = sorted(mutated.mutants)
    if given.only:
        text = given.only.read_text("utf-8")
        return [mutant for mutant in names if f"{mutated.name}.{mutant}:" in text]
    if 0 < given.sample < len(names):
        source = random.Random(f"{given.seed} {mutated.name}")  # noqa: S311  # no secret
        return source.sample(names, given.sample)
    return names


def run_module(mutated: Mutated, names: list[str]) -> dict[str, str]:
    """Try mutants of a module in this process, which can serve for no other."""
    for loaded in [key for key in sys.modules if key.partition(".")[0] == "treatyparse"]:
        del sys.modules[loaded]
    sys.modules["mutation_switch"] = SWITCH
    sys.meta_path.insert(0, mutated)
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    runner = Runner(names)
    files = [f"tests/{file}" for file in TESTS[mutated.name.split(".")[1]]]
    files = [file for file in files if (ROOT / file).exists()]
    options = ["-q", "-o", "testpaths=", "-p", "no:cacheprovider", "-o", "timeout=0"]
    code = pytest.main([*options, "-k", LEFT_OUT, *files], plugins=[runner])
    if not runner.outcomes and names:
        raise SystemExit(f"{mutated.name}: pytest gave {code}")
    return runner.outcomes


def modules(patterns: list[str]) -> list[tuple[str, Path]]:
    """The modules that fit, by name."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if any(Path(name).match(pattern) for pattern in patterns) and name:
            found.append((f"treatyparse.{name}", path))
    return found


def main() -> None:
    """Fork for each module, gather the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("modules", nargs="*", default=[f"{name}*" for name in TESTS])
    parser.add_argument("--sample", type=int, default=150, help="mutants a module; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=Path, help="a file that names mutants, to try these alone")
    given = parser.parse_args()
    os.chdir(ROOT)
    print("| Module | Mutants | Tried | Killed | Survived | Score |\n|---|---|---|---|---|---|")
    sys.stdout.flush()
    for name, path in modules(given.modules):
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            continue
        table = os.dup(1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # pytest's dots
        mutated = Mutated(name, path)
        names = choose(mutated, given)
        if not names:
            os._exit(0)
        outcomes = run_module(mutated, names)
        left = [mutant for mutant, how in outcomes.items() if how in ("survived", "not reached")]
        tried, killed = len(outcomes), len(outcomes) - len(left)
        cells = [f"`{name.removeprefix('treatyparse.')}`", len(mutated.mutants), tried, killed]
        cells += [len(left), f"{killed / max(1, tried):.0%}"]
        lines = [f"| {' | '.join(map(str, cells))} |"]
        lines += [f"{name}.{m}: {outcomes[m]}\n{mutated.difference(m)}" for m in left]
        os.write(table, ("\n".join(lines) + "\n").encode())
        os._exit(0)


if __name__ == "__main__":
    main()
