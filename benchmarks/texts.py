"""Texts for the benchmarks, generated from templates, the same for the same seed.

The words follow Zipf's law over a vocabulary made from syllables, so that a long text goes on
bringing forms that were not seen before, as real ones do; the sentences around them are those of
news about agreements, so that every stage has work.
"""

from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import Final

_SYLLABLES: Final = (
    "ба бо ве ви го гра да де до жи за зо ка ке ко кра ла ле ло ма ме мо на не но па пе по пра"
    " ра ре ро са се со ста та те то тра фо ха хо це ча че ше ща"
).split()
_ENDINGS: Final = (
    "а ы у ой ов ами ах ый ая ое ого ому ым ые ых ть л ла ли ет ют ил ить но ие ия".split()
)
_COUNTRIES: Final = (
    ("Португалия", "Португалии", "Португалией"),
    ("Уругвай", "Уругвая", "Уругваем"),
    ("Монголия", "Монголии", "Монголией"),
    ("Словения", "Словении", "Словенией"),
    ("Эквадор", "Эквадора", "Эквадором"),
    ("Кения", "Кении", "Кенией"),
)
_NAMES: Final = ("Элена Дуарте", "Павел Гранин", "Тимур Ласточкин", "Анна Вересова", "Игорь Малов")
_POSTS: Final = ("министр обороны", "президент", "глава МИД", "посол", "премьер-министр")
_SENTENCES: Final = (
    "«Стороны воздерживаются от применения силы друг против друга и {}», — говорится в декларации.",
    "«Мы увеличим поставки газа и {}», — заявил {post} {of} {name}.",
    'По словам {name}, страны договорились "развивать военное сотрудничество" и {}.',
    "{country} и {of2} {} и намерены построить совместный завод по выпуску {}.",
    "{} {} {} {} {}, {} {} {} {}.",
    "В {} году {} {} {} компания «{Capital}» {} {} на {} млн долларов.",
    "{} {}, что {} {} {}, но {} {} {} {} {} {}.",
    "Как сообщает агентство, {} {} {} {}, {} {}.",
    "{Capital} {} {} {} {} «{}» {} {}; {} {} {} {}.",
    "{} {} {} {} {} {} {} {} {} {} {} {}, {} {} {} {} {} {}.",
)


class Vocabulary:
    """Words drawn by Zipf's law, with a seed."""

    def __init__(self, seed: int, size: int = 120_000) -> None:
        self.random = Random(seed)  # noqa: S311 - benchmark text, not a secret
        self.words = list(dict.fromkeys(self._word() for _ in range(size)))
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def _word(self) -> str:
        syllables = self.random.choices(_SYLLABLES, k=self.random.choice((1, 1, 2, 2, 2, 3, 3, 4)))
        return "".join(syllables) + self.random.choice(_ENDINGS)

    def sentence(self) -> str:
        """A sentence, capitalised."""
        template = self.random.choice(_SENTENCES)
        count = template.count("{}")
        drawn = self.random.choices(self.words, cum_weights=self.weights, k=count + 1)
        country, other = self.random.sample(_COUNTRIES, 2)
        sentence = template.format(
            *drawn[:count],
            Capital=drawn[count].capitalize(),
            country=country[0],
            of=country[1],
            of2=other[1],
            post=self.random.choice(_POSTS),
            name=self.random.choice(_NAMES),
        )
        return sentence[0].upper() + sentence[1:]


def articles(seed: int = 1, *, sentences: int = 20) -> Iterator[str]:
    """Articles of paragraphs of four sentences, without end."""
    vocabulary = Vocabulary(seed)
    while True:
        drawn = [vocabulary.sentence() for _ in range(sentences)]
        yield "\n\n".join(" ".join(drawn[i : i + 4]) for i in range(0, sentences, 4))


def russian(size: int, seed: int = 1) -> str:
    """A text of about ``size`` bytes in UTF-8."""
    parts: list[str] = []
    total = 0
    for article in articles(seed):
        parts.append(article)
        total += len(article.encode()) + 2
        if total >= size:
            return "\n\n".join(parts)
    raise AssertionError


def short_russian(count: int, seed: int = 2) -> list[str]:
    """Short reports of five sentences."""
    stream = articles(seed, sentences=5)
    return [next(stream) for _ in range(count)]
