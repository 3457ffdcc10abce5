#include "output/seal.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>
#include <vector>

#include "output/errors.hpp"
#include "output/hdf5.hpp"

namespace entente {

namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 20;
/// No structure of HDF5 is larger than this, but for heaps of texts, which say their size.
constexpr std::uint64_t largest_structure = std::uint64_t{64} << 10;

struct Block {
    std::uint32_t checksum = 0;
    std::uint32_t is_structure = 0;  // HDF5 parses bytes of it
};

/// The last bytes of a sealed file; the table of blocks stands before.
struct Footer {
    std::uint64_t sealed_bytes = 0;
    std::uint64_t n_blocks = 0;
    std::uint32_t checksum_of_table = 0;
    std::array<char, 12> mark{'e', 'n', 't', 'e', 'n', 't', 'e', ' ', 's', 'e', 'a', 'l'};
};
static_assert(sizeof(Block) == 8 && sizeof(Footer) == 32, "written as they stand in memory, without padding");

/// How far structures of HDF5 that begin in these bytes reach, counted from the first byte; 0 if none begins. They are
/// found by the marks that all begin with; marks found by chance in compressed series do no harm.
std::uint64_t reach_of_structures(std::string_view bytes) {
    constexpr std::array<std::string_view, 12> marks{"TREE", "GCOL", "OHDR", "OCHK", "FRHP", "FHDB",
                                                     "FHIB", "BTHD", "BTIN", "BTLF", "FSHD", "FSSE"};
    std::array<bool, 256> may_begin{};
    for (const auto mark : marks) may_begin[static_cast<unsigned char>(mark.front())] = true;
    std::uint64_t reach = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (!may_begin[static_cast<unsigned char>(bytes[at])]) continue;
        const auto here = bytes.substr(at, 4);  // shorter if the block's end cuts the mark in two
        const auto mark = std::find_if(marks.begin(), marks.end(), [&](auto one) { return one.starts_with(here); });
        if (mark == marks.end()) continue;
        std::uint64_t n_bytes = largest_structure;
        if (here == "GCOL" && at + 16 <= bytes.size()) {
            std::uint64_t size = 0;
            std::memcpy(&size, bytes.data() + at + 8, sizeof size);
            n_bytes = std::max(n_bytes, std::min(size, std::uint64_t{1} << 40));
        }
        reach = std::max(reach, at + n_bytes);
    }
    return reach;
}

std::uint32_t checksum_of(std::string_view bytes) {
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

std::string_view bytes_of(const std::vector<Block>& table) {
    return {reinterpret_cast<const char*>(table.data()), table.size() * sizeof(Block)};
}

}  // namespace

std::optional<std::uint64_t> end_of_hdf5(std::ifstream& file) {
    std::array<char, 48> superblock{};
    file.seekg(0);
    if (!file.read(superblock.data(), superblock.size())) return std::nullopt;
    constexpr std::string_view signature("\x89HDF\r\n\x1a\n", 8);
    if (std::string_view(superblock.data(), 8) != signature || superblock[8] < 2 || superblock[8] > 3) {
        return std::nullopt;
    }
    std::uint64_t end = 0;
    std::memcpy(&end, superblock.data() + 28, sizeof end);
    return end;
}

void seal(const std::filesystem::path& path) {
    std::vector<Block> table;
    Footer footer;
    footer.sealed_bytes = std::filesystem::file_size(path);
    std::ifstream file(path, std::ios::binary);
    std::string block(block_bytes, '\0');
    std::uint64_t structures_end = 48;  // of the superblock
    for (std::uint64_t first = 0; first < footer.sealed_bytes; first += block_bytes) {
        block.resize(std::min<std::uint64_t>(block_bytes, footer.sealed_bytes - first));
        if (!file.read(block.data(), static_cast<std::streamsize>(block.size()))) {
            throw hdf5::Failure("seal the file", std::strerror(errno));
        }
        const std::uint64_t reach = reach_of_structures(block);
        table.push_back({checksum_of(block), reach > 0 || structures_end > first ? 1u : 0u});
        if (reach > 0) structures_end = std::max(structures_end, first + reach);
    }
    footer.n_blocks = table.size();
    footer.checksum_of_table = checksum_of(bytes_of(table));
    std::ofstream end(path, std::ios::binary | std::ios::app);
    end << bytes_of(table) << std::string_view(reinterpret_cast<const char*>(&footer), sizeof footer);
    if (!end.flush()) throw hdf5::Failure("seal the file", std::strerror(errno));
}

bool check_seal(const std::filesystem::path& path, SealedBlocks which) {
    if (path.extension() == ".partial") return false;
    std::ifstream file(path, std::ios::binary);
    const auto end = end_of_hdf5(file);
    std::error_code error;
    const std::uint64_t n_bytes = std::filesystem::file_size(path, error);
    if (!end || error || n_bytes <= *end) return false;  // HDF5 itself tells what is wrong, if anything is

    const auto damaged = [&](const char* how) { throw InputFileError(path, std::string("is damaged: ") + how); };
    Footer footer;
    const auto mark = footer.mark;
    if (n_bytes < *end + sizeof footer) damaged("its end is cut off or overwritten");
    file.clear();
    file.seekg(static_cast<std::streamoff>(n_bytes - sizeof footer));
    file.read(reinterpret_cast<char*>(&footer), sizeof footer);
    const std::uint64_t n_blocks = (*end + block_bytes - 1) / block_bytes;
    if (!file || footer.mark != mark || footer.sealed_bytes != *end || footer.n_blocks != n_blocks ||
        n_bytes != *end + n_blocks * sizeof(Block) + sizeof footer) {
        damaged("its end is cut off or overwritten");
    }
    std::vector<Block> table(n_blocks);
    file.seekg(static_cast<std::streamoff>(*end));
    file.read(reinterpret_cast<char*>(table.data()), static_cast<std::streamsize>(n_blocks * sizeof(Block)));
    if (!file || checksum_of(bytes_of(table)) != footer.checksum_of_table) damaged("its end is overwritten");

    std::string block;
    for (std::uint64_t i = 0; i < n_blocks; ++i) {
        if (table[i].is_structure == 0 && which == SealedBlocks::structures) continue;
        block.resize(std::min<std::uint64_t>(block_bytes, *end - i * block_bytes));
        file.seekg(static_cast<std::streamoff>(i * block_bytes));
        if (!file.read(block.data(), static_cast<std::streamsize>(block.size()))) damaged("it cannot be read");
        if (checksum_of(block) != table[i].checksum) damaged("its bytes are not those that were written");
    }
    return true;
}

}  // namespace entente
