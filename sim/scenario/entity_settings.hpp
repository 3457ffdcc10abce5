#pragma once
// Settings of named entities: [[organisation]] and [organisation.unhcr] in files, organisation.unhcr.neutrality as an
// option, all flattened to (name, field, value).

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scenario/settings.hpp"
#include "scenario/slots.hpp"

namespace entente {

struct FieldSetting {
    std::string name;
    std::string field;  // key below the entity: neutrality, mandate.security
    const TomlValue* value = nullptr;
    std::size_t layer = 0;
    bool is_option = false;
};

class EntitySettings {
public:
    /// `head` is organisation, armed_group or organisation_family.
    explicit EntitySettings(std::string head) : head_(std::move(head)) {}

    /// Takes a setting whose key starts with the head.
    void take(const Setting& setting, std::size_t layer, bool is_option, Problems& problems);

    const std::string& head() const { return head_; }
    const std::vector<FieldSetting>& all() const { return all_; }
    /// Names in the order in which files mention them, with the place of the first mention.
    const std::vector<std::pair<std::string, Place>>& named() const { return named_; }

    /// The last value of a field of an entity, or null.
    const TomlValue* last(const std::string& name, const std::string& field) const;
    /// Whether the entity was taken out: its last `remove` is true.
    bool is_removed(const std::string& name, Problems& problems) const;

    /// Puts an entity's values, of files or of options, into its slots (keys relative to the entity). A table of values
    /// by dimension or activity in a file replaces the whole of it; an option sets the one value. `passed_over` are
    /// fields that the caller reads itself.
    void fill(std::vector<Slot>& slots, const std::string& name, bool options, const std::set<std::string>& passed_over,
              Problems& problems) const;

private:
    void take_table(const TomlValue& table, std::size_t layer, std::set<std::string>& here, Problems& problems);
    void mention(const std::string& name, const Place& place);

    std::string head_;
    std::vector<FieldSetting> all_;
    std::vector<std::pair<std::string, Place>> named_;
};

/// Puts one value into the slot with a key; a key without a slot becomes a problem with the nearest one.
bool assign_field(std::vector<Slot>& slots, const std::string& field, const std::string& path, const TomlValue& value,
                  Problems& problems);

/// Sets to 0 all values of the table that a field belongs to: mandate.security empties mandate.
void empty_table_of(std::vector<Slot>& slots, const std::string& field);

/// A name may have lower-case letters, digits and underscores.
bool is_legal_name(const std::string& name);

}  // namespace entente
