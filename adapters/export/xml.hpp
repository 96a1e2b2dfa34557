#pragma once

#include <string>
#include <string_view>

namespace liandiao {

/// A text as the value of an attribute or the content of an element; what XML 1.0 has no place for becomes U+FFFD.
void append_xml(std::string& out, std::string_view text);

/// ` name="value"`
void append_xml_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace liandiao
