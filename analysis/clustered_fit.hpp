#pragma once
// Least squares through entries that share worlds, and points of a sample.

#include <Eigen/Core>
#include <cstddef>
#include <map>
#include <vector>

namespace entente {

/// Student's quantile for a two-sided interval. Degrees of freedom are rounded down, to tenths while they are few, so
/// that each is computed once: inverting the distribution is slow, and a range has many places.
class CriticalT {
public:
    /// `risk`: how often the interval may miss, in (0, 1).
    explicit CriticalT(double risk);
    double operator()(double degrees);

private:
    double risk_;
    std::map<double, double> known_;
};

/// (entry) what entries share. Numbers begin at 0; those of cells have no gaps.
struct Clusters {
    std::vector<std::size_t> worlds;  // entries of one world share luck
    std::vector<std::size_t> points;  // entries of one number were drawn together
    std::vector<std::size_t> cells;   // one world at one number of points
    bool points_are_drawn = false;    // other points might have been drawn
};

/// Numbers the cells of `clusters` from its worlds and points.
void number_cells(Clusters& clusters);

/// Coefficients of a least-squares fit and the parts of their variance.
struct ClusteredFit {
    Eigen::VectorXd coefficients;
    Eigen::MatrixXd of_worlds, of_points, of_cells;
    bool points_are_drawn = false;
    double n_worlds = 0;
    double n_points = 0;

    double at(const Eigen::VectorXd& row) const { return row.dot(coefficients); }
    /// Half the width of the interval of a combination of the coefficients. Variances allow for entries that share a
    /// world, and for those that share a point where points are drawn (two-way clusters: Cameron, Gelbach & Miller
    /// 2011, J. Bus. Econ. Stat. 29:238–249), with Student's t and degrees of freedom after Satterthwaite.
    double half_width(const Eigen::VectorXd& row, CriticalT& critical_t) const;
};

/// Regresses `y` (entry) on the columns of `x` (entry, column), which must be linearly independent.
ClusteredFit clustered_fit(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const Clusters& clusters);

}  // namespace entente
