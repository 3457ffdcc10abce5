#include "core/maths.hpp"

#include <cassert>

namespace entente {

double pow(double base, double exponent) {
    if (exponent == 0.0) return 1.0;
    if (exponent == 1.0 || base == 1.0) return base;
    return exp(exponent * log(base));
}

namespace {

/// Numerator and denominator of AS 241, from the constant upwards.
struct Rational {
    double numerator[8];
    double denominator[8];

    double operator()(double x) const {
        double above = numerator[7];
        double below = denominator[7];
        for (int i = 6; i >= 0; --i) {
            above = above * x + numerator[i];
            below = below * x + denominator[i];
        }
        return above / below;
    }
};

constexpr Rational central = {
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
     3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3}};

constexpr Rational tail = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
     1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9}};

constexpr Rational far_tail = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
     1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15}};

int exact_poisson_quantile(double rate, double probability) {
    int count = 0;
    double term = exp(-rate);
    double cumulative = term;
    while (cumulative < probability) {
        ++count;
        term *= rate / count;
        const double next = cumulative + term;
        if (next == cumulative) break;  // a probability so near 1 that rounding never reaches it
        cumulative = next;
    }
    return count;
}

}  // namespace

double normal_quantile(double probability) {
    if (!(probability > 0.0 && probability < 1.0)) {
        if (probability == 0.0) return -std::numeric_limits<double>::infinity();
        if (probability == 1.0) return std::numeric_limits<double>::infinity();
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double q = probability - 0.5;
    if (q >= -0.425 && q <= 0.425) return q * central(0.180625 - q * q);
    const double r = std::sqrt(-log(q < 0.0 ? probability : 1.0 - probability));
    const double size = r <= 5.0 ? tail(r - 1.6) : far_tail(r - 5.0);
    return q < 0.0 ? -size : size;
}

int poisson_quantile(double rate, double probability) {
    constexpr double largest_exact_rate = 500.0;
    constexpr double largest_rate = 1e9;  // so that the count fits an int
    assert(rate >= 0.0);
    if (!(rate > 0.0)) return 0;
    if (rate <= largest_exact_rate) return exact_poisson_quantile(rate, probability);
    if (rate > largest_rate) rate = largest_rate;
    const double z = normal_quantile(probability);
    const double count = rate + z * std::sqrt(rate) + (z * z - 1.0) / 6.0;
    const int approximate = static_cast<int>(count + 0.5);
    const int least = exact_poisson_quantile(largest_exact_rate, probability);
    return approximate > least ? approximate : least;
}

}  // namespace entente
