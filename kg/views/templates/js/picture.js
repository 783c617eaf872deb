// The views that are pictures: the canvas with its buttons, or the same lines as a table.
// Needs: Shown, Drawing, lineTable, state.   Gives: drawPicture, updatePicture, inPicture, currentPath, pictureResized.
let drawing = null,
  drawnView = null;

const inPicture = (n) => Boolean(drawing?.placeOf.has(n));

function drawPicture(stage) {
  const graph = data.graphs[state.view],
    box = el("div", undefined, "canvas"),
    tools = el("div", undefined, "tools");
  leavePicture();
  const frame = el("div", undefined, "picture");
  const foot = status();
  foot.append(tools);
  frame.append(box, foot);
  stage.append(frame);
  tools.append(modeSwitch());
  if (state.table) {
    box.classList.add("scroll");
    drawing = new Shown(graph);
    box.append(lineTable(drawing.lines));
  } else {
    drawing = new Drawing(box, graph, { node: (n) => select(nodes[n]), line: selectLine, nothing: () => select(null) });
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", t("picture", { name: t("view." + state.view) }));
    box.tabIndex = 0;
    const tool = (text, key, action) => {
      const b = button(text, action);
      b.title = t(key);
      b.setAttribute("aria-label", t(key));
      tools.append(b);
    };
    tool("+", "zoomIn", () => drawing.zoom(1.35));
    tool("−", "zoomOut", () => drawing.zoom(1 / 1.35));
    tool("⤢", "fit", () => drawing.fit());
    tool("PNG", "png", savePng);
    drawing.mark(state.node, state.line, outOfSight(state.node));
    if (state.focus !== null || currentPath()) drawing.fit(currentPath()?.map((n) => drawing.placeOf.get(n)));
  }
  drawnView = state.view;
  updateStatus();
}

function leavePicture() {
  drawing?.destroy();
  drawing = null;
}

function modeSwitch() {
  const group = el("span", undefined, "switch");
  for (const [table, key] of [
    [false, "asPicture"],
    [true, "asTable"],
  ]) {
    const b = button(t(key), () => change({ table }));
    b.setAttribute("aria-pressed", String(state.table === table));
    b.dataset.keep = key;
    group.append(b);
  }
  return group;
}

// After a change of filters or of the selection.
function updatePicture(parts) {
  if (!drawing) return;
  const filtered = ["off", "from", "to", "minor", "weight", "focus", "steps", "path"].some((p) => parts.has(p));
  if (filtered && state.table) {
    const box = document.querySelector("#stage .canvas");
    drawing.filter();
    box.replaceChildren(lineTable(drawing.lines));
  } else if (filtered) drawing.refresh();
  if (filtered) updateStatus();
  if (state.table) return;
  if (parts.has("focus") || parts.has("steps")) drawing.fit();
  if (parts.has("path") && currentPath()) drawing.fit(currentPath().map((n) => drawing.placeOf.get(n)));
  if (parts.has("node") || parts.has("line")) drawing.mark(state.node, state.line, outOfSight(state.node));
}

function outOfSight(n) {
  if (n === null || !drawing.placeOf.has(n)) return false;
  const place = drawing.placeOf.get(n),
    p = drawing.network.canvasToDOM(place),
    box = drawing.box;
  return p.x < 20 || p.y < 40 || p.x > box.clientWidth - 20 || p.y > box.clientHeight - 40 || drawing.network.getScale() < 0.25;
}

function status() {
  const bar = el("div", undefined, "status"),
    more = el("details");
  bar.append(el("span", "", "numbers"));
  if (data.hidden.nodes) {
    more.append(
      el("summary", t("notDrawn", { n: number(data.hidden.nodes) })),
      el("p", t("whyHidden", { cap: number(nodes.filter((n) => n.drawn).length), n: number(data.hidden.nodes) })),
      el("code", t("howHidden")),
    );
    bar.append(more);
  }
  return bar;
}

function updateStatus() {
  const hidden = drawing.graph.nodes.length - drawing.shownNodes.size;
  const text =
    t("status", { n: number(drawing.shownNodes.size), l: number(drawing.shownLines.size), f: number(drawing.facts) }) +
    (hidden ? " · " + t("statusHidden", { n: number(hidden) }) : "");
  document.querySelector("#stage .numbers").textContent = text;
  say(text);
}

let pathKey = "",
  pathFound = null;

// The path between the two chosen nodes over the lines that show; kept until either changes.
function currentPath() {
  const [start, goal] = state.path;
  if (!drawing || start === null || goal === null) return null;
  const key = [start, goal, state.view, drawing.lines.length, state.from, state.to].join();
  if (key !== pathKey) {
    pathKey = key;
    pathFound = shortestPath(start, goal, drawing.lines);
  }
  return pathFound;
}

// The canvas on paper of the page's colour, as a file.
function savePng() {
  const from = drawing.box.querySelector("canvas"),
    to = el("canvas"),
    context = to.getContext("2d");
  to.width = from.width;
  to.height = from.height;
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--back").trim();
  context.fillRect(0, 0, to.width, to.height);
  context.drawImage(from, 0, 0);
  to.toBlob((blob) => download(`zhengwen-${state.view}.png`, blob), "image/png");
}

function pictureResized() {
  if (drawing && !state.table) requestAnimationFrame(() => drawing?.fit());
}
