"""Document: the whole flow, text to document, on one screen."""

from __future__ import annotations

from treatyparse.analysis import Analyzer
from treatyparse.analysis.lexical import LEXICAL
from treatyparse.attribution import attribute
from treatyparse.classification.articles import classify_article
from treatyparse.clauses import find_clauses
from treatyparse.detection import detect_language
from treatyparse.errors import InvalidArgumentError
from treatyparse.instruments import find_instruments
from treatyparse.lexicon import Lexicon, Vocabulary, load_lexicon
from treatyparse.model import Classification, Document, Quotation
from treatyparse.parties import find_parties
from treatyparse.quotations import pair_marks
from treatyparse.quotations.marks import has_marks
from treatyparse.reading import Reading
from treatyparse.segmentation import read
from treatyparse.syntax import Syntax


def parse(
    text: str,
    language: str | None = None,
    *,
    lexicon: Lexicon | Vocabulary | None = None,
    analyzer: Analyzer = LEXICAL,
) -> Document:
    """The quotations, clauses and instruments of a text.

    Args:
        text: Any string; it is never changed.
        language: A code of :func:`languages`; detected from the text where it is left out.
        lexicon: A lexicon of your own, in place of the shipped one of a language; or a
            vocabulary, merged over the shipped one.
        analyzer: What reads lemmas, trees and entities beside the rules, for example a
            :class:`StanzaAnalyzer`; nothing does where it is left out.

    Raises:
        InvalidArgumentError: If the text is no string.
        UnknownLanguageError: If no such language is shipped.
        AnalyzerUnavailableError: If the analyzer lacks something that it needs.

    Example:
        >>> document = parse("“We will trade,” said the minister.")
        >>> document.quotations[0].text
        'We will trade,'
    """
    lexicon = _lexicon(text, language, lexicon)
    reading, quotations = _quotations(read(text, lexicon), analyzer)
    parties = find_parties(reading, quotations)
    instruments = find_instruments(reading, quotations, parties)
    clauses = find_clauses(reading, quotations, parties, instruments)
    return Document(text, lexicon.language.code, quotations, clauses, instruments)


def find_quotations(
    text: str,
    language: str | None = None,
    *,
    lexicon: Lexicon | Vocabulary | None = None,
    analyzer: Analyzer = LEXICAL,
) -> tuple[Quotation, ...]:
    """The quotations of a text, kind and attribution included; arguments as :func:`parse`.

    Example:
        >>> [quotation.kind.value for quotation in find_quotations("The daily «Al-Qabas» is out.")]
        ['name']
    """
    lexicon = _lexicon(text, language, lexicon)
    if analyzer is LEXICAL:
        if not has_marks(text):
            return ()
        reading = read(text, lexicon, for_quotations=True)
        return attribute(reading, pair_marks(reading))
    return _quotations(read(text, lexicon), analyzer)[1]


def _quotations(reading: Reading, analyzer: Analyzer) -> tuple[Reading, tuple[Quotation, ...]]:
    """The reading with what the analyzer adds, and its quotations; the marks are let go."""
    pairs = pair_marks(reading)
    syntax = Syntax.of(reading, pairs, analyzer.beside(reading))
    return syntax.reading, syntax.refine(attribute(reading, pairs))


def classify(
    text: str, language: str | None = None, *, lexicon: Lexicon | Vocabulary | None = None
) -> Classification:
    """The types of a bare clause or of a whole treaty article; arguments as :func:`parse`."""
    reading = read(text, _lexicon(text, language, lexicon))
    return classify_article(reading)


def _lexicon(text: str, language: str | None, lexicon: Lexicon | Vocabulary | None) -> Lexicon:
    if not isinstance(text, str):
        raise InvalidArgumentError(f"expected a text as str, got {type(text).__name__}")
    if lexicon is not None:
        if isinstance(lexicon, Lexicon):
            return lexicon
        if not isinstance(lexicon, Vocabulary):
            raise InvalidArgumentError(
                f"expected a Lexicon or a Vocabulary, got {type(lexicon).__name__}"
            )
    code = detect_language(text) if language is None else language
    return load_lexicon(code) if lexicon is None else lexicon.over(code)
