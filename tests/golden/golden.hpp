#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace liandiao::tests {

inline std::string read_whole(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The file holds exactly this. LIANDIAO_GOLDEN=rewrite writes it instead; look at the difference before committing it.
inline void expect_golden(std::string const& path, std::string const& text) {
  auto const whole = std::filesystem::path(LIANDIAO_SOURCE_DIR) / path;
  char const* const mode = std::getenv("LIANDIAO_GOLDEN");
  if (mode != nullptr && std::string(mode) == "rewrite") {
    std::filesystem::create_directories(whole.parent_path());
    std::ofstream(whole, std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(read_whole(whole), text) << path
                                     << " says otherwise; if the change is meant, run with LIANDIAO_GOLDEN=rewrite";
}

}  // namespace liandiao::tests
