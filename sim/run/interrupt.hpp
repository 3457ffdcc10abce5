#pragma once
// Ctrl-C as a question that runs ask themselves, so that what is finished is kept.

namespace entente {

/// While one lives, the first SIGINT or SIGTERM only sets a flag; the second ends the program at once. One at a time.
class InterruptWatch {
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
};

/// Whether an end was asked for since the last watch began. From any thread.
bool is_interrupted();

}  // namespace entente
