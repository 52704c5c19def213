#!/usr/bin/env bash
# Makes sure page tests find chromium and a Chinese font; installs them where we may.
set -euo pipefail

have_browser() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
have_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ]; }

if have_browser && have_font; then
    exit 0
fi

# Exactly why page tests will be skipped, and what to do; an error where they must run.
give_up() {
    echo "page tests need chromium and a Chinese font: $1" >&2
    [ -z "${RESPGRAPH_REQUIRE_BROWSER:-}" ] || exit 1
    echo "they will be skipped" >&2
    exit 0
}

command -v apt-get >/dev/null || give_up "install them with this system's own package manager"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
    else
        give_up "run as root: apt-get install chromium fonts-noto-cjk"
    fi
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq || give_up "apt-get update failed"
"${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null \
    || give_up "apt-get install failed"
