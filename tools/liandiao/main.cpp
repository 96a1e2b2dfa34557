#include <iostream>

#include "tools/liandiao/program.hpp"

int main(int argc, char** argv) {
  liandiao::door::SystemTime time;
  liandiao::door::RandomIds ids;
  liandiao::door::Environment const environment{liandiao::door::process_variable, time, ids};
  std::ios::sync_with_stdio(false);
  return liandiao::door::run({argv + 1, argv + argc}, std::cin, std::cout, std::cerr, environment);
}
