"""How long until something happens, where some runs end before it does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy import stats

from ._names import resolve

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Survival:
    """A Kaplan–Meier curve. It starts at 1 and falls at each week of `week`."""

    week: Floats  # (step) weeks in which something happened, ascending
    survival: Floats  # (step) share still without the event after that week
    low: Floats  # (step) pointwise band
    high: Floats
    at_risk: npt.NDArray[np.int64]  # (step) runs watched just before that week
    n: int  # runs
    n_events: int
    last_week: float  # longest time watched
    confidence: float

    def at(self, week: float) -> float:
        """Share still without the event after `week`; NaN beyond the longest time watched."""
        if week > self.last_week:
            return float("nan")
        before = np.flatnonzero(self.week <= week)
        return float(self.survival[before[-1]]) if len(before) > 0 else 1.0


def kaplan_meier(weeks: npt.ArrayLike, observed: npt.ArrayLike, confidence: float = 0.95) -> Survival:
    """Kaplan–Meier estimate with Greenwood's variance and a log-log band, which stays within 0 and 1.

    Parameters
    ----------
    weeks : array_like, shape (run,)
        Weeks until the event, or weeks watched where it did not happen. NaN (the clock never began, since fighting never stopped) is left out.
    observed : array_like, shape (run,)
        1 where the event happened, 0 where the run ended first.
    confidence : float
        Of the pointwise band, in (0, 1).

    Returns
    -------
    Survival

    Raises
    ------
    ValueError
        If the lengths differ or a time is negative.

    Notes
    -----
    Before the first event, and once nobody is left, the log-log band is undefined; low and high then equal the estimate.
    Kalbfleisch and Prentice 2002, section 1.4.
    """
    times = np.asarray(weeks, dtype=np.float64)
    happened = np.asarray(observed, dtype=np.float64)
    if times.shape != happened.shape or times.ndim != 1:
        raise ValueError(f"weeks and observed must be two lists of equal length, not {times.shape} and {happened.shape}")
    is_known = np.isfinite(times) & np.isfinite(happened)
    times, events = times[is_known], happened[is_known] > 0
    if (times < 0).any():
        raise ValueError("a time to an event cannot be negative")

    week = np.unique(times[events])
    at_risk = np.array([np.sum(times >= moment) for moment in week], dtype=np.int64)
    n_events = np.array([np.sum(events & (times == moment)) for moment in week], dtype=np.int64)
    survival = np.cumprod(1 - n_events / at_risk) if len(week) > 0 else np.empty(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(n_events / (at_risk * (at_risk - n_events)))
        error = np.sqrt(greenwood) / np.abs(np.log(survival))  # of log(-log(survival))
        z = stats.norm.ppf((1 + confidence) / 2)
        low, high = survival ** np.exp(z * error), survival ** np.exp(-z * error)
    is_defined = (survival > 0) & (survival < 1)
    return Survival(
        week=week,
        survival=survival,
        low=np.where(is_defined, low, survival),
        high=np.where(is_defined, high, survival),
        at_risk=at_risk,
        n=len(times),
        n_events=int(events.sum()),
        last_week=float(times.max()) if len(times) > 0 else 0.0,
        confidence=confidence,
    )


def clock_of(ds: xr.Dataset, clock: str) -> tuple[str, str]:
    """The pair of variables of a clock: ``war_relapse_week``, ``war_relapse_observed``.

    Raises `KeyError` if the file lacks one, `ValueError` if `clock` is none.
    """
    weeks = resolve(ds, clock)
    if not weeks.endswith("_week"):
        raise ValueError(f"{clock} is no clock; clocks are called <event>_week, with <event>_observed beside them")
    return weeks, resolve(ds, weeks.removesuffix("_week") + "_observed")
