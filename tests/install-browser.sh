#!/bin/sh
# Have Chromium and a CJK font for the browser tests. Needs root and apt for that; says so loudly when it cannot.
have_browser() { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; }
have_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]; }
if have_browser && have_font; then exit 0; fi
if command -v apt-get >/dev/null 2>&1; then
  sudo=""
  if [ "$(id -u)" != 0 ]; then sudo="sudo -n"; fi
  echo "installing chromium and a Chinese font for the browser tests" >&2
  $sudo apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq chromium fontconfig fonts-noto-cjk >/dev/null 2>&1
fi
have_browser || echo "*** NO CHROMIUM: the browser tests will be skipped (they fail when CI is set). Install chromium to run them. ***" >&2
have_font || echo "*** NO CHINESE FONT: screenshots will show boxes. Install fonts-noto-cjk. ***" >&2
exit 0
