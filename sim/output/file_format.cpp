// The specification of the file format, printed from the table of datasets.

#include <sstream>

#include "output/chunks.hpp"
#include "output/datasets.hpp"

namespace entente {

namespace {

void print_dataset(std::ostream& out, std::string_view path, std::string_view type, std::string_view dimensions,
                   std::string_view unit, std::string_view meaning) {
    std::string axes;
    for (const char c : dimensions) axes += c == ' ' ? std::string(", ") : std::string(1, c);
    out << "| `" << path << "(" << axes << ")` | " << type << " | `" << unit << "` | " << meaning << " |\n";
}

void print_fixed(std::ostream& out, std::string_view group) {
    out << "| dataset | type | `units` | `long_name` |\n|---|---|---|---|\n";
    for (const auto& dataset : fixed_datasets()) {
        const auto slash = dataset.path.find('/');
        const auto of = slash == std::string_view::npos ? std::string_view{} : dataset.path.substr(0, slash);
        if (of != group) continue;
        print_dataset(out, slash == std::string_view::npos ? dataset.path : dataset.path.substr(slash + 1),
                      name_of(dataset.type), dataset.dimensions, dataset.unit, dataset.meaning);
    }
}

void print_attributes(std::ostream& out, std::string_view object) {
    out << "| attribute | meaning |\n|---|---|\n";
    for (const auto& attribute : fixed_attributes()) {
        if (attribute.object == object) out << "| `" << attribute.name << "` | " << attribute.meaning << " |\n";
    }
}

template <class Enum>
std::string words_of(std::string_view separator) {
    std::string text;
    for (const auto word : Names<Enum>::words) {
        text += (text.empty() ? "" : std::string(separator)) + "`" + std::string(word) + "`";
    }
    return text;
}

}  // namespace

std::string file_format_markdown() {
    std::ostringstream out;
    out << "# The trajectory file, format version " << format_version() << "\n\n"
        << "<!-- Generated from the table in sim/output/datasets.cpp; the test of the output layer compares. Do not "
           "edit. -->\n\n"
        << R"(A trajectory file is HDF5 that opens as netCDF-4: `xarray.open_dataset("FILE.h5")` gives labelled arrays without a reader of ours.
All runs of a file share districts, organisations, groups and recorded steps. A dimension that is empty (a world without armed groups)
is left out together with all that extends over it.

## Version

`format_version` is *major.minor*. Readers refuse another major version and name both; a new minor version adds, and changes nothing that was there.

## Attributes of the root

)";
    print_attributes(out, "/");
    out << R"(
## Dimensions, and what belongs to districts, organisations and runs

A dataset named like its only dimension labels it (a dimension scale, attached to every axis). `START_DATE` is the scenario's first day.
`people`, `x` and the like become coordinates of every quantity that extends over their dimension.

)";
    print_fixed(out, "");
    print_dataset(out, "param_<key>", "float64", "run", "its own", "a parameter that varies between runs");
    print_dataset(out, "lever_<key>", "float64", "run", "its own", "a lever that varies between runs");
    out << "\n`run_status` counts " << words_of<RunStatus>(", ")
        << R"( from 0 and says so in `flag_values` and `flag_meanings`.
Of a missing run, texts are empty, `seed` is 0, and `replicate`, `world` and `parameter_set` are -1. Only what varies between
the runs of a file has a `param_` or `lever_`; dots of a key become underscores, the full key stands in the attribute `key`, the range of its axis in `axis_min` and `axis_max`;
what is no number counts the words of `flag_meanings` from 0.
`week` has the attributes `n_weeks` and `every_weeks` (weeks joined in one step; the last step may be shorter).
`time` has `calendar = "proleptic_gregorian"`.

## Quantities

| dataset | type | `units` | `long_name` |
|---|---|---|---|
)";
    print_dataset(out, "<outcome>", "float64", "run", "its own", "one number a run, such as `coverage_mean`");
    print_dataset(out, "<observable>", "float32", "run time", "its own", "national");
    for (const Shape shape : {Shape::district, Shape::organisation, Shape::group}) {
        const std::string rows(name_of(shape));
        print_dataset(out, "<observable>_by_" + rows, "float32", "run time " + rows, "its own", "by " + rows);
    }
    out << "\nWhich quantities a file holds is the choice of its scenario. Each says of itself, in attributes:\n\n"
        << "| attribute | of | meaning |\n|---|---|---|\n"
        << "| `better` | outcomes, series | " << words_of<Better>(", ")
        << ": which way is better for the people of the country, where that is beyond dispute |\n"
        << "| `role` | outcomes, series | " << words_of<Role>(", ")
        << ": how people fare, or how organisations work together |\n"
        << "| `coordinates` | outcomes, series | datasets that label it beside its dimensions |\n"
        << "| `cell_methods` | series | " << words_of<Joined>(", ") << ": how weeks are joined in a step |\n"
        << "| `observable` | series | the quantity's name, without what it extends over |\n"
        << "| `shape` | series | " << words_of<Shape>(", ") << ": what it extends over beside run and time |\n\n"
        << R"(NaN, which is also `_FillValue`, stands where a quantity is undefined, and everywhere in a run that is missing or failed.

## Group `/inputs`

)";
    print_fixed(out, "inputs");
    out << R"(
## Group `/provenance`

The only group that may differ between equal runs; absent from a file written with `--provenance none`.

)";
    print_fixed(out, "provenance");
    out << '\n';
    print_attributes(out, "/provenance");
    out << "\n## Bytes\n\n"
        << "* Text is variable-length UTF-8. Numbers are little-endian. Booleans are numbers 0 and 1. There are no "
           "enumerations and no compounds among the data.\n"
        << "* A chunk of a series is one run, cut along time above " << largest_chunk_bytes / (1 << 20)
        << " MiB, filtered by shuffle and deflate, which every HDF5 with zlib reads.\n"
        << R"(  What has the single dimension run has chunks of 1024 runs and no filter. `run` is unlimited.
* Creation order of links and attributes is tracked and indexed, object times are off, format versions lie between HDF5 1.8 and 1.10.
* Runs stand in the order of the design, and so do their bytes, whichever finished first and however often the job was interrupted or cut into shards.
* Behind the end that HDF5 knows of stands a seal: CRC-32 of every MiB, so that damage is told before HDF5 parses it.
  HDF5 ignores it, and cuts it off when the file is changed; files without it are read, too.
* Two files are *the same* if all objects, attributes and raw chunks outside `/provenance` are: `entente describe --digest FILE.h5`.
  Without provenance, the same files are equal byte by byte.
* Two files say *the same values*, however these are stored, if `entente describe --values FILE.h5` prints the same.
* The unfinished file is `FILE.h5.partial`. It has the same format, and opens; a run is in it if its `run_status` says so, which is written last.

## Digests of values

`entente describe --values FILE.h5` prints two SHA-256 that do not depend on compression, chunks, order of writing, version of HDF5 or system.
With `--each` stand, before them, the lines that they are made of, by name in the order of bytes, so that two files can be compared line by line:

    <sha256>  /coverage_by_district          a dataset
    <sha256>  /coverage_by_district@units    an attribute of it; those of the root are /@title and so on

* `file` is the SHA-256 of all these lines, each with a line feed; nothing of `/provenance` is among them, nor are the attributes `DIMENSION_LIST` and `REFERENCE_LIST`, which are places in the file.
* `results` is that of the lines of datasets in the root, without attributes, `/family`, `/dimension` (vocabularies of the program), `/run_error` (words) and `/scenario` (names of files: a copy under another name has the same results).
  It stays when texts, lists of parameters, names of versions or descriptions change, and tells whether two versions of the model compute the same.
* The digest of one dataset or attribute is that of a line of text, `TYPE LENGTH LENGTH …` (`float32 3 5 2`, `text 4`; of a scalar the type alone), a line feed, and the values in row-major order:
  numbers as their little-endian bytes, integers in two's complement, reals as IEEE 754 with every NaN as `7fc00000` or `7ff8000000000000`; −0 and 0 are two values.
  A text is its number of bytes as a little-endian 64-bit integer, then its UTF-8. Types are `text`, `int8` … `uint64`, `float32`, `float64`, whatever their byte order in the file.
)";
    return out.str();
}

}  // namespace entente
