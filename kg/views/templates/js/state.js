// What the page shows at the moment, and the same as the part of the address after #.
// Needs: data, nodes, nodeById.   Gives: state, change, onChange, readHash, passes, inTime, VIEWS.
const VIEWS = ["start", "network", "meetings", "coattendance", "posts", "targets", "timeline", "tables", "sparql"].filter(hasView);
const state = {
  view: "start",
  language: "zh",
  theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  node: null,
  line: null, // the selected node (number), or the selected line: {from, to, relation}
  off: new Set(), // what the legend hides: kind.person, rel.presided, community.3
  from: null,
  to: null, // months counted from the year 0
  minor: false,
  weight: 1,
  focus: null,
  steps: 1,
  path: [null, null],
  table: false,
  place: "",
  text: "",
  has: "all",
  allYears: false,
  list: "person", // the choices above lists and tables
};
const listeners = [];

function hasView(view) {
  if (["start", "tables"].includes(view)) return true;
  if (view === "sparql") return Boolean(document.getElementById("wasm"));
  if (data.graphs[view]) return true;
  const kinds = { posts: "tenure", targets: "measure" };
  return view === "timeline" ? nodes.some((n) => n.kind === "event") : facts.some((f) => f.kind === kinds[view]);
}

const onChange = (listener) => listeners.push(listener);

// Change the state, tell all listeners which parts changed, write the address.
function change(parts) {
  Object.assign(state, parts);
  for (const listener of listeners) listener(new Set(Object.keys(parts)));
  writeHash();
}

// ---- what the filters let through

const inTime = (months) => !months || ((state.from === null || months[1] >= state.from) && (state.to === null || months[0] <= state.to));
const kindShown = (n) => !state.off.has("kind." + n.kind);
const passes = (f) =>
  !state.off.has("rel." + f.relation) && kindShown(nodes[f.from]) && (f.to === undefined || kindShown(nodes[f.to])) && inTime(f.months);

// ---- the address

const NAMES = { view: "v", language: "l", place: "place", text: "q", has: "has", list: "list" };
const DEFAULTS = { view: "start", language: "zh", place: "", text: "", has: "all", list: "person" };

function writeHash() {
  const parts = new URLSearchParams();
  for (const [name, key] of Object.entries(NAMES)) if (state[name] !== DEFAULTS[name]) parts.set(key, state[name]);
  if (state.node !== null) parts.set("s", nodes[state.node].id);
  if (state.line) parts.set("e", JSON.stringify([nodes[state.line.from].id, state.line.relation, nodes[state.line.to].id]));
  if (state.off.size) parts.set("off", [...state.off].sort().join(","));
  if (state.from !== null) parts.set("from", monthText(state.from));
  if (state.to !== null) parts.set("to", monthText(state.to));
  if (state.minor) parts.set("minor", "1");
  if (state.table) parts.set("table", "1");
  if (state.weight > 1) parts.set("w", state.weight);
  if (state.focus !== null) {
    parts.set("f", nodes[state.focus].id);
    parts.set("d", state.steps);
  }
  state.path.forEach((n, i) => {
    if (n !== null) parts.set("p" + (i + 1), nodes[n].id);
  });
  const text = parts.toString();
  if (text !== location.hash.slice(1)) remember(text ? "#" + text : "#");
}

// A page that stands inside a notebook has no address of its own to write to.
function remember(hash) {
  if (location.protocol !== "about:") history.replaceState(null, "", hash);
}

const ID_KEYS = { s: "node", f: "focus" };

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1)),
    number = (id) => nodeById.get(id)?.i ?? null;
  for (const [name, key] of Object.entries(NAMES)) state[name] = parts.get(key) ?? DEFAULTS[name];
  if (!VIEWS.includes(state.view)) state.view = "start";
  if (!TEXT[state.language]) state.language = "zh";
  for (const [key, name] of Object.entries(ID_KEYS)) state[name] = number(parts.get(key));
  state.path = [number(parts.get("p1")), number(parts.get("p2"))];
  state.line = readLine(parts.get("e"), number);
  state.off = new Set((parts.get("off") ?? "").split(",").filter(Boolean));
  state.from = readMonth(parts.get("from"));
  state.to = readMonth(parts.get("to"));
  state.minor = parts.get("minor") === "1";
  state.table = parts.get("table") === "1";
  state.weight = Math.max(1, Number(parts.get("w")) || 1);
  state.steps = parts.get("d") === "2" ? 2 : 1;
}

function readLine(text, number) {
  try {
    const [from, relation, to] = JSON.parse(text),
      line = { from: number(from), relation, to: number(to) };
    return line.from === null || line.to === null ? null : line;
  } catch {
    return null;
  }
}

function readMonth(text) {
  const found = /^(\d{4})-(\d{2})$/.exec(text ?? "");
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : null;
}
