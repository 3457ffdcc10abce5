#pragma once
// The terminal, if there is one: its width is taken to be 80 columns, colour is for people only.

#include <unistd.h>

#include <cstdlib>
#include <string>

namespace entente {

inline constexpr unsigned terminal_width = 80;

inline bool is_terminal(int descriptor) {
    return ::isatty(descriptor) != 0;
}

/// Whether standard error may be coloured (NO_COLOR: no-color.org).
inline bool colours_messages() {
    return is_terminal(STDERR_FILENO) && std::getenv("NO_COLOR") == nullptr;
}

inline std::string in_red(const std::string& text, bool has_colour = colours_messages()) {
    return has_colour ? "\x1b[31m" + text + "\x1b[0m" : text;
}

}  // namespace entente
