"""Stanza models: the files that a pipeline needs, checked first and loaded in silence."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from treatyparse.errors import AnalyzerUnavailableError

PROCESSORS: Final = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
"""The processors that the stages make use of, in the order in which they run."""

_NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "tokenize": (),
    "mwt": ("tokenize",),
    "pos": ("tokenize",),
    "lemma": ("tokenize", "pos"),
    "depparse": ("tokenize", "pos", "lemma"),
    "ner": ("tokenize",),
}
_OPTIONAL: Final = frozenset({"mwt", "ner"})
_INSTALL: Final = 'pip install "treatyparse[stanza]"'


@frozen
class StanzaModels:
    """The models of one pipeline.

    Attributes:
        language: Stanza's code of the language.
        model_dir: The folder of ``stanza.download``, with its ``resources.json``; Stanza's own
            folder where it is None and no paths are given.
        model_paths: The file of each processor that does not come from the folder; auxiliary
            files as ``pos_pretrain``, ``ner_forward_charlm`` and so on.
        processors: What to load; where None, what the paths name and the folder offers.
        package: The package of the folder.
        allow_download: Whether missing models may be fetched.
        use_gpu: Whether to use an accelerator where there is one.
    """

    language: str
    model_dir: str | None
    model_paths: Mapping[str, str]
    processors: tuple[str, ...] | None
    package: str
    allow_download: bool
    use_gpu: bool

    def load(self) -> Any:
        """The ``stanza.Pipeline`` of these models.

        Raises:
            AnalyzerUnavailableError: If anything it needs is missing or is not what it must be.
        """
        stanza = self._import_stanza()
        self._check_files(self.model_paths.values(), self._given())
        if self.model_dir is None and self.model_paths:
            return self._from_paths(stanza)
        folder = self.model_dir or _default_folder()
        if self.allow_download:
            return self._with_download(stanza, folder)
        return self._from_folder(stanza, folder)

    def _import_stanza(self) -> Any:
        # Stanza prints to stderr through a handler of its own unless its logger has one already.
        logger = logging.getLogger("stanza")
        if not logger.hasHandlers():
            logger.addHandler(logging.NullHandler())
        try:
            import stanza
        except (ImportError, OSError) as error:
            name = getattr(error, "name", None) or "stanza"
            package = name.partition(".")[0]
            raise self._unavailable([f"the Python package {package}"], _INSTALL) from error
        return stanza

    def _from_paths(self, stanza: Any) -> Any:
        """A pipeline of the given files alone; the list that Stanza insists on is an empty one."""
        names = self.processors or self._given()
        self._check_needs(names)
        missing = [name for name in names if name not in self.model_paths]
        if missing:
            raise self.missing_processors(missing, "in model_paths")
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "resources.json").write_text("{}", encoding="utf-8")
            return self._build(stanza, folder, names)

    def _from_folder(self, stanza: Any, folder: str) -> Any:
        names, files = self._resources(folder).plan(self)
        self._check_needs(names)
        self._check_files(files, names)
        return self._build(stanza, folder, names)

    def _with_download(self, stanza: Any, folder: str) -> Any:
        resources = Path(folder) / "resources.json"
        try:
            with _stanza_logger_at(logging.CRITICAL):
                if not resources.is_file():
                    Path(folder).mkdir(parents=True, exist_ok=True)
                    from stanza.resources.common import download_resources_json

                    download_resources_json(folder)
                names, files = self._resources(folder).plan(self)
                if not all(Path(file).is_file() for file in files):
                    stanza.download(
                        self.language,
                        model_dir=folder,
                        package=self.package,
                        processors=",".join(n for n in names if n not in self.model_paths),
                        logging_level="CRITICAL",
                        download_json=False,
                    )
        except AnalyzerUnavailableError:
            raise
        except Exception as error:
            raise self._unavailable(
                [f"the models, which could not be downloaded ({_first_line(error)})"],
                self._download_command(self.processors or PROCESSORS),
            ) from error
        return self._from_folder(stanza, folder)

    def _resources(self, folder: str) -> _Resources:
        import json

        path = Path(folder) / "resources.json"
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            data = None
        if not isinstance(data, dict):
            raise self._unavailable(
                [f"Stanza's list of resources {path}"],
                self._download_command(self.processors or ()),
            )
        entry = data.get(self.language)
        code = self.language
        if isinstance(entry, dict) and "alias" in entry:
            code = entry["alias"]
            entry = data.get(code)
        if not isinstance(entry, dict):
            raise self._unavailable(
                [f"the language {self.language!r} in {path}"],
                self._download_command(self.processors or ()),
            )
        return _Resources(folder, code, entry)

    def _build(self, stanza: Any, folder: str, names: Sequence[str]) -> Any:
        try:
            return self._pipeline(stanza, folder, names)
        except Exception as error:
            # Stanza does not say which model it could not read: load them one more at a time.
            raise self._unavailable(
                [f"a usable model for {self._first_unusable(stanza, folder, names)}"],
                self._download_command(names),
            ) from error

    def _first_unusable(self, stanza: Any, folder: str, names: Sequence[str]) -> str:
        for size in range(1, len(names)):
            try:
                self._pipeline(stanza, folder, names[:size])
            except Exception:  # noqa: BLE001, whatever it is, this is the model at fault
                return self._described(names[size - 1])
        return self._described(names[-1])

    def _described(self, name: str) -> str:
        path = self.model_paths.get(name)
        return f"{name} in {path}" if path else name

    def _pipeline(self, stanza: Any, folder: str, names: Sequence[str]) -> Any:
        paths = {
            (f"{key}_model_path" if key in PROCESSORS else f"{key}_path"): path
            for key, path in self.model_paths.items()
            if key.partition("_")[0] in names
        }
        with _stanza_logger_at(logging.CRITICAL):
            return stanza.Pipeline(
                self.language,
                dir=folder,
                package=self.package,
                processors=",".join(names),
                download_method=None,
                allow_unknown_language=True,
                use_gpu=self.use_gpu,
                **paths,
            )

    def _check_needs(self, names: Sequence[str]) -> None:
        needed = {need for name in names for need in _NEEDS.get(name, ())} | {"tokenize"}
        missing = [name for name in PROCESSORS if name in needed and name not in names]
        if missing:
            raise self.missing_processors(missing, f"which {', '.join(names) or 'it'} needs")

    def _check_files(self, paths: Iterable[str], processors: Sequence[str]) -> None:
        missing = [path for path in paths if not Path(path).is_file()]
        if missing:
            raise self._unavailable(
                [f"the model file {path}" for path in missing], self._download_command(processors)
            )

    def _given(self) -> tuple[str, ...]:
        return tuple(name for name in PROCESSORS if name in self.model_paths)

    def missing_processors(self, names: Sequence[str], where: str) -> AnalyzerUnavailableError:
        """The error for processors that are not there."""
        return self._unavailable(
            [f"the processor {name}, {where}" for name in names], self._download_command(names)
        )

    def _download_command(self, processors: Sequence[str]) -> str:
        arguments = [repr(self.language)]
        if self.model_dir is not None:
            arguments.append(f"model_dir={self.model_dir!r}")
        if self.package != "default":
            arguments.append(f"package={self.package!r}")
        if processors:
            arguments.append(f"processors={','.join(processors)!r}")
        return f'python -c "import stanza; stanza.download({", ".join(arguments)})"'

    def _unavailable(self, missing: Sequence[str], remedy: str) -> AnalyzerUnavailableError:
        return AnalyzerUnavailableError(self.language, tuple(missing), remedy)


@frozen
class _Resources:
    """What Stanza's list of resources says of one language.

    Attributes:
        folder: The folder of the list.
        code: The language, aliases followed.
        entry: Its part of the list.
    """

    folder: str
    code: str
    entry: Mapping[str, Any]

    def plan(self, models: StanzaModels) -> tuple[tuple[str, ...], list[str]]:
        """The processors to load, and the files that they need from the folder.

        Raises:
            AnalyzerUnavailableError: If a processor that was asked for is not offered.
        """
        package = self.entry.get("packages", {}).get(models.package, {})
        chosen = {name: self._packages(name, package, models.package) for name in PROCESSORS}
        offered = [name for name in PROCESSORS if chosen[name] or name in models.model_paths]
        names = models.processors or tuple(
            name for name in PROCESSORS if name in offered or name not in _OPTIONAL
        )
        # Stanza adds the expander of multi-word tokens wherever the tokenizer was trained with one.
        if "mwt" in offered and "mwt" not in names and "tokenize" in names:
            names = tuple(name for name in PROCESSORS if name in (*names, "mwt"))
        missing = [name for name in names if name not in offered]
        if missing:
            raise models.missing_processors(missing, f"in {self.folder}/resources.json")
        return names, [
            path
            for name in names
            if name not in models.model_paths
            for path in self._files(name, chosen[name])
        ]

    def _packages(self, name: str, package: Mapping[str, Any], asked: str) -> list[str]:
        """The models of a processor: by the package, else the one that is called like it."""
        found = package.get(name, package.get("optional", {}).get(name))
        if found is None:
            return [asked] if asked in self.entry.get(name, {}) else []
        return [found] if isinstance(found, str) else list(found)

    def _files(self, name: str, packages: Sequence[str]) -> Iterator[str]:
        for package in packages:
            if package == "identity":
                continue
            yield self._file(name, package)
            for needed in self.entry.get(name, {}).get(package, {}).get("dependencies", []):
                yield self._file(needed["model"], needed["package"])

    def _file(self, name: str, package: str) -> str:
        return str(Path(self.folder, self.code, name, f"{package}.pt"))


@contextmanager
def _stanza_logger_at(level: int) -> Iterator[None]:
    """Stanza's logger at this level for a while."""
    logger = logging.getLogger("stanza")
    before = logger.level
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.setLevel(before)


def _default_folder() -> str:
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return str(DEFAULT_MODEL_DIR)


def _first_line(error: BaseException) -> str:
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
