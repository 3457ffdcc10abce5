#pragma once
// A list for the terminal, for a program, or for a page of the reference.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace entente {

struct ListColumn {
    std::string key;           // in JSON
    std::string title;         // elsewhere
    bool is_sentence = false;  // needs no title on the terminal
};

/// Text, a number, a truth, or null, which says nothing.
using Cell = nlohmann::ordered_json;

struct Listing {
    std::string title;
    std::string about;                // a paragraph, in Markdown
    std::vector<ListColumn> columns;  // the first one names the row
    std::vector<std::vector<Cell>> rows;
};

std::string listing_table(const Listing& list);
std::string listing_json(const Listing& list);
std::string listing_markdown(const Listing& list);

}  // namespace entente
