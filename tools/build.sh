# shellcheck shell=bash
# Configuring and building by preset, for the scripts beside it. The working directory is the root of the tree.

# build PRESET FOLDER [TARGET...]: quiet unless something fails. A folder configured from another place is configured afresh.
build() {
  local preset=$1 folder=$2 fresh=() log
  shift 2
  local cache=$folder/CMakeCache.txt
  if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$cache"; then
    fresh=(--fresh)
  fi
  log=$(mktemp)
  if ! cmake --preset "$preset" "${fresh[@]}" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
  cmake --build --preset "$preset" ${1:+--target "$@"}
}
