#pragma once
// Numbers for people: as many digits as the uncertainty allows, thousands separated, never more.

#include <string>

namespace entente {

/// Decimals to which a number with this uncertainty is written, after the Particle Data Group: two digits of the
/// uncertainty when it begins with 100 … 354, else one. Negative: rounded to tens, hundreds … Reads |uncertainty|;
/// 0 or NaN gives 3 significant digits of `value`.
int decimals_for(double uncertainty, double value);

/// `12,345.6`, `-0.02`, `n/a` for NaN. Negative decimals round: number(12345, -2) is `12,300`. Never `-0`.
std::string number(double value, int decimals);

/// As `number`, with a `+` before what is above zero after rounding.
std::string signed_number(double value, int decimals);

/// A number as its author wrote it, as far as six digits tell: `0.33`, `12,000`.
std::string plain_number(double value);

/// `1 world`, `20 worlds`.
std::string count_of_things(std::size_t n, const std::string& singular, const std::string& plural);

}  // namespace entente
