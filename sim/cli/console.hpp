#pragma once
// Where a command speaks: a terminal, or the language that called it.

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "run/interrupt.hpp"
#include "run/progress.hpp"

namespace entente {

struct Console {
    std::ostream& out;       // what was asked for
    std::ostream& messages;  // what people should know
    std::ostream& progress;  // how far it is
    bool has_colour = false;
    std::optional<Progress::Style> progress_style = {};  // none: as suits standard error
    std::string to_resume = {};  // what goes on with an interrupted job; empty: the same command
    SecondAsk second_ask = SecondAsk::ends_program;
    /// Called once interruptions are caught, before anything runs; what it throws ends the job.
    std::function<void()> before_runs = {};
};

/// Standard output and standard error.
Console terminal_console();

}  // namespace entente
