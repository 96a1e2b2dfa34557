#include "adapters/export/xml.hpp"

#include <gtest/gtest.h>

namespace liandiao {
namespace {

TEST(XmlText, WhatHasAMeaningInXmlIsWrittenSoThatItHasNone) {
  std::string out;
  append_xml_attribute(out, "value", "a<b & \"c\" > 'd'");
  EXPECT_EQ(out, R"( value="a&lt;b &amp; &quot;c&quot; &gt; 'd'")");
}

TEST(XmlText, LineEndsSurviveBeingAnAttribute) {
  std::string out;
  append_xml(out, "a\tb\nc\rd");
  EXPECT_EQ(out, "a&#9;b&#10;c&#13;d");
}

TEST(XmlText, WhatXmlHasNoPlaceForIsReplaced) {
  std::string out;
  append_xml(out, std::string("\x01\x1f") + "中文");
  EXPECT_EQ(out, "\xEF\xBF\xBD\xEF\xBF\xBD中文");
}

}  // namespace
}  // namespace liandiao
