#include "analysis/render.hpp"

namespace entente {

std::string render(std::span<const Comparison> comparisons, Format format, bool in_full) {
    switch (format) {
        case Format::table:
            return render_table(comparisons, in_full);
        case Format::json:
            return render_json(comparisons);
        case Format::csv:
            return render_csv(comparisons);
        case Format::markdown:
            return render_markdown(comparisons);
    }
    return {};
}

}  // namespace entente
