"""The errors of the library: one root class, each error with a builtin parent."""

from __future__ import annotations


class TreatyparseError(Exception):
    """The root of every error that the library raises on purpose."""


class InvalidArgumentError(TreatyparseError, TypeError):
    """An argument of the wrong type, for example ``parse(None)`` or ``parse(b"...")``."""


class InvalidSpanError(TreatyparseError, ValueError):
    """A span whose bounds and text do not agree."""


class UnknownLanguageError(TreatyparseError, LookupError):
    """A language code for which no language file is shipped.

    Attributes:
        code: The code that was asked for.
        known: The codes that are shipped.
    """

    def __init__(self, code: object, known: tuple[str, ...]) -> None:
        super().__init__(code, known)
        self.code = code
        self.known = known

    def __str__(self) -> str:
        return f"expected a language code, one of {', '.join(self.known)}; got {self.code!r}"


class LexiconError(TreatyparseError, ValueError):
    """A language file that does not hold what a language file must hold.

    Attributes:
        source: The file, or the name that the caller gave to the data.
        table: The dotted table, for example ``attribution.speech_verbs``; empty for the whole file.
        entry: The entry at fault, empty where the table itself is.
        problem: What was expected and what came.
    """

    def __init__(self, problem: str, *, source: str = "", table: str = "", entry: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.source = source
        self.table = table
        self.entry = entry

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_lexicon_error, (self.problem, self.source, self.table, self.entry))

    def __str__(self) -> str:
        place = [self.source]
        if self.table:
            place.append(f"[{self.table}]")
        if self.entry:
            place.append(repr(self.entry))
        where = " ".join(part for part in place if part)
        return f"{where}: {self.problem}" if where else self.problem


def _rebuild_lexicon_error(problem: str, source: str, table: str, entry: str) -> LexiconError:
    return LexiconError(problem, source=source, table=table, entry=entry)


class InvalidDocumentError(TreatyparseError, ValueError):
    """A document, or its serialised form, whose parts contradict each other or its text.

    Attributes:
        problem: What was expected and what came.
        path: Where, as ``$.clauses[0].span``.
    """

    def __init__(self, problem: str, *, path: str = "$") -> None:
        super().__init__(problem, path)
        self.problem = problem
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_document_error, (self.problem, self.path))

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


def _rebuild_document_error(problem: str, path: str) -> InvalidDocumentError:
    return InvalidDocumentError(problem, path=path)


class AnalyzerUnavailableError(TreatyparseError, RuntimeError):
    """An analyzer that cannot work, because something that it needs is missing.

    Attributes:
        language: The language of the analyzer.
        missing: What is missing, one entry for each thing: a package, a file, a processor …
        remedy: The exact command, or the line of code, that gets it.
    """

    def __init__(self, language: str, missing: tuple[str, ...], remedy: str) -> None:
        super().__init__(language, missing, remedy)
        self.language = language
        self.missing = missing
        self.remedy = remedy

    def __str__(self) -> str:
        return (
            f"the Stanza analyzer for {self.language!r} misses {'; '.join(self.missing)}. "
            f"To get it: {self.remedy}"
        )


class NotationError(TreatyparseError, ValueError):
    """A golden text whose notation is broken.

    Attributes:
        problem: What was expected and what came.
        offset: Where, in code points from the beginning of the marked text.
    """

    def __init__(self, problem: str, offset: int = 0) -> None:
        super().__init__(problem, offset)
        self.problem = problem
        self.offset = offset

    def __str__(self) -> str:
        return f"at {self.offset}: {self.problem}"


class WorkerError(TreatyparseError, RuntimeError):
    """A worker process that was killed, or that cannot start at all."""


class ItemError(TreatyparseError, RuntimeError):
    """What :func:`treatyparse.parse_many` yields in place of an item that cannot be read.

    It can be looked at, counted, pickled or raised.

    Attributes:
        index: The place of the item among the texts, counted from 0.
        error: What went wrong, for example an :class:`InvalidArgumentError` where the item is
            no string, or a :class:`WorkerError` where reading it killed a worker process.
    """

    def __init__(self, index: int, error: Exception) -> None:
        super().__init__(index, error)
        self.index = index
        self.error = error
        self.__cause__ = error

    def __str__(self) -> str:
        return f"item {self.index}: {self.error}"


class MissingExtraError(TreatyparseError, ImportError):
    """A part of the library whose optional packages are not installed.

    Attributes:
        purpose: What was asked for.
        package: The package that is missing.
        extra: The extra that brings it.
    """

    def __init__(self, purpose: str, package: str, extra: str) -> None:
        super().__init__(purpose, package, extra)
        self.purpose = purpose
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return (
            f"{self.purpose}: expected the package {self.package}; to get it: "
            f"pip install 'treatyparse[{self.extra}]'"
        )
