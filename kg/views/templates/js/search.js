// Search by Chinese, pinyin or initials: a combobox.   Needs: nodes, nameOf, t.   Gives: find, picker.
const MAX_HITS = 30;

// Keys of a node: its name, and for each reading the pinyin without blanks, where its syllables begin, and the initials.
function keysOf(n) {
  n.keys ??= {
    name: nameOf(n).toLowerCase(),
    readings: (n.pinyin ?? "")
      .toLowerCase()
      .split("|")
      .map((reading) => {
        const syllables = reading.split(" "),
          starts = [];
        syllables.reduce((position, s) => {
          starts.push(position);
          return position + s.length;
        }, 0);
        return { full: syllables.join(""), starts, initials: syllables.map((s) => s.slice(0, 1)).join("") };
      }),
  };
  return n.keys;
}

// How well a node answers: smaller is better, Infinity is not at all.
function rank(n, query) {
  const { name, readings } = keysOf(n),
    at = name.indexOf(query);
  if (at === 0) return name.length === query.length ? 0 : 1;
  if (at > 0) return 3;
  for (const r of readings) {
    if (r.full.startsWith(query)) return r.full.length === query.length ? 1 : 2;
    if (r.initials === query) return 2;
    if (query.length > 1 && r.initials.includes(query)) return 4;
    if (query.length > 1 && r.starts.some((start) => r.full.startsWith(query, start))) return 4;
  }
  return Infinity;
}

function find(text) {
  const query = text
    .trim()
    .toLowerCase()
    .replace(/[\s'’]+/g, "");
  if (!query) return [];
  return nodes
    .map((n) => [rank(n, query), n])
    .filter(([r]) => r < Infinity)
    .sort(([a, x], [b, y]) => a - b || KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind) || y.facts.length - x.facts.length || x.i - y.i)
    .slice(0, MAX_HITS)
    .map(([, n]) => n);
}

let pickers = 0;

// Make a text field a search: a list opens below it, arrows move, Enter takes, Escape closes.
function picker(input, onTake) {
  const list = el("ul", undefined, "hits"),
    id = "hits" + (pickers += 1);
  let hits = [],
    active = -1;
  list.id = id;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-controls": id,
    "aria-expanded": "false",
    "aria-autocomplete": "list",
  }))
    input.setAttribute(name, value);
  input.after(list);

  function show() {
    hits = find(input.value);
    active = hits.length ? 0 : -1;
    list.replaceChildren(
      ...hits.map((n, i) => {
        const option = el("li");
        option.id = `${id}-${i}`;
        option.setAttribute("role", "option");
        option.append(sign(n.kind, colourOf(n.kind)), el("span", shorten(nameOf(n), 34), "name"), el("span", hintOf(n), "soft"));
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(i);
        });
        return option;
      }),
    );
    if (!hits.length) {
      const none = el("li", t("nothing"), "soft");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    list.setAttribute("aria-label", t("search"));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  }
  function mark() {
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `${id}-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function take(i) {
    if (!hits[i]) return;
    close();
    input.value = "";
    onTake(hits[i]);
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    if (input.value.trim()) show();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      take(active);
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      input.value = "";
      close();
      input.blur();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      active = (active + step + hits.length) % hits.length;
      mark();
    }
  });
}

// What tells two nodes of one name apart: for people their first post, for events the date.
function hintOf(n) {
  const post = n.kind === "person" && n.facts.find((f) => f.kind === "tenure");
  if (post) return shorten(nodes[post.to].label, 14);
  return [t("kind." + n.kind), n.about.date].filter(Boolean).join(" · ");
}
