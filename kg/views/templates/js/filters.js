// The panel at the left: the legend, which filters; the range of time; paths.   Needs: state, passes, picker.   Gives: drawFilters.
const FILTERED = ["network", "meetings", "coattendance", "posts", "timeline", "targets", "tables"];

function drawFilters() {
  const box = $("filters");
  box.hidden = !FILTERED.includes(state.view);
  box.setAttribute("aria-label", t("filters"));
  if (box.hidden) return;
  const held = document.activeElement?.dataset?.keep;
  const toggle = button(
    box.classList.contains("closed") ? "»" : "«",
    () => {
      box.classList.toggle("closed");
      drawFilters();
      pictureResized();
    },
    "toggle",
  );
  toggle.setAttribute("aria-label", t(box.classList.contains("closed") ? "showFilters" : "hideFilters"));
  toggle.dataset.keep = "toggle";
  box.replaceChildren(toggle);
  if (!box.classList.contains("closed")) {
    const picture = data.graphs[state.view];
    if (state.view === "coattendance") box.append(...communityLegend(picture));
    else if (picture) box.append(...legend(picture));
    if (["posts", "timeline"].includes(state.view)) box.append(...listLegend());
    box.append(timeRange());
    if (picture) box.append(...pictureFilters());
    if (isFiltered()) box.append(reset());
  }
  if (held) box.querySelector(`[data-keep="${CSS.escape(held)}"]`)?.focus();
}

const isFiltered = () =>
  state.off.size ||
  state.from !== null ||
  state.to !== null ||
  state.minor ||
  state.weight > 1 ||
  state.focus !== null ||
  state.path.some((n) => n !== null);

function reset() {
  const clear = button(
    t("reset"),
    () => change({ off: new Set(), from: null, to: null, minor: false, weight: 1, focus: null, path: [null, null] }),
    "wide",
  );
  clear.dataset.keep = "reset";
  return clear;
}

function toggleOff(key, shown) {
  const off = new Set(state.off);
  if (shown) off.delete(key);
  else off.add(key);
  change({ off });
}

function section(title, ...content) {
  const part = el("fieldset");
  part.append(el("legend", title), ...content);
  return part;
}

// One line of the legend: a box to tick, the sign, the word, how many.
function entry(key, text, count, mark) {
  const check = el("input"),
    label = el("label", undefined, "entry");
  check.type = "checkbox";
  check.checked = !state.off.has(key);
  check.dataset.name = check.dataset.keep = key;
  check.addEventListener("change", () => toggleOff(key, check.checked));
  label.append(check, mark, el("span", text, "word"), el("span", number(count), "count"));
  return label;
}

function stroke(relation) {
  const mark = svg("svg", { viewBox: "0 0 20 10", class: "sign", "aria-hidden": "true" }),
    line = svg("line", { x1: 0, y1: 5, x2: 20, y2: 5 });
  line.style.stroke = LINE_COLOURS[state.theme][relation];
  line.style.strokeWidth = "3";
  if (relation === "target") line.style.strokeDasharray = "5 3";
  mark.append(line);
  return mark;
}

function legend(picture) {
  const kinds = new Map(),
    relations = new Map();
  for (const { id } of picture.nodes) kinds.set(nodes[id].kind, (kinds.get(nodes[id].kind) ?? 0) + 1);
  for (const e of picture.edges) relations.set(e.relation, (relations.get(e.relation) ?? 0) + e.facts.length);
  return [
    section(
      t("types"),
      ...KINDS.filter((k) => kinds.has(k)).map((k) => entry("kind." + k, t("kind." + k), kinds.get(k), sign(k, colourOf(k)))),
    ),
    section(
      t("relations"),
      ...RELATIONS.filter((r) => relations.has(r)).map((r) => entry("rel." + r, t("rel." + r), relations.get(r), stroke(r))),
    ),
  ];
}

// Each community is called by its best connected member.
function communityLegend(picture) {
  const groups = new Map();
  for (const n of picture.nodes) groups.set(n.community, [...(groups.get(n.community) ?? []), n]);
  const entries = [...groups.keys()]
    .sort((a, b) => a - b)
    .map((c) => {
      const members = groups.get(c),
        first = members.reduce((a, b) => (b.degree > a.degree ? b : a)),
        dot = sign("person", COMMUNITIES[state.theme][c]);
      return entry(
        "community." + c,
        c === COMMUNITIES.light.length - 1 ? t("others") : t("community", { name: shorten(nameOf(nodes[first.id]), 8) }),
        members.length,
        dot,
      );
    });
  return [section(t("communities"), ...entries), weightFilter(picture)];
}

function weightFilter(picture) {
  const most = Math.max(...picture.edges.map((e) => e.events.length)),
    range = el("input"),
    text = el("output", t("weight", { n: state.weight }));
  if (most < 2) return el("span");
  Object.assign(range, { type: "range", min: 1, max: Math.min(most, 20), value: state.weight });
  range.dataset.keep = "weight";
  range.setAttribute("aria-label", t("weight", { n: state.weight }));
  range.addEventListener("input", () => change({ weight: Number(range.value) }));
  return section(t("rel.together"), text, range);
}

function listLegend() {
  const count = new Map(),
    key = state.view === "posts" ? "status." : "type.";
  if (state.view === "posts")
    for (const f of facts) {
      if (f.kind === "tenure") count.set(f.about.status, (count.get(f.about.status) ?? 0) + 1);
    }
  else for (const n of nodes) if (n.kind === "event") count.set(n.about.type, (count.get(n.about.type) ?? 0) + 1);
  const swatch = (name) => {
    const mark = el("span", undefined, "swatch");
    if (state.view === "timeline") mark.style.background = typeColour(name);
    else mark.classList.add("status-" + name);
    return mark;
  };
  return [
    section(
      t("type"),
      ...[...count.keys()]
        .sort((a, b) => count.get(b) - count.get(a))
        .map((name) => entry(key + name, t(key + name), count.get(name), swatch(name))),
    ),
  ];
}

// ---- time: a small histogram of months and two sliders

function timeRange() {
  const count = new Map();
  for (const item of [...facts, ...nodes])
    if (item.months && item.months[0] === item.months[1]) count.set(item.months[0], (count.get(item.months[0]) ?? 0) + 1);
  const all = [...facts, ...nodes].filter((item) => item.months).map((item) => item.months);
  if (!all.length) return el("span");
  const low = quantile(
      all.map((m) => m[0]),
      0.02,
    ),
    high = quantile(
      all.map((m) => m[1]),
      0.98,
    );
  const slider = (name, value, other) => {
    const range = el("input");
    Object.assign(range, { type: "range", min: low, max: high, value: value ?? other });
    range.dataset.keep = name;
    range.setAttribute("aria-label", t(name));
    range.setAttribute("aria-valuetext", value === null ? t("all") : monthText(value));
    range.addEventListener("input", () => {
      const v = Number(range.value);
      change({ [name]: v === other ? null : v });
    });
    return range;
  };
  const shown = el(
    "output",
    `${state.from === null ? t("all") : monthText(state.from)} – ${state.to === null ? t("all") : monthText(state.to)}`,
  );
  return section(
    t("time"),
    histogram(count, low, high),
    labelled(t("from"), slider("from", state.from, low), "range"),
    labelled(t("to"), slider("to", state.to, high), "range"),
    shown,
  );
}

function quantile(values, share) {
  const sorted = values.toSorted ? values.toSorted((a, b) => a - b) : [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function histogram(count, low, high) {
  const months = high - low + 1,
    bins = Math.min(48, months),
    size = months / bins,
    totals = Array(bins).fill(0);
  for (const [month, n] of count) if (month >= low && month <= high) totals[Math.floor((month - low) / size)] += n;
  const most = Math.max(1, ...totals),
    picture = svg("svg", { viewBox: `0 0 ${bins} 24`, preserveAspectRatio: "none", class: "histogram", "aria-hidden": "true" });
  totals.forEach((n, i) => {
    const inside = inTime([low + i * size, low + (i + 1) * size - 0.01]),
      height = n ? Math.max(1.5, 24 * (n / most) ** 0.6) : 0;
    picture.append(svg("rect", { x: i + 0.08, y: 24 - height, width: 0.84, height, class: inside ? "" : "out" }));
  });
  return picture;
}

// ---- what only pictures have

function pictureFilters() {
  const check = el("input"),
    label = el("label", undefined, "entry");
  check.type = "checkbox";
  check.checked = state.minor;
  check.dataset.name = check.dataset.keep = "minor";
  check.addEventListener("change", () => change({ minor: check.checked }));
  label.title = t("minorHint");
  label.append(check, el("span", t("minor"), "word"));
  const field = (i, key) => {
    const input = el("input"),
      box = el("div", undefined, "search"),
      n = state.path[i];
    input.type = "search";
    input.placeholder = n === null ? t(key) : nameOf(nodes[n]);
    input.dataset.keep = key;
    input.setAttribute("aria-label", t(key) + (n === null ? "" : "：" + nameOf(nodes[n])));
    box.append(input);
    picker(input, (taken) => {
      const path = [...state.path];
      path[i] = taken.i;
      change({ path, focus: null });
    });
    return box;
  };
  const parts = [label, section(t("path"), field(0, "pathFrom"), field(1, "pathTo"), ...pathResult())];
  if (state.focus !== null)
    parts.push(
      section(
        t("step1"),
        el("p", t("focus", { name: shorten(nameOf(nodes[state.focus]), 10), n: state.steps }), "note"),
        button(t("clear"), () => change({ focus: null }), "small"),
      ),
    );
  return parts;
}

function pathResult() {
  if (state.path.some((n) => n === null))
    return state.path.some((n) => n !== null) ? [button(t("clear"), () => change({ path: [null, null] }), "small")] : [];
  const path = currentPath(),
    steps = el("ol", undefined, "steps");
  for (const n of path ?? []) {
    const item = el("li");
    item.append(nodeLink(nodes[n]));
    steps.append(item);
  }
  return [
    el("p", path ? t("pathOf", { n: path.length - 1 }) : t("noPath"), "note"),
    steps,
    button(t("clear"), () => change({ path: [null, null] }), "small"),
  ];
}
