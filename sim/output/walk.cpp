#include "output/walk.hpp"

namespace entente::hdf5 {

std::set<std::string> names_in(hid_t group) {
    std::set<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5L_info_t*, void* into) -> herr_t {
        if (name == nullptr) return -1;  // HDF5 tells such names of damaged groups
        static_cast<std::set<std::string>*>(into)->insert(name);
        return 0;
    };
    hsize_t next = 0;
    require(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, &next, collect, &names), "list a group");
    return names;
}

std::set<std::string> attribute_names(hid_t object) {
    std::set<std::string> names;
    const auto collect = [](hid_t, const char* name, const H5A_info_t*, void* into) -> herr_t {
        if (name == nullptr) return -1;
        static_cast<std::set<std::string>*>(into)->insert(name);
        return 0;
    };
    require(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, nullptr, collect, &names), "list attributes");
    return names;
}

Walk::Walk(const Handle& root) {
    H5O_info_t info{};
    require(H5Oget_info2(root.id(), &info, H5O_INFO_BASIC), "open the root");
    met_.insert(info.addr);
}

Handle Walk::open(const Handle& group, const std::string& name, const std::string& full) {
    H5L_info_t link{};
    require(H5Lget_info(group.id(), name.c_str(), &link, H5P_DEFAULT), "open " + full);
    if (link.type != H5L_TYPE_HARD) throw Failure("open " + full, full + " is a link to elsewhere");
    Handle object(H5Oopen(group.id(), name.c_str(), H5P_DEFAULT), "open " + full);
    if (!met_.insert(link.u.address).second) {
        throw Failure("open " + full, full + " is in the file under another name, too");
    }
    return object;
}

}  // namespace entente::hdf5
