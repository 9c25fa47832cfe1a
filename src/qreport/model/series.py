"""An indicator over the years."""

from decimal import Decimal

from msgspec import Struct

from qreport.model.facts import Fact
from qreport.model.indicator import Indicator, Polarity


class Point(Struct, frozen=True):
    """One year of a series."""

    period: str
    fact: Fact | None
    """None when no filing says anything about it."""
    why_broken: str | None = None
    """Why it does not compare with the value before it; None when it does, or is the first, or has none."""

    @property
    def value(self) -> Decimal | None:
        """The number, or None."""
        return self.fact.value if self.fact else None


class Series(Struct, frozen=True):
    """The values of one indicator for the whole school, oldest first, with at least two of them."""

    indicator: Indicator
    label: str
    """The name, after that of the parent for a sub-row."""
    points: tuple[Point, ...]
    """One for every year of the course, also where there is no value."""
    cumulative: tuple[Decimal | None, ...]
    """By year, what all years so far add up to, as the school states it, else as its years add up; None where
    it states nothing and they may not be added or one is missing."""
    growth: Decimal | None
    """Compound yearly growth in percent from the first to the latest year of `stretch`, two decimals; None
    where a percentage means nothing."""

    @property
    def stretch(self) -> tuple[Point, ...]:
        """The points with a value since the last break: those that compare with the latest."""
        found = [point for point in self.points if point.value is not None]
        breaks = [index for index, point in enumerate(found) if point.why_broken is not None]
        return tuple(found[breaks[-1] :] if breaks else found)

    @property
    def first(self) -> Point:
        """The first year of the stretch."""
        return self.stretch[0]

    @property
    def latest(self) -> Point:
        """The latest year with a value."""
        return self.stretch[-1]

    @property
    def highest(self) -> Point | None:
        """The year of the stretch with the largest value, the first of equal ones; None when all are."""
        return self._extreme(sign=1)

    @property
    def lowest(self) -> Point | None:
        """The year of the stretch with the smallest value; None when all are equal."""
        return self._extreme(sign=-1)

    @property
    def best(self) -> Point | None:
        """The best year by the indicator's polarity; None without polarity."""
        return self._by_polarity(self.highest, self.lowest)

    @property
    def worst(self) -> Point | None:
        """The worst year by the indicator's polarity; None without polarity."""
        return self._by_polarity(self.lowest, self.highest)

    @property
    def breaks(self) -> tuple[Point, ...]:
        """The years that do not compare with those before them."""
        return tuple(point for point in self.points if point.why_broken is not None)

    def _by_polarity(self, rising: Point | None, falling: Point | None) -> Point | None:
        if self.indicator.polarity is Polarity.NEUTRAL:
            return None
        return rising if self.indicator.polarity is Polarity.HIGHER else falling

    def _extreme(self, sign: int) -> Point | None:
        values = {point: point.value * sign for point in self.stretch if point.value is not None}
        if len(set(values.values())) < 2:
            return None
        return max(values, key=lambda point: values[point])


class SeriesOfYears(Struct, frozen=True):
    """The series of one or more filings."""

    filings: tuple[str, ...]
    """The folders as the user named them, oldest first."""
    periods: tuple[str, ...]
    """Every year from the first to the last with a value, oldest first."""
    series: tuple[Series, ...]
    """In the order of the catalogue of the latest filing."""
    schools: tuple[str, ...] = ()
    """The names of the schools, each once, oldest first."""
