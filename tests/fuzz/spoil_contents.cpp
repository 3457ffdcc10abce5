#include "fuzz/spoil_contents.hpp"

#include <hdf5.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "output/hdf5.hpp"

namespace entente::fuzz {

namespace {

/// An identifier that may be none: what cannot be changed stays.
struct Opened {
    hid_t id = H5I_INVALID_HID;
    explicit Opened(hid_t given) : id(given) {}
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    Opened(Opened&& other) noexcept : id(std::exchange(other.id, H5I_INVALID_HID)) {}
    Opened& operator=(Opened&&) = delete;
    ~Opened() {
        if (id >= 0) H5Idec_ref(id);
    }
};

std::string awkward_text(Luck& luck) {
    switch (luck.below(12)) {
        case 0:
            return "";
        case 1:
            return std::string(1 + luck.below(20000), 'x');
        case 2:
            return "\xff\xfe\x80 \x1b[31m";
        case 3:
            return luck.of<std::string>({"0.9", "1.0", "1.7", "2.0", "99.0", "1", "one.two", "-1.0", "1."});
        case 4:
            return luck.of<std::string>(
                {"days since 2003-10-01 00:00:00", "days since", "days since 9999-99-99", "weeks"});
        case 5:
            return luck.of<std::string>(
                {"higher", "lower", "undecided", "outcome", "process", "time: mean", "district"});
        case 6:
            return luck.of<std::string>(
                {"none", "grid", "list", "one_at_a_time", "factorial", "lhs", "sobol", "saltelli", "morris"});
        case 7:
            return luck.of<std::string>(
                {"1/2", "2/2", "0/0", "1/999999999999999999", "run 3", "/", "9223372036854775808/1"});
        case 8:
            return luck.of<std::string>(
                {"two_feet_out", "one_foot_in", "preset", "planning", "made_up", "world.hostility"});
        case 9:
            return "a\nb\tc\"d\\e,f;g|h<script>";
        case 10:
            return std::string(64, luck.one_in(2) ? 'a' : 'b');
        default: {
            const std::size_t n = luck.below(40);
            return std::string(n, static_cast<char>(luck.next()));
        }
    }
}

double awkward_real(Luck& luck) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    return luck.of<double>(
        {std::nan(""), inf, -inf, 1e308, -1e308, 5e-324, 0.0, -0.0, 1.0, -1.0, 0.5, 3.0, 1e18, 1e-9});
}

/// A type to give to what had another.
Opened any_type(Luck& luck) {
    switch (luck.below(11)) {
        case 0:
        case 1: {
            Opened text(H5Tcopy(H5T_C_S1));
            H5Tset_size(text.id, H5T_VARIABLE);
            if (luck.one_in(2)) H5Tset_cset(text.id, H5T_CSET_UTF8);
            return text;
        }
        case 2: {
            Opened text(H5Tcopy(H5T_C_S1));
            H5Tset_size(text.id, 1 + luck.below(40));
            return text;
        }
        case 3:
            return Opened(H5Tcopy(H5T_STD_U8LE));
        case 4:
            return Opened(H5Tcopy(luck.of<hid_t>({H5T_STD_I64BE, H5T_STD_I32LE, H5T_STD_U64LE, H5T_STD_I16LE})));
        case 5:
            return Opened(H5Tcopy(luck.of<hid_t>({H5T_IEEE_F32LE, H5T_IEEE_F64BE})));
        case 6:
            return Opened(H5Tvlen_create(luck.of<hid_t>({H5T_STD_I32LE, H5T_STD_REF_OBJ})));
        case 7: {
            Opened pair(H5Tcreate(H5T_COMPOUND, 16));
            H5Tinsert(pair.id, "one", 0, H5T_STD_I64LE);
            H5Tinsert(pair.id, "other", 8, H5T_IEEE_F64LE);
            return pair;
        }
        case 8:
            return Opened(H5Tcreate(H5T_OPAQUE, 1 + luck.below(16)));
        case 9: {
            const hsize_t n = 1 + luck.below(5);
            return Opened(H5Tarray_create2(H5T_STD_I32LE, 1, &n));
        }
        default:
            return Opened(H5Tcopy(H5T_STD_REF_OBJ));
    }
}

Opened any_space(Luck& luck, bool can_be_huge, bool& is_huge) {
    is_huge = can_be_huge && luck.one_in(5);
    const hsize_t n = is_huge ? hsize_t{1} << (20 + luck.below(42)) : luck.below(40);
    const std::vector<hsize_t> extent{n, 1 + luck.below(4), 1 + luck.below(3), 1, 2};
    switch (luck.below(6)) {
        case 0:
            return Opened(H5Screate(H5S_SCALAR));
        case 1:
            return Opened(H5Screate(H5S_NULL));
        case 2:
            return Opened(H5Screate_simple(2, extent.data(), nullptr));
        case 3:
            return Opened(H5Screate_simple(static_cast<int>(1 + luck.below(5)), extent.data(), nullptr));
        default:
            return Opened(H5Screate_simple(1, extent.data(), nullptr));
    }
}

std::vector<std::string> names_of_attributes(hid_t object) {
    std::vector<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5A_info_t*, void* into) -> herr_t {
        static_cast<std::vector<std::string>*>(into)->emplace_back(name);
        return 0;
    };
    H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, collect, &names);
    return names;
}

void change_attribute(hid_t object, Luck& luck) {
    const auto names = names_of_attributes(object);
    if (names.empty()) return;
    const std::string& name = luck.of(names);
    switch (luck.below(6)) {
        case 0:
            H5Adelete(object, name.c_str());
            return;
        case 1: {
            const std::uint64_t number = awkward_number(luck);
            hdf5::write_attribute(object, name.c_str(), luck.one_in(2) ? Type::uint64 : Type::int64, &number, 1, true);
            return;
        }
        case 2:
            hdf5::write_attribute(object, name.c_str(), awkward_real(luck));
            return;
        case 3: {  // of a type and shape of its own; never written, so zeros
            bool is_huge = false;
            H5Adelete(object, name.c_str());
            const Opened type = any_type(luck);
            const Opened space = any_space(luck, false, is_huge);
            const Opened made(H5Acreate2(object, name.c_str(), type.id, space.id, H5P_DEFAULT, H5P_DEFAULT));
            return;
        }
        default:
            hdf5::write_attribute(object, name.c_str(), awkward_text(luck));
    }
}

void replace_dataset(hid_t file, const std::string& place, Luck& luck) {
    bool is_huge = false;
    const Opened type = any_type(luck);
    const Opened space = any_space(luck, true, is_huge);
    const Opened create(H5Pcreate(H5P_DATASET_CREATE));
    if (H5Sget_simple_extent_type(space.id) == H5S_SIMPLE && H5Sget_simple_extent_npoints(space.id) > 0) {
        const int n_axes = H5Sget_simple_extent_ndims(space.id);
        const std::vector<hsize_t> chunk(5, 1);
        if (is_huge || luck.one_in(2)) H5Pset_chunk(create.id, n_axes, chunk.data());
        if (is_huge && luck.one_in(2)) H5Pset_deflate(create.id, 1);
    }
    std::vector<std::string> kept;
    {
        const Opened old(H5Oopen(file, place.c_str(), H5P_DEFAULT));
        const Opened made(H5Dcreate2(file, "made", type.id, space.id, H5P_DEFAULT, create.id, H5P_DEFAULT));
        if (old.id < 0 || made.id < 0) return;
        for (const std::string& name : names_of_attributes(old.id)) {
            if (const auto text = hdf5::text_attribute(old.id, name.c_str())) {
                hdf5::write_attribute(made.id, name.c_str(), *text);
            }
        }
    }
    H5Ldelete(file, place.c_str(), H5P_DEFAULT);
    H5Lmove(file, "made", file, place.c_str(), H5P_DEFAULT, H5P_DEFAULT);
}

void replace_link(hid_t file, const std::string& place, Luck& luck) {
    H5Ldelete(file, place.c_str(), H5P_DEFAULT);
    switch (luck.below(6)) {
        case 0:
            H5Lcreate_soft(place.c_str(), file, place.c_str(), H5P_DEFAULT, H5P_DEFAULT);  // to itself
            return;
        case 1:
            H5Lcreate_hard(file, "/", file, place.c_str(), H5P_DEFAULT, H5P_DEFAULT);
            for (const char* more : {"one", "two", "three", "four"}) {
                H5Lcreate_hard(file, "/", file, more, H5P_DEFAULT, H5P_DEFAULT);
            }
            return;
        case 2:
            H5Lcreate_external("/dev/zero", "/", file, place.c_str(), H5P_DEFAULT, H5P_DEFAULT);
            return;
        case 3: {
            const Opened group(H5Gcreate2(file, place.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
            return;
        }
        case 4:
            H5Lcreate_hard(file, "run", file, place.c_str(), H5P_DEFAULT, H5P_DEFAULT);
            return;
        default:
            return;  // gone
    }
}

void change_values(hid_t file, const std::string& place, Luck& luck) {
    const Opened dataset(H5Dopen2(file, place.c_str(), H5P_DEFAULT));
    if (dataset.id < 0) return;
    const Opened type(H5Dget_type(dataset.id));
    const Opened space(H5Dget_space(dataset.id));
    const auto n_values = static_cast<std::size_t>(std::max<hssize_t>(H5Sget_simple_extent_npoints(space.id), 0));
    if (n_values == 0 || n_values > 10000) return;
    const bool all = luck.one_in(3);
    const std::size_t row = luck.below(n_values);
    const auto spoilt = [&](std::size_t i) { return all || i == row || luck.one_in(8); };
    if (H5Tget_class(type.id) == H5T_STRING && H5Tis_variable_str(type.id) > 0) {
        std::vector<std::string> texts = hdf5::read_texts(dataset.id);
        const std::string text = awkward_text(luck);
        for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = spoilt(i) ? text : texts[i];
        hdf5::write_texts(dataset.id, texts);
    } else if (H5Tget_class(type.id) == H5T_INTEGER) {
        std::vector<std::int64_t> values(n_values);
        H5Dread(dataset.id, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        const auto same = static_cast<std::int64_t>(awkward_number(luck));
        const bool are_equal = luck.one_in(2);
        for (std::size_t i = 0; i < n_values; ++i) {
            if (!spoilt(i)) continue;
            values[i] = are_equal ? same : static_cast<std::int64_t>(awkward_number(luck));
        }
        H5Dwrite(dataset.id, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    } else if (H5Tget_class(type.id) == H5T_FLOAT) {
        std::vector<double> values(n_values);
        H5Dread(dataset.id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        const double same = awkward_real(luck);
        const bool are_equal = luck.one_in(2);
        for (std::size_t i = 0; i < n_values; ++i) {
            if (spoilt(i)) values[i] = are_equal ? same : awkward_real(luck);
        }
        H5Dwrite(dataset.id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    }
}

void change_extent(hid_t file, const std::string& place, Luck& luck) {
    const Opened dataset(H5Dopen2(file, place.c_str(), H5P_DEFAULT));
    if (dataset.id < 0) return;
    std::vector<hsize_t> extent = hdf5::extent_of(dataset.id);
    if (extent.empty()) return;
    extent[0] = luck.one_in(4) ? hsize_t{1} << (20 + luck.below(30)) : luck.below(extent[0] + 4);
    H5Dset_extent(dataset.id, extent.data());
}

}  // namespace

void spoil_contents(const std::filesystem::path& path, const BaseFile& base, Luck& luck) {
    hdf5::silence();
    const hdf5::Handle file = hdf5::open_file(path.string(), true);
    for (std::size_t n = 1 + luck.below(4); n-- > 0;) {
        const std::string& place = luck.of(base.places);
        try {
            switch (luck.below(8)) {
                case 0:
                    change_attribute(file.id(), luck);  // of the root
                    break;
                case 1: {
                    const Opened object(H5Oopen(file.id(), place.c_str(), H5P_DEFAULT));
                    if (object.id >= 0) change_attribute(object.id, luck);
                    break;
                }
                case 2:
                case 3:
                    replace_dataset(file.id(), place, luck);
                    break;
                case 4:
                    replace_link(file.id(), place, luck);
                    break;
                case 5:
                    change_extent(file.id(), place, luck);
                    break;
                default:
                    change_values(file.id(), place, luck);
            }
        } catch (const hdf5::Failure&) {  // an earlier change left nothing to change here
        }
    }
}

}  // namespace entente::fuzz
