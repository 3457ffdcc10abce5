#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "analysis/page.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/quantities.hpp"
#include "core/names.hpp"
#include "output/output_path.hpp"

namespace entente {

namespace fs = std::filesystem;

namespace {

Options described() {
    Options options("report FILE.h5 -o PAGE.html [OPTION]...",
                    "Writes one page for policy teams: what each structure does to whom, how sure that is, and on what "
                    "it hangs. A single HTML file that needs no network and no other file.");
    options.files("FILE.h5", 1, 1)
        .value("output,o", "PAGE.html", "page to write")
        .value("baseline", "MODEL", "structure that the others are compared with")
        .value("lang", "LANGUAGE", "language in which the page opens: en (default) or fr; a reader can switch")
        .value("title", "TEXT", "title of the page, instead of the file's")
        .flag("force", "overwrite the page")
        .flag("quiet,q", "print errors only")
        .example("report liberia.h5 -o liberia.html", "The page of a result file")
        .example("report liberia.h5 -o liberia.html --lang fr", "It opens in French");
    return options;
}

std::vector<std::string> languages() {
    return {Names<page::Language>::words.begin(), Names<page::Language>::words.end()};
}

/// Written beside and renamed, so that a page is whole or not there.
void write_page(const fs::path& path, const std::string& text) {
    const fs::path unfinished = fs::path(path).concat("." + std::to_string(::getpid()) + ".partial");
    const auto refuse = [&] {
        const int reason = errno;
        std::error_code ignored;
        fs::remove(unfinished, ignored);
        throw OutputError(path, "write the page", std::strerror(reason), "");
    };
    std::ofstream file(unfinished, std::ios::binary);
    file << text;
    file.close();
    if (!file) refuse();
    if (std::rename(unfinished.c_str(), path.c_str()) != 0) refuse();
}

}  // namespace

int report_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    if (!given.has("output")) problems.add("", 0, "the output is missing: -o PAGE.html");
    page::PageOptions how;
    how.language = *from_name<page::Language>(given.one_of("lang", languages(), problems).value_or("en"));
    how.baseline = given.text("baseline").value_or("");
    how.title = given.text("title");
    problems.throw_if_any();

    const fs::path output = *given.text("output");
    const TrajectoryFile file(given.files().front());
    std::error_code error;
    if (fs::equivalent(output, file.path(), error)) {
        throw InputFileError(output, "is the file that the page is made from; give the page another name");
    }
    check_output_path(output, given.has("force"), false);
    const std::string text = page::page_of(file, how);
    write_page(output, text);
    if (!given.has("quiet")) {
        console.messages << output.string() << ": " << bytes_for_people(static_cast<double>(text.size()))
                         << ", one file, to be opened in any browser\n";
    }
    return all_well;
}

}  // namespace entente
