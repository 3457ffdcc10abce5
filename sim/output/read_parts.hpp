#pragma once
// Pieces of a trajectory file as they are read, each with a complaint where the file contradicts itself.

#include <string>
#include <vector>

#include "output/hdf5.hpp"

namespace entente::hdf5 {

/// Damage that HDF5 does not see: what is there contradicts itself.
[[noreturn]] inline void contradict(const std::string& what) {
    throw Failure("read the file", what);
}

inline Handle open_dataset(const Handle& file, const std::string& path) {
    return open_dataset(file.id(), path);
}

inline bool has_link(const Handle& file, const std::string& path) {
    if (const auto slash = path.find('/'); slash != std::string::npos) {
        if (H5Lexists(file.id(), path.substr(0, slash).c_str(), H5P_DEFAULT) <= 0) return false;
    }
    return H5Lexists(file.id(), path.c_str(), H5P_DEFAULT) > 0;
}

inline std::vector<std::string> texts_at(const Handle& file, const std::string& path) {
    if (!has_link(file, path)) return {};
    return read_texts(open_dataset(file, path).id());
}

template <class Number>
std::vector<Number> numbers_at(const Handle& file, const std::string& path, Type type) {
    if (!has_link(file, path)) return {};
    return read_numbers<Number>(open_dataset(file, path).id(), type);
}

inline std::string text_of(const Handle& object, const char* name) {
    return text_attribute(object.id(), name).value_or("");
}

template <class Enum>
Enum enum_of(const Handle& dataset, const char* attribute) {
    const auto word = text_of(dataset, attribute);
    const auto value = from_name<Enum>(word);
    if (!value) contradict(std::string("attribute ") + attribute + " is \"" + word + "\"");
    return *value;
}

/// A row of a column that may be shorter than it should.
template <class Value>
const Value& at(const std::vector<Value>& column, std::size_t row, const char* name) {
    if (row >= column.size()) contradict(std::string(name) + " is too short");
    return column[row];
}

}  // namespace entente::hdf5
