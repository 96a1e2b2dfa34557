#pragma once

#include <cstdint>
#include <string>

#include "engine/base/described.hpp"

/// Rows of one column, as several queries give them.
namespace liandiao::sql {

struct UidRow {
  std::string uid;
};
BOOST_DESCRIBE_STRUCT(UidRow, (), (uid))

struct CountRow {
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (count))

/// What taking a lock gives where the database has one to take.
struct LockRow {
  std::string lock;
};
BOOST_DESCRIBE_STRUCT(LockRow, (), (lock))

}  // namespace liandiao::sql
