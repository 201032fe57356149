# Sourced by ./sektorskifte and ./test, which set `root`: the checks of what must be installed, and the build.
# Words on the terminal go to standard error; standard output belongs to the program.

stop() {
    printf 'sektorskifte: %s\n' "$@" >&2
    exit 2
}

# Node and npm bring the native DuckDB library at build time; .NET builds and runs the program.
require_tools() {
    local version missing=()
    if ! command -v dotnet >/dev/null; then
        missing+=("the .NET SDK 10 is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again.")
    else
        version=$(cd "$root" && dotnet --version 2>/dev/null) || version=""
        if [[ $version != 10.* ]]; then
            [[ -n $version ]] || version=$(cd / && dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ') || version=""
            missing+=("the .NET SDK 10 is needed; found: ${version:-no SDK}. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again.")
        fi
    fi
    if ! command -v node >/dev/null; then
        missing+=("Node.js 20 or later is missing. Install it from https://nodejs.org and start again.")
    else
        version=$(node --version 2>/dev/null) || version=""
        version=${version#v}
        if ! [[ ${version%%.*} =~ ^[0-9]+$ ]] || ((10#${version%%.*} < 20)); then
            missing+=("Node.js 20 or later is needed; found: ${version:-no version}. Install it from https://nodejs.org and start again.")
        fi
    fi
    if ! command -v npm >/dev/null; then
        missing+=("npm is missing. It comes with Node.js from https://nodejs.org; some systems have it as a package of its own.")
    fi
    ((${#missing[@]} == 0)) || stop "${missing[@]}"
}

# Two that start at once build one after the other. Systems without flock go without.
lock_build() {
    mkdir -p "$root/artifacts"
    if command -v flock >/dev/null; then
        exec 9>"$root/artifacts/build.lock"
        flock 9
    fi
}

unlock_build() {
    exec 9>&-
}

# Runs dotnet with its output kept back, and shown only when it fails. It goes to a file: the compiler's server stays for
# a while and would keep a pipe open.
quietly() {
    local log=$root/artifacts/build.log
    if ! (cd "$root" && dotnet "$@" --configuration Release --nologo --verbosity quiet '-clp:ErrorsOnly;NoSummary' \
        -nodeReuse:false) >"$log" 2>&1 </dev/null 9>&-; then
        cat "$log" >&2
        return 1
    fi
}

build() {
    quietly build "$1"
}

# The program compiled ahead for this machine, so that it starts and works at full speed at once.
publish() {
    quietly publish src/Host --use-current-runtime --no-self-contained -p:PublishReadyToRun=true \
        --artifacts-path "$root/artifacts/publish" --output "$root/artifacts/program"
}

# What tests start as processes of their own, from Debian packages, where it is missing and may be installed: ClickHouse, and R
# with the packages whose numbers the estimators are held against. A package must start nothing itself. Without them their tests
# are skipped, or fail with CI=true.
install_for_tests() {
    local log=$root/artifacts/install.log missing=()
    [[ -x /usr/sbin/clickhouse-server ]] || command -v clickhouse-server >/dev/null || missing+=(clickhouse-server)
    local package
    for package in r-base-core r-cran-survey r-cran-survival r-cran-gnm r-cran-mass; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    if ((${#missing[@]} == 0)) || [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        return 0
    fi
    echo "Installing ${missing[*]}"
    mkdir -p "$root/artifacts"
    if ! from_debian "${missing[@]}" >"$log" 2>&1 \
        && ! { apt-get update -qq >>"$log" 2>&1 </dev/null && from_debian "${missing[@]}" >>"$log" 2>&1; }; then
        echo "${missing[*]} can't be installed:"
        tail -n 3 "$log"
    fi
}

from_debian() {
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 \
        "$@" </dev/null
}
