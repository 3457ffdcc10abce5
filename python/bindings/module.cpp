// The commands of the program for Python, in its process: the same code, with another console.

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <mutex>
#include <new>
#include <ostream>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include "analysis/comparison_input.hpp"
#include "cli/command.hpp"
#include "output/errors.hpp"
#include "scenario/problems.hpp"

namespace py = pybind11;

namespace {

/// Hands what is written to a Python function, whenever it is flushed, from any thread.
class ToPython : public std::streambuf {
public:
    explicit ToPython(py::object write) : write_(std::move(write)) {}

protected:
    int_type overflow(int_type letter) override {
        if (!traits_type::eq_int_type(letter, traits_type::eof())) text_ += traits_type::to_char_type(letter);
        return traits_type::not_eof(letter);
    }

    std::streamsize xsputn(const char* text, std::streamsize n) override {
        text_.append(text, static_cast<std::size_t>(n));
        return n;
    }

    int sync() override {
        const py::gil_scoped_acquire gil;
        try {
            if (!write_.is_none()) write_(text_);
        } catch (py::error_already_set& error) {
            error.discard_as_unraisable("entente: progress");  // a line that cannot be drawn must not end a job
        }
        text_.clear();
        return 0;
    }

private:
    py::object write_;
    std::string text_;
};

struct Answer {
    int code = 0;
    std::string out;
    std::string messages;
};

/// Runs a command without holding the interpreter. One at a time, since interruptions belong to the process.
Answer command(const std::vector<std::string>& arguments, const py::object& progress, bool is_redrawn,
               const std::string& to_resume) {
    static std::mutex one_at_a_time;
    ToPython buffer(progress);
    std::ostream to_python(&buffer);
    std::ostringstream out, messages;
    entente::Console console{out, messages, to_python};
    console.progress_style = progress.is_none() ? entente::Progress::Style::silent
                             : is_redrawn       ? entente::Progress::Style::redrawn
                                                : entente::Progress::Style::lines;
    console.to_resume = to_resume;
    console.second_ask = entente::SecondAsk::changes_nothing;  // the interpreter holds more than these runs
    console.before_runs = [] {
        const py::gil_scoped_acquire gil;
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();  // asked for while the scenario was read
    };
    int code = 0;
    {
        const py::gil_scoped_release no_gil;
        const std::lock_guard lock(one_at_a_time);
        code = entente::entente_command(arguments, console);
    }
    return {code, out.str(), messages.str()};
}

void raise(const char* type, const char* sentence) {
    const py::object error = py::module_::import("entente._errors").attr(type);
    PyErr_SetString(error.ptr(), sentence);
}

/// Each error as whoever can act will look for it.
void translate(std::exception_ptr thrown) {  // NOLINT(performance-unnecessary-value-param): as pybind11 calls it
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const entente::ScenarioError& error) {
        raise("ScenarioError", error.what());
    } catch (const entente::ComparisonError& error) {
        raise("ScenarioError", error.what());
    } catch (const entente::OutputExistsError& error) {
        raise("ScenarioError", error.what());
    } catch (const entente::InputFileError& error) {
        raise("FileError", error.what());
    } catch (const entente::OutputError& error) {
        raise("OutputError", error.what());
    }
}

}  // namespace

PYBIND11_MODULE(_core, module) {
    module.doc() = "The program entente, in the process of Python. Use the functions of the package instead.";
    py::register_exception_translator(translate);
    py::class_<Answer>(module, "Answer", "What a command returned and said.")
        .def_readonly("code", &Answer::code, "exit code of the command")
        .def_readonly("out", &Answer::out, "what the command writes to standard output")
        .def_readonly("messages", &Answer::messages, "what the command writes to standard error, but for progress");
    module.def("command", &command, py::arg("arguments"), py::kw_only(), py::arg("progress") = py::none(),
               py::arg("is_redrawn") = false, py::arg("to_resume") = "",
               "Run `entente ARGUMENTS…`; progress is called with pieces of the progress line, from any thread.");
}
