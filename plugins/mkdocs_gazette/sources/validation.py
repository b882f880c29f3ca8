"""From what an author wrote to a validated model, or to problems that say what to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from mkdocs_gazette.errors import KeyPath, Problem, quote, shorten


class Written(BaseModel):
    """Base of all models of what authors write.

    Keys without a value count as absent, unknown keys are left alone. A value that is no
    mapping stands for the field named by `shorthand`, if the model has one.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    shorthand: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _full_form(cls, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {str(key): item for key, item in value.items() if item is not None}
        return {cls.shorthand: value} if cls.shorthand else value

    @classmethod
    def read(cls, value: Any, file: str) -> tuple[Self | None, list[Problem]]:
        """Validate `value`, read from `file`: the model, or None and every problem found."""
        try:
            return cls.model_validate(value), []
        except ValidationError as error:
            found = error.errors(include_url=False, include_context=False)
            return None, [_problem(cls, value, file, item["type"], item["loc"]) for item in found]


def _problem(
    model: type[Written], value: Any, file: str, error_type: str, location: KeyPath
) -> Problem:
    expected = _description(model, location)
    if error_type == "missing":
        key, shown, _ = _steps_present(value, location[:-1])
        name = ".".join((*shown, str(location[-1])))
        return Problem(file, f"`{name}` is missing.", f"Add {expected}.", key=key)
    key, shown, found = _steps_present(value, location)
    if location[-1:] == ("[key]",):  # pydantic's mark for a mapping's key, not its value
        found = key[-1]
    name = f"`{'.'.join(shown)}`" if shown else "this"
    return Problem(file, f"{name} is {quote(found)}.", f"Write {expected}.", key=key)


def _steps_present(value: Any, location: KeyPath) -> tuple[KeyPath, tuple[str, ...], Any]:
    """Follow `location` as far as the author's own value, often a short form, has its steps.

    Returns the steps found, how to show them (list items counted from 1), and what is there.
    """
    key: list[str | int] = []
    shown: list[str] = []
    for step in location:
        if isinstance(value, dict) and step in value:
            shown.append(shorten(str(step)))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            shown.append(str(step + 1))
        else:
            continue
        key.append(step)
        value = value[step]
    return tuple(key), tuple(shown), value


def _description(model: type[Written] | None, location: KeyPath) -> str:
    """Return what the innermost described field on the way to `location` should be."""
    description = "a mapping of names to values"
    for step in location:
        field = model.model_fields.get(str(step)) if model else None
        if field:
            model = _first(field.annotation, _as_model)
            description = (
                field.description
                or _first(field.annotation, lambda part: getattr(part, "description", None))
                or (model and _description(model, (model.shorthand,)))
                or description
            )
    return description


def _as_model(annotation: Any) -> type[Written] | None:
    is_model = isinstance(annotation, type) and issubclass(annotation, Written)
    return annotation if is_model else None


def _first(annotation: Any, wanted: Callable[[Any], Any]) -> Any:
    """Return the first thing `wanted` in `annotation` or in what it is made of, or None."""
    if (found := wanted(annotation)) is not None:
        return found
    return next(filter(None, (_first(part, wanted) for part in get_args(annotation))), None)
