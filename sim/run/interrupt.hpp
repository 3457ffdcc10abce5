#pragma once
// Ctrl-C as a question that runs ask themselves, so that what is finished is kept.

namespace entente {

enum class SecondAsk { ends_program, changes_nothing };

/// While one lives, the first SIGINT or SIGTERM only sets a flag; the second ends the program at once, unless that
/// would take more with it than the runs. One at a time.
class InterruptWatch {
public:
    explicit InterruptWatch(SecondAsk second = SecondAsk::ends_program);
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
};

/// Whether an end was asked for since the last watch began. From any thread.
bool is_interrupted();

}  // namespace entente
