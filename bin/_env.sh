# Sourced by the commands beside it: makes the environment from the locked requirements, once, and again
# only when the lock, the Python or the place of the project has changed. Needs the network only then.
# shellcheck shell=bash
set -euo pipefail

# What is made here is for the user who runs it; the environment itself holds no secret and may be read.
umask 077

ROOT="$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")"
VENV="$ROOT/.venv"
CACHE="$ROOT/.cache"

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "adminduk: $*"
    exit 1
}

# A user without a usable home (a service, a closed /root under sudo) gets one of the project's.
if [ -z "${HOME:-}" ] || [ ! -d "$HOME" ] || [ ! -w "$HOME" ] || [ ! -x "$HOME" ]; then
    HOME="$CACHE/home"
    mkdir -p "$HOME" 2>/dev/null || HOME="$(mktemp -d)"
    export HOME PIP_NO_CACHE_DIR=1
fi

# Modules come from the locked environment and from src/, from nowhere else.
unset PYTHONHOME PYTHONPATH PYTHONSTARTUP
export PYTHONNOUSERSITE=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# Runs apt-get quietly; its words are shown only when it fails.
apt_install() {
    local log
    log="$(mktemp)"
    say "Installing $* …"
    if ! DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$log" 2>&1 </dev/null; then
        # A fresh machine has no package lists yet.
        if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
            >>"$log" 2>&1 </dev/null; then
            tail -n 5 "$log" >&2
            rm -f "$log"
            return 1
        fi
    fi
    rm -f "$log"
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local name
    for name in "${ADMINDUK_PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14; do
        if [ -n "$name" ] && command -v "$name" >/dev/null && new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    fail "Python 3.11 or newer is needed and was not found. Install it (sudo apt-get install python3 python3-venv)" \
        "or name one with ADMINDUK_PYTHON."
}

# Debian keeps venv and pip apart from python3.
ensure_venv_module() {
    local package
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    package="$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    if may_install && apt_install "$package"; then
        return
    fi
    fail "Python's venv module is missing. Install it first: sudo apt-get install $package"
}

# What the environment was made from; any difference makes it anew or brings it up to date.
lock_mark() { sha256sum <"$ROOT/requirements/$1.txt" | cut -c1-64; }
python_mark() { printf '%s %s' "$("$VENV/bin/python" -V 2>/dev/null)" "$ROOT"; }
is_current() {
    [ "$(cat "$VENV/made-of" 2>/dev/null)" = "$(python_mark)" ] &&
        [ "$(cat "$VENV/locked-$1" 2>/dev/null)" = "$(lock_mark "$1")" ]
}

# A counter of packages, because half a minute of silence looks like a fault.
show_count() {
    local all="$1" count=0 line
    while IFS= read -r line; do
        case "$line" in
        Collecting\ * | Requirement\ already\ satisfied*)
            count=$((count + 1))
            if [ -t 2 ]; then printf '\r  %d of about %d' "$count" "$all" >&2; fi
            ;;
        esac
    done
    if [ -t 2 ]; then printf '\r%-40s\r' '' >&2; fi
}

make_environment() (
    umask 022
    mode="$1"
    lock="$ROOT/requirements/$mode.txt"
    if [ "$(cat "$VENV/made-of" 2>/dev/null)" != "$(python_mark)" ] || [ ! -x "$VENV/bin/python" ]; then
        python="$(find_python)"
        ensure_venv_module "$python"
        say "Making the environment in $VENV with $("$python" -V) …"
        "$python" -m venv --clear "$VENV" || fail "The environment could not be made in $VENV."
    fi
    log="$VENV/install.log"
    count="$(grep -c '^[A-Za-z0-9].*==' "$lock")"
    say "Installing $count locked packages (once; a minute or two) …"
    # Hashes for all of them, and no package may run code of its own while it is installed.
    if ! "$VENV/bin/python" -m pip install --require-hashes --no-deps --only-binary=:all: --no-input \
        --progress-bar=off -r "$lock" 2>"$log" </dev/null | tee "$log.out" | show_count "$count"; then
        # The first warning names the cause (no network, a proxy), the last lines what came of it.
        { grep -m 1 '^WARNING' "$log" || true; grep -v '^WARNING' "$log" | tail -n 4; } | cut -c1-300 >&2
        fail "The packages could not be installed. Is the package index reachable? The whole log: $log"
    fi
    site="$("$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
    printf '%s\n' "$ROOT/src" "$ROOT" >"$site/adminduk.pth"
    # What the tests need holds all that a run needs.
    if [ "$mode" = test ]; then lock_mark run >"$VENV/locked-run"; fi
    lock_mark "$mode" >"$VENV/locked-$mode"
    python_mark >"$VENV/made-of"
)

# ensure_environment run|test
ensure_environment() {
    is_current "$1" && return
    if { [ -e "$VENV" ] && [ ! -w "$VENV" ]; } || [ ! -w "$ROOT" ]; then
        fail "The environment in $VENV is not up to date and this user may not change it." \
            "Run bin/adminduk check-install once as the owner of $ROOT."
    fi
    mkdir -p "$CACHE"
    # Two commands at once: the second waits and finds the work done.
    (
        if command -v flock >/dev/null; then flock 9; fi
        if ! is_current "$1"; then make_environment "$1"; fi
    ) 9>"$CACHE/environment.lock"
}
