// Put the page on the screen and keep it as the state says.   Needs: everything above.
const PAGES = {
  start: drawStart,
  network: drawPicture,
  meetings: drawPicture,
  coattendance: drawPicture,
  posts: drawPosts,
  targets: drawTargets,
  timeline: drawTimeline,
  tables: drawTables,
  sparql: drawSparql,
};
const DEPENDS = {
  posts: ["off", "from", "to", "place"],
  targets: ["off", "from", "to", "place", "text", "has", "allYears"],
  timeline: ["off", "from", "to"],
  tables: ["off", "from", "to", "text", "list"],
  start: [],
  sparql: [],
};

function drawHeader() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset.theme = state.theme;
  document.title = `${t("view." + state.view)} · 政闻 zhengwen`;
  $("skip").textContent = t("skip");
  $("search").placeholder = t("search");
  $("search").setAttribute("aria-label", t("search"));
  $("language").textContent = t("other");
  $("language").lang = state.language === "zh" ? "en" : "zh-CN";
  $("theme").textContent = state.theme === "dark" ? "☀" : "☾";
  $("theme").title = t("theme");
  $("theme").setAttribute("aria-label", t("theme"));
  $("views").setAttribute("aria-label", t("views"));
  $("views").replaceChildren(
    ...VIEWS.map((view) => {
      const tab = button(t("view." + view), () => change({ view }));
      if (view === state.view) tab.setAttribute("aria-current", "page");
      tab.dataset.view = view;
      return tab;
    }),
  );
}

function drawStage() {
  const stage = $("stage");
  leavePicture();
  stage.replaceChildren();
  stage.dataset.view = state.view;
  stage.setAttribute("aria-label", t("view." + state.view));
  PAGES[state.view](stage);
}

// Keep the place in lists and the focus in fields when a view is drawn again.
function redrawStage() {
  const held = document.activeElement?.dataset?.keep,
    scroll = [...document.querySelectorAll("#stage .scroll, #stage nav")].map((box) => box.scrollTop),
    at = document.activeElement?.selectionStart;
  drawStage();
  [...document.querySelectorAll("#stage .scroll, #stage nav")].forEach((box, i) => {
    box.scrollTop = scroll[i] ?? 0;
  });
  const again = held && document.querySelector(`#stage [data-keep="${CSS.escape(held)}"]`);
  if (again) {
    again.focus();
    if (at !== null && at !== undefined && again.setSelectionRange) again.setSelectionRange(at, at);
  }
}

function drawAll() {
  drawHeader();
  $("filters").hidden = !FILTERED.includes(state.view); // first, so that a picture knows its room
  $("facts").hidden = state.node === null && !state.line;
  drawStage();
  drawFilters();
  drawFacts();
}

onChange((parts) => {
  const panelBefore = $("facts").hidden,
    has = (...names) => names.some((name) => parts.has(name));
  if (has("language", "theme", "view")) {
    if (has("view")) Object.assign(state, { text: "", focus: data.graphs[state.view] ? state.focus : null });
    drawAll();
    if (has("view")) {
      $("stage").focus({ preventScroll: true });
      say(t("view." + state.view));
    }
  } else {
    if (has("table") || has(...(DEPENDS[state.view] ?? []))) redrawStage();
    else if (data.graphs[state.view]) updatePicture(parts);
    if (has("off", "from", "to", "minor", "weight", "focus", "steps", "path", "table")) drawFilters();
    drawFacts();
    if (has("node", "line") && document.activeElement === document.body && !$("facts").hidden)
      $("facts").querySelector(".close")?.focus({ preventScroll: true });
  }
  if (panelBefore !== $("facts").hidden && data.graphs[state.view] && !state.table)
    requestAnimationFrame(() => drawing?.mark(state.node, state.line, outOfSight(state.node)));
});

$("language").addEventListener("click", () => {
  nodes.forEach((n) => {
    n.keys = undefined;
  });
  change({ language: state.language === "zh" ? "en" : "zh" });
});
$("theme").addEventListener("click", () => change({ theme: state.theme === "dark" ? "light" : "dark" }));
$("skip").addEventListener("click", (event) => {
  event.preventDefault();
  $("stage").focus();
});
picker($("search"), (n) => {
  if (state.view === "start" && VIEWS.includes("network") && n.drawn) change({ view: "network", node: n.i, line: null });
  else select(n);
});
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    $("search").focus();
  }
  if (event.key === "Escape" && !typing) select(null);
  if (
    !typing &&
    event.altKey === false &&
    event.ctrlKey === false &&
    event.metaKey === false &&
    /^[1-9]$/.test(event.key) &&
    VIEWS[event.key - 1]
  )
    change({ view: VIEWS[event.key - 1] });
});
addEventListener("hashchange", () => {
  readHash();
  drawAll();
});

const asked = data.options.kind;
readHash();
if (!location.hash && asked !== "all" && VIEWS.includes(asked)) state.view = asked;
drawAll();
window.kgView = {
  state,
  nodes,
  facts,
  csvOf,
  get drawing() {
    return drawing;
  },
};
document.documentElement.dataset.ready = "true";
