#!/bin/sh
# Have what the browser tests need: Chromium and a CJK font (root and apt), axe-core (npm). Says so loudly when it cannot.
here=$(cd "$(dirname "$0")" && pwd)
have_browser() { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; }
have_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]; }
have_npm() { command -v npm >/dev/null 2>&1; }
have_axe() { [ -f "$here/views/node_modules/axe-core/axe.min.js" ]; }
by_apt() {
  command -v apt-get >/dev/null 2>&1 || return
  sudo=""
  if [ "$(id -u)" != 0 ]; then sudo="sudo -n"; fi
  echo "installing $* for the browser tests" >&2
  $sudo apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}
if ! have_browser || ! have_font; then by_apt chromium fontconfig fonts-noto-cjk; fi
if ! have_axe; then
  have_npm || by_apt npm
  (cd "$here/views" && npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1)
fi
have_browser || echo "*** NO CHROMIUM: the browser tests will be skipped (they fail when CI is set). Install chromium to run them. ***" >&2
have_font || echo "*** NO CHINESE FONT: screenshots will show boxes. Install fonts-noto-cjk. ***" >&2
have_axe || echo "*** NO AXE-CORE: the accessibility tests will be skipped (they fail when CI is set). Install npm to run them. ***" >&2
exit 0
