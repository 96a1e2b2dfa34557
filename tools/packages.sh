# shellcheck shell=bash disable=SC2034
# What Debian 12 must provide, by group. Sourced by the scripts beside it: `packages build test`.

packages_build=(
  g++ cmake ninja-build ccache mold python3
  libboost1.81-dev libexpected-dev libsodium-dev
  libsoci-dev libsqlite3-dev libpq-dev
  libyaml-cpp-dev nlohmann-json3-dev libcli11-dev libspdlog-dev libfmt-dev
)
packages_test=(libgtest-dev libgmock-dev librapidcheck-dev)
# clang-tidy 14, Debian's default, does not know std::source_location.
packages_check=(git clang-format-14 clang-tidy-16)

say() { printf '· %s\n' "$*"; }

# Installs what is missing of the groups named; asks the network only then.
packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "not a Debian system: taking compiler and libraries as they are"
    return
  fi
  local group name missing=()
  for group in "$@"; do
    local -n names="packages_$group"
    for name in "${names[@]}"; do
      if [[ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || true)" != installed ]]; then
        missing+=("$name")
      fi
    done
  done
  if ((${#missing[@]} == 0)); then
    return
  fi
  local as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      printf 'These packages are missing, and only root can install them:\n  apt-get install %s\n' "${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  "${as_root[@]}" apt-get -qq update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install --yes --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}
