#pragma once
// Problems belong to the author of a file: all of them at once, each with its place.

#include <stdexcept>
#include <string>
#include <vector>

namespace entente {

struct Problem {
    std::string file;  // as the author named it; empty where no file is at fault
    int line = 0;      // from 1; 0 where no line is
    std::string text;
};

/// `file:line: text`, without what is not known.
std::string to_string(const Problem& problem);

/// Thrown once, at the boundary, with everything that is wrong; `what` has one problem a line.
class ScenarioError : public std::runtime_error {
public:
    explicit ScenarioError(std::vector<Problem> problems);

    const std::vector<Problem>& problems() const { return problems_; }

private:
    std::vector<Problem> problems_;
};

/// Collects problems in the order in which they are found; the same problem is kept once.
class Problems {
public:
    void add(Problem problem);
    void add(std::string file, int line, std::string text) { add({std::move(file), line, std::move(text)}); }

    bool empty() const { return all_.empty(); }
    std::size_t size() const { return all_.size(); }
    /// How often something was found wrong, repeats included: more after a step than before it, if the step went wrong.
    std::size_t n_found() const { return n_found_; }
    const std::vector<Problem>& all() const { return all_; }

    /// Throws a ScenarioError unless there are none.
    void throw_if_any() const;

private:
    std::vector<Problem> all_;
    std::size_t n_found_ = 0;
};

/// `; did you mean X?` if a legal name is near, else `; known are a, b, c` if there are at most twelve, else nothing.
std::string hint(const std::string& word, const std::vector<std::string>& legal);

}  // namespace entente
