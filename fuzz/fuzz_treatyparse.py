"""Fuzz parse() and Document.from_dict() with Atheris; the laws of documents are the oracle.

    python -m pip install atheris
    python fuzz/fuzz_treatyparse.py --seeds build/fuzz
    python fuzz/fuzz_treatyparse.py --findings build/fuzz/findings \
        -dict=build/fuzz/words.dict -max_len=600 -max_total_time=3600 build/fuzz/corpus

The seeds are the golden texts of the tests, paragraph by paragraph, and the data of documents read
from them. With ``--findings`` an input that breaks a law is written to that folder, one for each
place where laws broke, and the run goes on; without, it ends there.

Without Atheris (it lags behind new Pythons) the same target runs on random bytes:

    python fuzz/fuzz_treatyparse.py --random 60

A finding becomes a named case in ``tests/test_findings.py``.
"""

from __future__ import annotations

import json
import pkgutil
import random
import re
import sys
import traceback
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

GUIDED = "--random" not in sys.argv and "--seeds" not in sys.argv and __name__ == "__main__"
NOT_FUZZED = ("analysis.stanza", "cli", "reports", "stanza", "strategies", "tables")
"""Modules that neither reading nor from_dict needs, some of which ask for other packages."""

if GUIDED:
    import atheris

    with atheris.instrument_imports(include=["treatyparse"]):
        import treatyparse

        for module in pkgutil.walk_packages(treatyparse.__path__, "treatyparse."):
            if not module.name.removeprefix("treatyparse.").startswith(("_", *NOT_FUZZED)):
                import_module(module.name)
else:
    import treatyparse

from treatyparse import Document, InvalidDocumentError  # noqa: E402  # instrumented first

LANGUAGES = treatyparse.languages()
PIECES = [
    *"«»“”„‟‘’‚‹›\"'`＂〝〞「」『』,.:;-–—()•\n\r\t \u2028\u2029\u00a0\u200b\u00ad\u202e\ud800",
    *("``", "''", ",,", "\n\n", "\r\n", " - ", ", — сказал он, — ", " he said, "),
    *("сказал", "министр", "в договоре", "говорится", "Стороны", "Россия", "торговлю", "обязуются"),
    *("said", "Minister", "the treaty", "The Parties", "Peru", "shall not", "trade", "Article 1"),
    *("双方", "表示", "条约", "الطرفان", "قال", "12", "5 May 1997", "СССР", "A"),
]
"""What a byte stands for below this list's length, so that bytes reach every stage."""


def of_pieces(data: bytes) -> str:
    """A text of pieces and, where a byte is beyond them, of single code points."""
    return "".join(PIECES[byte] if byte < len(PIECES) else chr(byte * 37 % 0x2FFF) for byte in data)


def of_utf8(data: bytes) -> str:
    """The text itself; a byte that is no UTF-8 becomes half a surrogate pair."""
    return data.decode("utf-8", "surrogateescape")


def check_parse(text: str, language: str | None) -> None:
    """Any text parses, and what comes of it obeys every law that a document is bound to."""
    document = treatyparse.parse(text, language)
    assert text == document.text
    spans = list(document.spans())
    for path, span in spans:
        assert text[span.start : span.end] == span.text, path
    assert document == Document.from_dict(json.loads(json.dumps(document.to_dict())))
    assert document.quotations == treatyparse.find_quotations(text, document.language)
    shifted = treatyparse.parse("\n\n" + text, document.language)
    assert [(path, span.shift(2)) for path, span in spans] == list(shifted.spans())
    document._repr_html_()
    classified = treatyparse.classify(text, document.language)
    assert classified.types <= {evidence.type for evidence in classified.evidence}


def check_from_dict(data: bytes) -> None:
    """Data either make a document that writes the same data, or are refused with a path."""
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        document = Document.from_dict(found)
    except InvalidDocumentError as error:
        assert error.path.startswith("$")  # noqa: PT017  # no pytest here
    else:
        assert document == Document.from_dict(document.to_dict())


def target(data: bytes) -> None:
    """One input: its first byte chooses the check and the language, or that it be detected."""
    if not data:
        return
    kind, code = divmod(data[0], 16)
    language = LANGUAGES[code] if code < len(LANGUAGES) else None
    if kind % 4 == 3:
        check_from_dict(data[1:])
    elif kind % 4 == 2:
        check_parse(of_pieces(data[1:]), language)
    else:
        check_parse(of_utf8(data[1:]), language)


def keeping(findings: Path) -> Callable[[bytes], None]:
    """The target, which writes what breaks a law to a folder, once for each place, and goes on."""
    findings.mkdir(parents=True, exist_ok=True)

    def kept(data: bytes) -> None:
        try:
            target(data)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a finding
            trace = "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__
            name = sha256(trace.encode()).hexdigest()[:12]
            if not (findings / f"{name}.bin").exists():
                (findings / f"{name}.bin").write_bytes(data)
                (findings / f"{name}.txt").write_text(f"{trace}: {error}\n{data!r}\n", "utf-8")

    return kept


def write_seeds(folder: Path) -> None:
    """A corpus of the golden texts and of documents read from them, and a dictionary of words."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    golden = Path(__file__).parent.parent / "tests" / "golden"
    seeds = []
    for path in sorted(golden.rglob("*.txt")):
        code = path.relative_to(golden).parts[0]
        marked = path.read_text("utf-8")
        text = re.sub(r"\[\[[^|\[\]]+\||\]\]", "", marked)
        first = bytes([LANGUAGES.index(code)])
        seeds += [first + paragraph.encode()[:600] for paragraph in text.split("\n\n")]
        if len(marked) < 400:
            document = treatyparse.parse(text, code).to_dict()
            seeds.append(b"\x30" + json.dumps(document, ensure_ascii=False).encode())
    for seed in seeds:
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words = {piece.encode("utf-8", "surrogatepass") for piece in PIECES}
    lines = ("".join(f"\\x{byte:02x}" for byte in word) for word in sorted(words))
    (folder / "words.dict").write_text("".join(f'"{line}"\n' for line in lines), "ascii")
    print(f"{len(seeds)} seeds, {len(words)} words")


def run_at_random(seconds: float, seed: int = 0) -> int:
    """Feed random bytes, and damaged data of sound documents, for some seconds."""
    source = random.Random(seed)
    sound = [
        json.dumps(treatyparse.parse(text).to_dict()).encode()
        for text in ("“We trade,” the treaty of Peru says.", "«Мир», — сказал Иван Петров.")
    ]
    end, count = monotonic() + seconds, 0
    while monotonic() < end:
        language = source.randrange(16)
        if source.random() < 0.8:
            most = len(PIECES) if source.random() < 0.9 else 256
            data = bytes(source.randrange(most) for _ in range(source.randrange(1, 60)))
            data = bytes([0x20 + language]) + data
        else:
            damaged = bytearray(source.choice(sound))
            for _ in range(source.randrange(1, 4)):
                damaged[source.randrange(len(damaged))] = source.randrange(32, 127)
            data = b"\x30" + damaged
        try:
            target(data)
        except Exception:
            print(f"failed after {count} inputs on {data!r}", file=sys.stderr)
            raise
        count += 1
    return count


def option(name: str) -> str | None:
    """Take an option of ours and its value out of the arguments, which else are libFuzzer's."""
    if name not in sys.argv:
        return None
    place = sys.argv.index(name)
    value = sys.argv[place + 1] if len(sys.argv) > place + 1 else ""
    del sys.argv[place : place + 2]
    return value


def main() -> None:
    """Write the seeds, run at random, or run with Atheris."""
    folder = option("--seeds")
    if folder:
        write_seeds(Path(folder))
        return
    seconds = option("--random")
    if seconds is not None:
        print(f"{run_at_random(float(seconds or 60))} inputs, nothing found")
        return
    findings = option("--findings")
    atheris.Setup(sys.argv, keeping(Path(findings)) if findings else target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
