#pragma once
// A sensitivity analysis on paper: for the terminal (80 columns), for a document, for a spreadsheet, for a program.

#include <cstddef>
#include <span>
#include <string>

#include "analysis/render.hpp"
#include "analysis/sensitivity.hpp"

namespace entente {

/// Renders one analysis, or one a scenario. Table and markdown show the `n_top` axes that matter most in each table and
/// round to what intervals allow; csv and json hold all axes with every digit. Every format carries the caveats.
std::string render(std::span<const Sensitivity> analyses, Format format, std::size_t n_top);

std::string render_sensitivity_table(std::span<const Sensitivity> analyses, std::size_t n_top);
std::string render_sensitivity_markdown(std::span<const Sensitivity> analyses, std::size_t n_top);
std::string render_sensitivity_csv(std::span<const Sensitivity> analyses);
std::string render_sensitivity_json(std::span<const Sensitivity> analyses);

}  // namespace entente
