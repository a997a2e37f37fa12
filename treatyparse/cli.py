"""The command line: files in, findings out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import IO, Any, Final

import click
from rich.console import Console
from rich.progress import track

import treatyparse
from treatyparse.errors import (
    InvalidDocumentError,
    ItemError,
    LexiconError,
    MissingExtraError,
    TreatyparseError,
)
from treatyparse.highlight import labelled
from treatyparse.inputs import Input, find_inputs
from treatyparse.language_files import language_heads
from treatyparse.lexicon import Vocabulary
from treatyparse.many import parse_many
from treatyparse.model import Document
from treatyparse.reports import Csv, JsonArray, JsonLines, Page, Parquet, Record, Report, Table

EXIT_ITEMS: Final = 1
EXIT_USAGE: Final = 2
EXIT_MISSING: Final = 3
EXIT_INTERRUPTED: Final = 130
EXIT_CODES: Final = """\b
Exit codes:
  0    every source was read
  1    a source was not read, or the output not written; standard error says why
  2    the command was wrong
  3    an optional package is missing; standard error says what to install
  130  interrupted; no half-written file is left
"""

FORMATS: Final[dict[str, Callable[[IO[bytes], bool, bool], Report]]] = {
    "table": lambda stream, explain, _exact: Table(stream, explain),
    "json": lambda stream, _explain, _exact: JsonArray(stream),
    "jsonl": lambda stream, _explain, _exact: JsonLines(stream),
    "csv": Csv,
    "parquet": lambda stream, _explain, _exact: Parquet(stream),
    "html": lambda stream, _explain, _exact: Page(stream),
}


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(treatyparse.__version__, prog_name="treatyparse")
def cli() -> None:
    """Who undertakes what, and in whose words: clauses and quotations in news and treaties."""


_format = click.option(
    "-f", "--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True
)
_language = click.option(
    "-l",
    "--language",
    type=click.Choice(treatyparse.languages()),
    help="The language of the texts; detected for each where left out.",
)
_explain = click.option(
    "--explain", is_flag=True, help="Show in tables and CSV what led to each decision."
)
_exact = click.option(
    "--exact",
    is_flag=True,
    help="Leave CSV cells as they are; else one that a spreadsheet takes for a formula "
    "gets an apostrophe in front.",
)
_output = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which is replaced only when all is written.",
)


@cli.command(epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True)
@_format
@_language
@_explain
@_exact
@_output
@click.option(
    "-p",
    "--processes",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes read.",
)
@click.option(
    "--vocabulary",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file of terms of your own, merged over the language of each text.",
)
@click.option("--encoding", help="The encoding of the text files; detected where left out.")
def parse(  # noqa: PLR0913, PLR0917  # an option each, given by name
    files: tuple[str, ...],
    form: str,
    language: str | None,
    explain: bool,
    exact: bool,
    output: Path | None,
    processes: int,
    vocabulary: Path | None,
    encoding: str | None,
) -> int:
    """Read FILES: text files, web pages, directories, patterns such as 'news/**/*.txt', or -.

    A source that cannot be read is named on standard error, and the rest goes on. JSON and
    JSON lines hold a record for it too.
    """
    sources = list(find_inputs(files, encoding))
    if not sources:
        raise click.UsageError(f"expected files to read, found none in {' '.join(files)}")
    words = None if vocabulary is None else _vocabulary(vocabulary)
    records: Iterable[Record] = _records(sources, language, words, processes)
    if sys.stderr.isatty() and len(sources) > 1:
        records = track(
            records, "reading", len(sources), console=Console(stderr=True), transient=True
        )
    return _write(records, form, explain=explain, exact=exact, output=output)


def _vocabulary(file: Path) -> Vocabulary:
    try:
        return Vocabulary(file.read_text(encoding="utf-8"), str(file))
    except UnicodeDecodeError as error:
        raise click.UsageError(f"expected a vocabulary in UTF-8, got {file}: {error}") from None
    except LexiconError as error:
        raise click.UsageError(str(error)) from None


def _records(
    sources: Iterable[Input], language: str | None, vocabulary: Vocabulary | None, processes: int
) -> Iterator[Record]:
    """What becomes of each source, in order."""
    taken: list[tuple[Input, Exception | None]] = []

    def texts() -> Iterator[Any]:
        for source in sources:
            text, error = None, None
            try:
                text = source.read()
            except (OSError, TreatyparseError) as problem:
                error = problem
            taken.append((source, error))
            yield text

    found = parse_many(texts(), language=language, lexicon=vocabulary, processes=processes)
    for result in found:
        source, error = taken.pop(0)
        if isinstance(result, ItemError):
            yield Record(source.name, error or result.error)
        else:
            yield Record(source.name, result)


def _write(
    records: Iterable[Record], form: str, *, explain: bool, exact: bool, output: Path | None
) -> int:
    """Write the records; the exit code."""
    code = 0
    with _opened(output) as stream:
        report = FORMATS[form](stream, explain, exact)
        for record in records:
            error = _add(report, record)
            if error is not None:
                missing = isinstance(error, MissingExtraError)
                code = max(code, EXIT_MISSING if missing else EXIT_ITEMS)
                click.echo(f"{labelled(record.source)}: {_reason(error)}", err=True)
        report.finish()
    return code


def _add(report: Report, record: Record) -> Exception | None:
    """Write the record, or in its place why its format cannot hold it; what is wrong with it."""
    try:
        report.add(record)
    except InvalidDocumentError as error:
        report.add(Record(record.source, error))
        return error
    return record.result if isinstance(record.result, Exception) else None


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return labelled(str(error))


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """The standard output, or a file that takes its place only when all went well."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    draft = output.with_name(f".{output.name}.{os.getpid()}.tmp")
    try:
        with draft.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(output)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


@cli.command()
def languages() -> int:
    """The languages, by code and name."""
    for language in language_heads():
        click.echo(f"{language.code}  {language.name}")
    return 0


@cli.command()
def schema() -> int:
    """The JSON Schema of a document, as JSON and JSON lines hold it."""
    click.echo(json.dumps(Document.json_schema(), indent=2))
    return 0


_SAMPLES: Final = ("en", "ru")


@cli.command()
@click.option("-l", "--language", type=click.Choice(_SAMPLES), default="en", show_default=True)
@click.option("--text", is_flag=True, help="Show the text itself.")
@_format
@_explain
@_exact
@_output
def example(
    language: str,
    text: bool,
    form: str,
    explain: bool,
    exact: bool,
    output: Path | None,
) -> int:
    """Read the example that comes with the package."""
    sample = resources.files("treatyparse") / "samples" / f"{language}.txt"
    content = sample.read_text(encoding="utf-8")
    if text:
        click.echo(content, nl=False)
        return 0
    record = Record(f"example ({language})", treatyparse.parse(content, language=language))
    return _write([record], form, explain=explain, exact=exact, output=output)


def run(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code."""
    try:
        code: int | None = cli.main(arguments, prog_name="treatyparse", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("treatyparse: interrupted", err=True)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough; what is buffered must not fail again at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_ITEMS
    except MissingExtraError as error:
        click.echo(f"treatyparse: {error}", err=True)
        return EXIT_MISSING
    except (OSError, TreatyparseError) as error:
        click.echo(f"treatyparse: {error}", err=True)
        return EXIT_ITEMS
    return code or 0
