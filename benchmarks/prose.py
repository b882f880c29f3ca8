"""Writes English-looking Markdown from a seed: sentences, and the blocks a post is made of."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NOUNS = _words("""
    model reader archive editor chip market benchmark token network ledger station bridge
    report signal harbour letter index engine garden question window memory contract answer
    paper lamp season budget compiler library queue river teacher map protocol circuit rumour
    habit border schedule machine witness recipe pattern price sample version deadline lesson
    orchestra cache licence sensor village argument column draft forecast margin notebook
""")
ADJECTIVES = _words("""
    quiet careful early public hidden slow honest narrow common distant patient open sudden
    ordinary brittle local small recent expensive useful strange reliable modest obvious formal
    weekly second missing plain crowded cautious portable shared stubborn cheap familiar
""")
VERBS = _words("""
    changes explains follows replaces measures hides repeats describes delays reaches supports
    questions carries misses rewards outlives simplifies copies needs answers confirms shapes
    contradicts precedes moves protects remembers ignores improves limits
""")
OPENERS = (
    "In practice,",
    "For most of us,",
    "By the end of the week,",
    "On closer reading,",
    "Seen from outside,",
    "A year ago,",
    "As far as anyone knows,",
    "More often than not,",
)
JOINTS = (", and", ", but", ", while", "; meanwhile", ", because", ", even though", ", so that")
TAILS = (
    "for the first time",
    "without anybody noticing",
    "in nearly every case that was looked at",
    "at a price that few expected",
    "when nobody is counting",
    "as soon as the numbers are in",
    "long after the headlines are gone",
    "and that is where the work begins",
)
ADMONITIONS = ("note", "tip", "info", "warning", "example", "quote")


class Writer:
    """Writes one post's words. All of its choices come from `rng`."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def sometimes(self, probability: float) -> bool:
        """Tell whether a thing that happens with `probability` happens now."""
        return self.rng.random() < probability

    def noun(self) -> str:
        """Return a noun."""
        return self.rng.choice(NOUNS)

    def thing(self) -> str:
        """Return a noun with an adjective."""
        return f"{self.rng.choice(ADJECTIVES)} {self.noun()}"

    def title(self) -> str:
        """Return what could stand above a post or a section."""
        forms = (
            f"What the {self.thing()} {self.rng.choice(VERBS)}",
            f"The {self.thing()} and the {self.noun()}",
            f"How one {self.noun()} {self.rng.choice(VERBS)} every {self.noun()}",
            f"Notes on a {self.rng.choice(('second', 'modest', 'small'))} {self.noun()}",
        )
        return self.rng.choice(forms)

    def clause(self) -> str:
        """Return a main clause in lower case."""
        subject = self.rng.choice(("the", "every", "one", "this")) + " " + self.thing()
        return f"{subject} {self.rng.choice(VERBS)} the {self._marked(self.thing())}"

    def _marked(self, words: str) -> str:
        if self.sometimes(0.05):
            return f"*{words}*"
        if self.sometimes(0.04):
            return f"**{words}**"
        if self.sometimes(0.05):
            return f"`{words.replace(' ', '_')}`"
        if self.sometimes(0.03):
            return f"[{words}](https://example.org/{words.replace(' ', '-')})"
        return words

    def sentence(self) -> str:
        """Return a sentence of 8 to 30 words."""
        clause = self.clause()
        if self.sometimes(0.5):
            clause += f"{self.rng.choice(JOINTS)} {self.clause()}"
        if self.sometimes(0.4):
            clause += f" {self.rng.choice(TAILS)}"
        if self.sometimes(0.3):
            return f"{self.rng.choice(OPENERS)} {clause}."
        return f"{clause[0].upper()}{clause[1:]}."

    def paragraph(self) -> str:
        """Return three to six sentences."""
        return " ".join(self.sentence() for _ in range(self.rng.randint(3, 6)))

    def block(self) -> str:
        """Return something other than a paragraph, as technical posts have it."""
        blocks: tuple[Callable[[], str], ...]
        blocks = (self.code, self.list, self.table, self.admonition, self.quote)
        return self.rng.choices(blocks, weights=(5, 5, 2, 3, 1))[0]()

    def code(self) -> str:
        """Return a fenced block of Python, YAML or shell."""
        language, write_line, indent = self.rng.choice(
            (
                ("python", self._python_line, "    "),
                ("yaml", self._yaml_line, "  "),
                ("bash", self._shell_line, ""),
            )
        )
        head = {"python": f"def {self.noun()}({self.noun()}):", "yaml": f"{self.noun()}:"}
        lines = [write_line() for _ in range(self.rng.randint(4, 18))]
        body = textwrap.indent("\n".join(lines), indent)
        return "\n".join((f"```{language}", head.get(language, "set -euo pipefail"), body, "```"))

    def _python_line(self) -> str:
        name, count = self.noun(), self.rng.randint(0, 4096)
        return self.rng.choice(
            (
                f"{name} = {self.noun()}[{count}:] or None",
                f'print(f"{name}: {{{self.noun()}!r}}", {count})  # {self.thing()}',
                f"for {name} in sorted({self.noun()}, key=len): yield {name}",
                f"assert {name}.{self.noun()}({count}) >= {self.rng.random():.3f}",
            )
        )

    def _yaml_line(self) -> str:
        value = self.rng.choice((self.thing(), f'"{self.thing()}"', str(self.rng.randint(1, 99))))
        return f"{self.noun()}: {value}"

    def _shell_line(self) -> str:
        return f'{self.noun()} --{self.noun()}="$HOME/{self.noun()}" | grep -c {self.noun()}'

    def list(self) -> str:
        """Return a bulleted or numbered list, now and then with a list inside."""
        mark = self.rng.choice(("-", "1."))
        items = []
        for _ in range(self.rng.randint(3, 7)):
            items.append(f"{mark} {self.sentence()}")
            if self.sometimes(0.15):
                items += [f"    - {self.clause()}" for _ in range(2)]
        return "\n".join(items)

    def table(self) -> str:
        """Return a table of numbers under words."""
        columns = self.rng.randint(2, 4)
        rows = [
            ["what", *(self.noun() for _ in range(columns))],
            ["---", *("---:" for _ in range(columns))],
        ]
        for _ in range(self.rng.randint(4, 9)):
            numbers = (f"{self.rng.uniform(0, 1000):.1f}" for _ in range(columns))
            rows.append([self.thing(), *numbers])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def admonition(self) -> str:
        """Return a call-out, one in three of them collapsed."""
        mark = self.rng.choice(("!!!", "!!!", "???"))
        head = f'{mark} {self.rng.choice(ADMONITIONS)} "{self.title()}"'
        return f"{head}\n\n{textwrap.indent(self.paragraph(), '    ')}"

    def quote(self) -> str:
        """Return a quotation."""
        return f"> {self.paragraph()}"
