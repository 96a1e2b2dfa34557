# shellcheck shell=bash disable=SC2034
# What Debian 12 must provide, by group. Sourced by the scripts beside it: `packages build test`.

packages_build=(
  g++ cmake ninja-build ccache mold python3
  libboost1.81-dev libexpected-dev libsodium-dev
  libsoci-dev libsqlite3-dev libpq-dev
  libyaml-cpp-dev nlohmann-json3-dev libcli11-dev libspdlog-dev libfmt-dev
  pkg-config zlib1g-dev libxlsxwriter-dev libcairo2-dev libpango1.0-dev fonts-noto-cjk
)
packages_test=(libgtest-dev libgmock-dev librapidcheck-dev postgresql-15)
# clang-tidy 14, Debian's default, does not know std::source_location.
packages_check=(git clang-format-14 clang-tidy-16)

say() { printf '· %s\n' "$*"; }

# Installs what is missing of the groups named; asks the network only then.
packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "not a Debian system: taking compiler and libraries as they are"
    return
  fi
  local group name missing=() result=0
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
  # Debian makes and starts a cluster when PostgreSQL is installed. The tests start their own, and nobody else asked.
  local quiet=/etc/postgresql-common/createcluster.d/liandiao.conf
  "${as_root[@]}" mkdir -p "${quiet%/*}"
  echo 'create_main_cluster = false' | "${as_root[@]}" tee "$quiet" >/dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install --yes --no-install-recommends "${missing[@]}" </dev/null >/dev/null || result=$?
  "${as_root[@]}" rm -f "$quiet"
  return "$result"
}
