"""Numbers for people: as many digits as the uncertainty allows. The same rules as the program's tables."""

from __future__ import annotations

import math


def decimals_for(uncertainty: float, value: float) -> int:
    """Decimals after the Particle Data Group: two digits of an uncertainty that begins with 100 … 354, else one.

    Negative: rounded to tens, hundreds … Without an uncertainty, three significant digits of `value`.
    """
    size = abs(uncertainty)
    if not math.isfinite(size) or size == 0:
        return 0 if value == 0 or not math.isfinite(value) else 2 - math.floor(math.log10(abs(value)))
    exponent = math.floor(math.log10(size))
    return (1 if size / 10.0**exponent < 3.55 else 0) - exponent


def number(value: float, decimals: int) -> str:
    """``12,345.6``; ``n/a`` for NaN; never ``-0``."""
    if math.isnan(value):
        return "n/a"
    rounded = round(value, decimals)
    text = f"{abs(rounded):,.{max(decimals, 0)}f}"
    return f"−{text}" if value < 0 and any(digit in text for digit in "123456789") else text


def signed(value: float, decimals: int) -> str:
    """As `number`, with a ``+`` before what is above zero after rounding."""
    text = number(value, decimals)
    return f"+{text}" if value > 0 and any(digit in text for digit in "123456789") else text


def with_interval(estimate: float, low: float, high: float) -> str:
    """``+0.019 (0.011 to 0.027)``; with one more digit where a bound other than 0 would be written as 0."""
    decimals = decimals_for((high - low) / 2, estimate)
    if any(0 < abs(bound) < 0.5 * 10.0**-decimals for bound in (low, high)):
        decimals += 1
    return f"{signed(estimate, decimals)} ({number(low, decimals)} to {number(high, decimals)})"
