# shellcheck shell=bash
# Fetches programs without root and without installing anything; to be sourced.

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# need PROGRAM PACKAGE: ends with one sentence if the program is missing
need() {
  [[ -n $(type -P "$1") ]] || die "$1 is missing; install it with: apt-get install $2"
}

# The addresses of the Debian archive that this machine itself is set up with.
debian_archives() {
  # shellcheck disable=SC2016 # apt expands these
  apt-get indextargets --no-release-info --format '$(COMPONENT) $(REPO_URI)' 2>/dev/null |
    awk '$1 == "main" && $2 !~ /security/ && !seen[$2]++ { print $2 }'
}

# unpack_debian SUITE FOLDER PACKAGE...: downloads signed packages of any suite of Debian and unpacks them into the folder;
# PACKAGE+ stands for a package and all that it needs and the machine lacks. apt works on lists of its own below the
# folder, so the machine's own are not touched.
unpack_debian() {
  local suite=$1 into=$2 archive
  shift 2
  [[ -n $(type -P apt-get) && -n $(type -P dpkg) ]] || return 1
  for archive in $(debian_archives); do
    if (unpack_from "$archive" "$suite" "$into/apt" "$@"); then
      for package in "$into"/apt/*.deb; do
        dpkg -x "$package" "$into" || return 1
      done
      rm -rf "$into/apt"
      return 0
    fi
    rm -rf "$into/apt"
  done
  return 1
}

unpack_from() {
  local archive=$1 suite=$2 state=$3 keyring=/usr/share/keyrings/debian-archive-keyring.gpg signed="" package packages=()
  shift 3
  [[ ! -r $keyring ]] || signed="[signed-by=$keyring] "
  mkdir -p "$state/lists/partial" "$state/archives/partial" "$state/none"
  echo "deb $signed$archive $suite main" >"$state/sources.list"
  cat >"$state/apt.conf" <<CONF
Dir::State::Lists "$state/lists";
Dir::Cache "$state";
Dir::Cache::Archives "$state/archives";
Dir::Etc::SourceList "$state/sources.list";
Dir::Etc::SourceParts "$state/none";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "20";
Acquire::https::Timeout "20";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
CONF
  cd "$state" || return 1
  # by default apt only warns when a list could not be had
  apt-get -c "$state/apt.conf" -qq -o APT::Update::Error-Mode=any update >&2 || return 1
  for package in "$@"; do
    if [[ $package == *+ ]]; then
      # lines such as: 'address' tmux_3.3a-3_amd64.deb size checksum
      mapfile -t -O "${#packages[@]}" packages < <(
        apt-get -c "$state/apt.conf" -qq -o Debug::NoLocking=1 install --reinstall --print-uris --no-install-recommends "${package%+}" |
          sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p"
      )
    else
      packages+=("$package")
    fi
  done
  ((${#packages[@]})) && apt-get -c "$state/apt.conf" -qq download "${packages[@]}" >&2
}

# download URL FILE SHA256: fetches a file and refuses it unless its checksum is the expected one
download() {
  if [[ -n $(type -P curl) ]]; then
    curl -fsSL --connect-timeout 10 --retry 2 -o "$2" "$1" || return 1
  elif [[ -n $(type -P wget) ]]; then
    wget -q --timeout=20 --tries=2 -O "$2" "$1" || return 1
  else
    die "neither curl nor wget is there; install one with: apt-get install curl"
  fi
  echo "$3  $2" | sha256sum --check --status || die "the checksum of $1 is not the expected one; it was not used"
}
