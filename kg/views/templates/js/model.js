// The content of the page with its indices.   Needs: t.   Gives: data, nodes, facts, nodeById, nameOf, quoteOf, neighbours, shortestPath, colours.
const data = JSON.parse($("data").textContent);
const { nodes, facts } = data;
const nodeById = new Map();

const KINDS = ["person", "event", "post", "organisation", "place", "subject", "indicator", "item", "document", "project"];
const RELATIONS = ["presided", "spoke", "attended", "visited", "met", "guest", "holds", "in", "target", "actual", "conveyed"];
const FACT_KINDS = ["participation", "tenure", "appointment", "statement", "measure", "conveyance", "document", "milestone"];
const SHAPES = {
  person: "dot",
  event: "square",
  post: "triangle",
  organisation: "hexagon",
  place: "diamond",
  subject: "diamond",
  indicator: "star",
  item: "triangleDown",
};
const SIGN_PATHS = {
  square: "M-6.5-6.5H6.5V6.5H-6.5Z",
  triangle: "M0-8L7.5 6H-7.5Z",
  triangleDown: "M0 8L7.5-6H-7.5Z",
  diamond: "M0-8.5L8.5 0L0 8.5L-8.5 0Z",
  hexagon: "M8 0L4 7H-4L-8 0L-4-7H4Z",
  star: "M0-9L2.6-3.2L9-2.6L4.2 1.6L5.6 8L0 4.6L-5.6 8L-4.2 1.6L-9-2.6L-2.6-3.2Z",
};
// Light and dark: at least 3:1 against the background, and apart for the usual kinds of colour blindness together with the shapes.
const COLOURS = {
  light: {
    person: "#b5403a",
    event: "#2c6fa6",
    post: "#7d5ba6",
    organisation: "#17807e",
    place: "#3f7d3c",
    subject: "#6f7d3c",
    indicator: "#b3701a",
    item: "#6b7280",
    document: "#8a6d4b",
    project: "#4b6b8a",
  },
  dark: {
    person: "#f0857d",
    event: "#6db1e8",
    post: "#bd9fe6",
    organisation: "#4cc4c0",
    place: "#83c47e",
    subject: "#b3c172",
    indicator: "#e8ad5c",
    item: "#a3adb9",
    document: "#cdb08c",
    project: "#8fb2d6",
  },
};
const LINE_COLOURS = {
  light: {
    presided: "#b5403a",
    spoke: "#c77b2b",
    attended: "#9aa5b1",
    visited: "#4f9a72",
    met: "#5d86c2",
    guest: "#a58bc9",
    holds: "#a58bc9",
    in: "#6fb3b1",
    target: "#d39a3a",
    actual: "#5e9e8a",
    conveyed: "#9aa5b1",
    together: "#aab3bd",
  },
  dark: {
    presided: "#e07a72",
    spoke: "#d79a58",
    attended: "#66717e",
    visited: "#5fae86",
    met: "#6f97d1",
    guest: "#9078b8",
    holds: "#7d689f",
    in: "#3f8c8a",
    target: "#c18f3d",
    actual: "#4f9481",
    conveyed: "#66717e",
    together: "#525c68",
  },
};
const COMMUNITIES = {
  light: ["#b5403a", "#2c6fa6", "#3f7d3c", "#b3701a", "#7d5ba6", "#17807e", "#a8457f", "#6f7d3c", "#5a5fa8", "#8a5a3b", "#8b949e"],
  dark: ["#f0857d", "#6db1e8", "#83c47e", "#e8ad5c", "#bd9fe6", "#4cc4c0", "#e58bbf", "#b3c172", "#9aa0ee", "#cf9c78", "#7d8792"],
};

nodes.forEach((n, i) => {
  n.i = i;
  n.facts = [];
  n.about ??= {};
  nodeById.set(n.id, n);
});
facts.forEach((f, i) => {
  f.i = i;
  f.about ??= {};
  nodes[f.from].facts.push(f);
  if (f.to !== undefined && f.to !== f.from) nodes[f.to].facts.push(f);
});

// An event without a name is called by its type, place or host, and date.
function nameOf(n) {
  if (n.label) return n.label;
  return [n.about.host, t("type." + (n.about.type ?? "other")), n.about.place && shorten(n.about.place, 14)].filter(Boolean).join(" · ");
}

const otherEnd = (f, n) => (f.to === undefined ? undefined : nodes[f.from === n.i ? f.to : f.from]);
const colourOf = (kind) => COLOURS[state.theme][kind];

// The article and the sentence of one place where a fact was read. Offsets count code points, as everywhere in zhengwen.
function quoteOf(at) {
  const [number, start, stop, rule] = at,
    [article, text] = data.sentences[number],
    points = Array.from(text);
  return {
    article: data.articles[article],
    rule: data.rules[rule],
    before: points.slice(0, start).join(""),
    quote: points.slice(start, stop).join(""),
    after: points.slice(stop).join(""),
  };
}

// What a measure says: ≥ 6.5–7 %.
function valueText(about) {
  const marks = { ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ ", "=": "", range: "" };
  return `${marks[about.cmp] ?? ""}${about.value}${about.high ? "–" + about.high : ""}${about.unit ? " " + about.unit : ""}`;
}

// All nodes within so many steps of one, over the lines that pass.
function neighbourhood(start, steps, lines) {
  const near = new Set([start]);
  for (let step = 0; step < steps; step += 1) {
    const before = new Set(near);
    for (const line of lines) {
      if (before.has(line.from)) near.add(line.to);
      if (before.has(line.to)) near.add(line.from);
    }
  }
  return near;
}

// The nodes of a shortest path over lines, or nothing.
function shortestPath(start, goal, lines) {
  const links = new Map();
  for (const { from, to } of lines) {
    if (!links.has(from)) links.set(from, []);
    if (!links.has(to)) links.set(to, []);
    links.get(from).push(to);
    links.get(to).push(from);
  }
  const came = new Map([[start, null]]),
    queue = [start];
  for (const here of queue) {
    if (here === goal) break;
    for (const next of links.get(here) ?? [])
      if (!came.has(next)) {
        came.set(next, here);
        queue.push(next);
      }
  }
  if (!came.has(goal)) return null;
  const path = [];
  for (let here = goal; here !== null; here = came.get(here)) path.unshift(here);
  return path;
}
