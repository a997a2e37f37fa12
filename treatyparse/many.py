"""Many texts: read one after the other or in several processes, in order, in bounded memory."""

from __future__ import annotations

import gc
import signal
import sys
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from threading import BrokenBarrierError, active_count
from time import sleep
from typing import TYPE_CHECKING, Final

from attrs import Factory, define, field

from treatyparse.analysis import Analyzer
from treatyparse.analysis.lexical import LEXICAL
from treatyparse.document import parse
from treatyparse.errors import InvalidArgumentError, ItemError, WorkerError
from treatyparse.lexicon import Lexicon, Vocabulary, load_lexicon
from treatyparse.model import Document
from treatyparse.transfer import read, written

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from threading import Barrier

LARGEST_CHUNK: Final = 32_000
"""Code points of text that go to a process at a time; a longer text goes alone."""
MOST_ITEMS: Final = 256
"""Texts that go to a process at a time."""
AHEAD: Final = 2
"""Chunks per process that are read ahead of what has been yielded."""


def parse_many(
    texts: Iterable[str],
    *,
    language: str | None = None,
    lexicon: Lexicon | Vocabulary | None = None,
    analyzer: Analyzer = LEXICAL,
    processes: int = 1,
) -> Iterator[Document | ItemError]:
    """The documents of many texts, in order, each as soon as it is asked for.

    An item that cannot be read is yielded as an :class:`ItemError` in its place, and the rest
    goes on: ``len(list(parse_many(texts))) == len(list(texts))``. With several processes some
    texts are taken ahead, never more than some ten thousand code points per process, so the
    input may be endless. A worker process that is killed is replaced, with a ``RuntimeWarning``,
    and its texts are read again; a text that kills it each time is yielded as an error.

    Args:
        texts: Any iterable of strings.
        language: A code of :func:`languages` for all of them; detected for each where left out.
        lexicon: A lexicon of your own for all of them, in place of a shipped one; or a
            vocabulary, merged over the shipped one of each text's language.
        analyzer: What reads beside the rules, as in :func:`parse`; it is pickled for the
            processes, and each loads the models it needs.
        processes: How many processes read; with 1 this one does, without delay. With more, the
            main module must be guarded by ``if __name__ == "__main__":`` as always with
            ``multiprocessing``: they are copies of this process only on Linux, where it has one
            thread and no analyzer, and else start anew.

    Raises:
        InvalidArgumentError: At once, if the texts are a single string or no iterable, or the
            number of processes is not a positive integer.
        UnknownLanguageError: At once, if no such language is shipped.
        WorkerError: If worker processes cannot start.

    Example:
        >>> for item in parse_many(["“We will trade,” he said.", None]):
        ...     print(item)
        Document('en', 25 code points, 1 quotations, 0 clauses, 0 instruments)
        item 1: expected a text as str, got NoneType
    """
    if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
        raise InvalidArgumentError(
            f"expected an iterable of texts, got {type(texts).__name__}; for one text use parse()"
        )
    if type(processes) is not int or processes < 1:
        raise InvalidArgumentError(f"expected a number of processes from 1, got {processes!r}")
    if language is not None:
        load_lexicon(language)
    if processes == 1:
        return _in_turn(texts, _Settings(language, lexicon, analyzer))
    return _in_processes(texts, _Workers(processes, _Settings(language, lexicon, analyzer)))


@define
class _Settings:
    """How every text is read, in this process or in a worker that was told at its start."""

    language: str | None = None
    lexicon: Lexicon | Vocabulary | None = None
    analyzer: Analyzer = LEXICAL


def _in_turn(texts: Iterable[object], settings: _Settings) -> Iterator[Document | ItemError]:
    for index, text in enumerate(texts):
        yield _finished(index, _read(text, settings))


def _read(text: object, settings: _Settings) -> Document | Exception:
    try:
        return parse(
            text,  # type: ignore[arg-type]
            settings.language,
            lexicon=settings.lexicon,
            analyzer=settings.analyzer,
        )
    except Exception as error:  # noqa: BLE001  # whatever it is, the other items go on
        return error


def _finished(index: int, result: Document | Exception) -> Document | ItemError:
    return ItemError(index, result) if isinstance(result, Exception) else result


@define
class _Chunk:
    """Texts that go to a process together.

    Attributes:
        first: The index of the first.
        items: The texts, or what is wrong with an item that is no text.
        future: The results to come of those that are texts, as they were sent.
    """

    first: int
    items: list[str | Exception] = Factory(list)
    future: Future[bytes] = Factory(Future)

    @property
    def texts(self) -> list[str]:
        return [item for item in self.items if isinstance(item, str)]

    def finished(self) -> Iterator[Document | ItemError]:
        results = iter(read(self.future.result()))
        for index, item in enumerate(self.items, self.first):
            yield _finished(index, next(results) if isinstance(item, str) else item)


def _chunks(texts: Iterable[object]) -> Iterator[_Chunk]:
    chunk, size = _Chunk(0), 0
    for index, text in enumerate(texts):
        item = _item(text)
        length = len(item) if isinstance(item, str) else 0
        if chunk.items and (size + length > LARGEST_CHUNK or len(chunk.items) == MOST_ITEMS):
            yield chunk
            chunk, size = _Chunk(index), 0
        chunk.items.append(item)
        size += length
    if chunk.items:
        yield chunk


def _item(text: object) -> str | Exception:
    """The text as a plain string, which can be sent to a process whatever its class."""
    if isinstance(text, str):
        return str.__str__(text)
    return InvalidArgumentError(f"expected a text as str, got {type(text).__name__}")


def _in_processes(texts: Iterable[object], workers: _Workers) -> Iterator[Document | ItemError]:
    waiting: deque[_Chunk] = deque()
    chunks = _chunks(texts)
    first = list(islice(chunks, workers.processes))
    workers.processes = len(first)  # none without work
    try:
        for chunk in chain(first, chunks):
            chunk.future = workers.submit(chunk.texts)
            waiting.append(chunk)
            if len(waiting) > AHEAD * workers.processes:
                yield from _first_of(waiting, workers)
        while waiting:
            yield from _first_of(waiting, workers)
    finally:
        workers.stop()


def _first_of(waiting: deque[_Chunk], workers: _Workers) -> Iterator[Document | ItemError]:
    """The results of the chunk that has waited longest."""
    if isinstance(waiting[0].future.exception(), BrokenExecutor):
        _read_again(waiting, workers)
    yield from waiting.popleft().finished()


def _read_again(waiting: Iterable[_Chunk], workers: _Workers) -> None:
    """Read what was lost with the workers, one chunk at a time to find what killed them."""
    warnings.warn(
        "a worker process was killed; the texts that it had are read again",
        RuntimeWarning,
        stacklevel=4,
    )
    lost = [chunk for chunk in waiting if isinstance(chunk.future.exception(), BrokenExecutor)]
    workers.stop()
    careful = _Workers(1, workers.settings)
    try:
        for chunk in lost:
            chunk.future = Future()
            chunk.future.set_result(written(_read_carefully(chunk.texts, careful)))
    finally:
        careful.stop()


def _read_carefully(texts: list[str], workers: _Workers) -> list[Document | Exception]:
    """The results of the texts; they are halved until the one that kills its worker is alone."""
    future = workers.submit(texts)
    if not isinstance(future.exception(), BrokenExecutor):
        return read(future.result())
    workers.stop()
    if len(texts) == 1:
        return [WorkerError("the worker process was killed each time it read this text")]
    half = len(texts) // 2
    return [*_read_carefully(texts[:half], workers), *_read_carefully(texts[half:], workers)]


@define
class _Workers:
    """Processes that read texts, started when they are needed and anew after a loss.

    All have started before any reads a text: a pool that loses one process while it starts another
    waits for the new one forever.
    """

    processes: int
    settings: _Settings
    _pool: ProcessPoolExecutor | None = field(init=False, default=None)

    def submit(self, texts: Sequence[str]) -> Future[bytes]:
        """The results to come; a pool that broke meanwhile gives a failed future."""
        if self._pool is None:
            self._pool = self._start()
        try:
            with _interrupts_held():
                return self._pool.submit(_read_chunk, texts)
        except BrokenExecutor as error:
            failed: Future[bytes] = Future()
            failed.set_exception(error)
            return failed

    def _start(self) -> ProcessPoolExecutor:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        may_fork = self.settings.analyzer is LEXICAL and _may_fork()  # models may not survive it
        context = multiprocessing.get_context("fork" if may_fork else "spawn")
        pool = ProcessPoolExecutor(
            self.processes,
            mp_context=context,
            initializer=_settle,
            initargs=(self.settings, context.Barrier(self.processes)),
        )
        try:
            with _interrupts_held():
                first = pool.submit(_read_chunk, [])
            first.result()
            with _interrupts_held():
                meeting = [pool.submit(_meet) for _ in range(self.processes)]
            for one in meeting:
                one.result()
        except (BrokenExecutor, BrokenBarrierError):
            pool.shutdown()
            raise WorkerError(
                "expected worker processes to start; does the main module guard its work by "
                "`if __name__ == '__main__':`, and is it a file?"
            ) from None
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
        return pool

    def stop(self) -> None:
        """End the processes, once they have finished the chunk that they are at."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _may_fork() -> bool:
    """Whether processes may be copies of this one, which are at work at once.

    They know the languages and words that this process knows. A process of several threads, those
    of other libraries included, is never copied: a lock that one of them holds would be held for
    ever. A thread that has just ended is listed for a moment longer.
    """
    if sys.platform != "linux" or active_count() > 1:
        return False
    for _ in range(20):
        if len(list(Path("/proc/self/task").iterdir())) == 1:
            return True
        sleep(0.001)
    return False


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold interrupts back, and for good in a process that is started meanwhile.

    Without this a process that is interrupted before it is settled would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle(settings: _Settings, barrier: Barrier) -> None:
    """Prepare a worker process; an interrupt is the parent's to handle.

    What is loaded by now lives as long as the process, so no collection need look at it again;
    and as reading leaves no cycles behind, collections can be rare.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _told.settings = settings
    _told.barrier = barrier
    if settings.lexicon is None and settings.language is not None:
        load_lexicon(settings.language)
    gc.freeze()
    gc.set_threshold(RARELY)


RARELY: Final = 100_000
"""Objects made in a worker before a collection looks for cycles among them."""


@define
class _Told:
    """What a worker process was told at its start."""

    settings: _Settings = Factory(_Settings)
    barrier: Barrier | None = None


_told: Final = _Told()


LONGEST_START: Final = 60.0
"""Seconds that a process which has started waits for the others."""


def _meet() -> None:
    """Wait until every process has started."""
    if _told.barrier is not None:
        _told.barrier.wait(LONGEST_START)


def _read_chunk(texts: Sequence[str]) -> bytes:
    return written([_portable(_read(text, _told.settings)) for text in texts])


def _portable(result: Document | Exception) -> Document | Exception:
    """The result in a form that reaches the other process."""
    if isinstance(result, Exception):
        try:
            read(written([result]))
        except Exception:  # noqa: BLE001  # an exception's class may do anything when pickled
            return RuntimeError(f"{type(result).__name__}: {result}")
    return result
