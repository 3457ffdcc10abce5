#pragma once
// What makes two trajectory files the same: everything in them outside /provenance.

#include <filesystem>
#include <string>

namespace entente {

/// SHA-256 over all objects, attributes and raw chunks outside /provenance, in alphabetical order: independent of where
/// in the file something lies. Throws InputFileError.
std::string digest(const std::filesystem::path& path);

}  // namespace entente
