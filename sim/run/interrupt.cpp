#include "run/interrupt.hpp"

#include <array>
#include <atomic>
#include <csignal>

namespace entente {

namespace {

constexpr std::array asked_by{SIGINT, SIGTERM};

std::atomic<bool> is_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

std::array<struct sigaction, asked_by.size()> before;

extern "C" void note_end(int) {
    is_asked.store(true);
}

extern "C" void ask_for_end(int) {
    is_asked.store(true);
    for (const int signal_number : asked_by) std::signal(signal_number, SIG_DFL);  // the next one ends the program
}

}  // namespace

InterruptWatch::InterruptWatch(SecondAsk second) {
    is_asked.store(false);
    struct sigaction action {};
    action.sa_handler = second == SecondAsk::ends_program ? ask_for_end : note_end;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < asked_by.size(); ++i) sigaction(asked_by[i], &action, &before[i]);
}

InterruptWatch::~InterruptWatch() {
    for (std::size_t i = 0; i < asked_by.size(); ++i) sigaction(asked_by[i], &before[i], nullptr);
}

bool is_interrupted() {
    return is_asked.load(std::memory_order_relaxed);
}

}  // namespace entente
