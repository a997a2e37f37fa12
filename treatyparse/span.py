"""Span: a half-open stretch of a text, with the text itself."""

from __future__ import annotations

from attrs import field, fields, frozen

from treatyparse.errors import InvalidSpanError


@frozen(order=True, repr=False)
class Span:
    """A half-open range of a text, counted in Unicode code points.

    Attributes:
        start: The first code point, ``0 <= start``.
        end: One past the last code point, ``start <= end``.
        text: ``document.text[start:end]``, exactly.

    Raises:
        InvalidSpanError: If the three do not agree.

    Example:
        >>> Span(3, 6, "war")
        Span([3, 6) 'war')
    """

    start: int
    end: int
    text: str = field()

    @text.validator
    def _check(self, _attribute: object, text: str) -> None:
        if not (type(self.start) is type(self.end) is int and isinstance(text, str)):
            raise InvalidSpanError(
                f"expected two integers and a string, got {self.start!r}, {self.end!r} and {text!r}"
            )
        if not 0 <= self.start <= self.end or len(text) != self.end - self.start:
            raise InvalidSpanError(
                f"expected 0 <= start <= end and end - start code points of text, "
                f"got [{self.start}, {self.end}) and {len(text)} code points"
            )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` up to ``end``.

        Raises:
            InvalidSpanError: If the bounds do not lie in the text.

        Example:
            >>> Span.of("the war ended", 4, 7).text
            'war'
        """
        if end > len(text):
            raise InvalidSpanError(
                f"expected bounds in a text of {len(text)} code points, got [{start}, {end})"
            )
        if cls is Span and type(start) is type(end) is int and 0 <= start <= end:
            return made(start, end, text[start:end])  # nothing is left to check
        return cls(start, end, text[start:end])

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span, its bounds included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, distance: int) -> Span:
        """The same text, ``distance`` code points later (earlier, where negative)."""
        return Span(self.start + distance, self.end + distance, self.text)

    def __len__(self) -> int:
        return self.end - self.start

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        shown = self.text if len(self.text) <= 60 else self.text[:59] + "…"
        return f"Span([{self.start}, {self.end}) {shown!r})"


def made(start: int, end: int, text: str) -> Span:
    """The span with these fields, which are known to agree; made so in a third of the time."""
    span = object.__new__(Span)
    _set_start(span, start)
    _set_end(span, end)
    _set_text(span, text)
    return span


_set_start, _set_end, _set_text = (vars(Span)[f.name].__set__ for f in fields(Span))
