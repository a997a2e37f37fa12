"""Fuzz parse() and Document.from_dict() with Atheris; the invariants are the oracle.

    python -m pip install atheris
    python fuzz/fuzz_treatyparse.py -max_total_time=600 fuzz/corpus

Without Atheris (it lags behind new Pythons) the same target runs on random bytes:

    python fuzz/fuzz_treatyparse.py --random 60

A finding becomes a named case in ``tests/test_hazards.py``.
"""

from __future__ import annotations

import json
import random
import sys
from time import monotonic
from typing import Any

import treatyparse
from treatyparse import Document, InvalidDocumentError

LANGUAGES = treatyparse.languages()
PIECES = [
    *"«»“”„‟‘’‚‹›\"'`＂〝〞「」『』,.:;-–—()•\n\r\t \u2028\u2029\u00a0\u200b\u00ad\u202e\ud800",
    *("``", "''", ",,", "\n\n", "\r\n", " - ", ", — сказал он, — ", " he said, "),
    *("сказал", "министр", "в договоре", "говорится", "Стороны", "Россия", "торговлю", "обязуются"),
    *("said", "Minister", "the treaty", "The Parties", "Peru", "shall not", "trade", "Article 1"),
    *("双方", "表示", "条约", "الطرفان", "قال", "12", "5 May 1997", "СССР", "A"),
]
"""What a byte stands for below this list's length, so that bytes reach every stage."""


def text_of(data: bytes) -> str:
    """A text of pieces and, where a byte is beyond them, of single code points."""
    return "".join(
        PIECES[byte] if byte < len(PIECES) else chr(byte * 37 % 0x2FFF) for byte in data[1:]
    )


def check_parse(data: bytes) -> None:
    """Any text parses, and what comes of it obeys every law that a document is bound to."""
    text = text_of(data)
    document = treatyparse.parse(text, LANGUAGES[data[0] % len(LANGUAGES)])
    assert text == document.text
    for path, span in document.spans():
        assert text[span.start : span.end] == span.text, path
    assert document == Document.from_dict(document.to_dict())
    assert document.quotations == treatyparse.find_quotations(text, document.language)
    document._repr_html_()


def check_from_dict(data: bytes) -> None:
    """Data either make a document that writes the same data, or are refused with a path."""
    try:
        found: Any = json.loads(data[1:])
    except (ValueError, RecursionError):
        return
    try:
        document = Document.from_dict(found)
    except InvalidDocumentError as error:
        assert error.path.startswith("$")  # noqa: PT017  # no pytest here
    else:
        assert document == Document.from_dict(document.to_dict())


def target(data: bytes) -> None:
    """One input: its first byte chooses the check and the language."""
    if not data:
        return
    if data[0] < 240:
        check_parse(data)
    else:
        check_from_dict(data)


def run_at_random(seconds: float, seed: int = 0) -> int:
    """Feed random bytes, and damaged data of sound documents, for some seconds."""
    source = random.Random(seed)
    sound = [
        json.dumps(treatyparse.parse(text).to_dict()).encode()
        for text in ("“We trade,” the treaty of Peru says.", "«Мир», — сказал Иван Петров.")
    ]
    end, count = monotonic() + seconds, 0
    while monotonic() < end:
        if source.random() < 0.8:
            most = len(PIECES) if source.random() < 0.9 else 239
            data = bytes(source.randrange(most) for _ in range(source.randrange(1, 60)))
        else:
            damaged = bytearray(source.choice(sound))
            for _ in range(source.randrange(1, 4)):
                damaged[source.randrange(len(damaged))] = source.randrange(32, 127)
            data = bytes([250]) + damaged
        try:
            target(data)
        except Exception:
            print(f"failed after {count} inputs on {data!r}", file=sys.stderr)
            raise
        count += 1
    return count


def main() -> None:
    """Run with Atheris, or at random."""
    if sys.argv[1:2] == ["--random"]:
        seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
        print(f"{run_at_random(seconds)} inputs, nothing found")
        return
    import atheris

    atheris.instrument_all()
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
