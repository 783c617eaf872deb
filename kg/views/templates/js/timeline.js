// Events by date: lanes of types with circles for days, months or years; below them the events as a list.
// Needs: nodes, state, select.   Gives: drawTimeline, typeColour.
const TYPES = ["meeting", "visit", "talk", "ceremony", "training", "other"];
const TYPE_COLOURS = {
  light: { meeting: "#2c6fa6", visit: "#3f7d3c", talk: "#b5403a", ceremony: "#b3701a", training: "#7d5ba6", other: "#6b7280" },
  dark: { meeting: "#6db1e8", visit: "#83c47e", talk: "#f0857d", ceremony: "#e8ad5c", training: "#bd9fe6", other: "#a3adb9" },
};
const typeColour = (type) => TYPE_COLOURS[state.theme][type] ?? TYPE_COLOURS[state.theme].other;
const LANE = 30,
  LEFT = 84,
  WIDE = 1000;

const dayOf = (n) => n.about.date.split("/")[0];

function timelineEvents() {
  return nodes.filter((n) => n.kind === "event" && kindShown(n) && !state.off.has("type." + n.about.type) && inTime(n.months));
}

function drawTimeline(stage) {
  const events = timelineEvents(),
    dated = events.filter((n) => n.months).sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || a.i - b.i);
  const page = el("div", undefined, "timeline");
  if (dated.length) page.append(lanes(dated));
  page.append(
    eventList(
      dated,
      events.filter((n) => !n.months),
    ),
  );
  stage.append(hiddenNote(["event", "participation"]), page);
}

// The day a date begins, as a number; a month or year counts from its first day.
const dayNumber = (date) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7) || 1) - 1, Number(date.slice(8, 10) || 1)) / 864e5;

function lanes(events) {
  const days = events.map((n) => dayNumber(dayOf(n))).sort((a, b) => a - b),
    [low, high] = usualSpan(days),
    span = high - low;
  const unit = span <= 62 ? "perDay" : span <= 365 * 5 ? "perMonth" : "perYear",
    length = { perDay: 10, perMonth: 7, perYear: 4 }[unit];
  const groups = new Map();
  for (const n of events) {
    const key = dayOf(n).slice(0, length),
      day = dayNumber(dayOf(n));
    if (day < low || day > high) continue;
    const id = `${n.about.type} ${key}`;
    if (!groups.has(id)) groups.set(id, { type: n.about.type, key, events: [] });
    groups.get(id).events.push(n);
  }
  const types = TYPES.filter((type) => [...groups.values()].some((g) => g.type === type)),
    height = types.length * LANE + 26;
  const begin = dayNumber(dateOf(low).slice(0, length)),
    end = Math.max(high, begin + 6),
    at = (day) => LEFT + 24 + ((WIDE - LEFT - 48) * (day - begin)) / (end - begin);
  const most = Math.max(...[...groups.values()].map((g) => g.events.length)),
    step = at(begin + { perDay: 1, perMonth: 30, perYear: 365 }[unit]) - at(begin),
    picture = svg("svg", {
      viewBox: `0 0 ${WIDE} ${height}`,
      class: "lanes",
      role: "group",
      "aria-label": `${t("view.timeline")}（${t(unit)}）`,
    });
  types.forEach((type, i) => {
    picture.append(
      svg("text", { x: 4, y: i * LANE + LANE / 2 + 5 }, t("type." + type)),
      svg("line", { x1: LEFT, x2: WIDE, y1: i * LANE + LANE / 2, y2: i * LANE + LANE / 2 }),
    );
  });
  for (const [x, text] of ticks(begin, end, unit, at))
    picture.append(
      svg("text", { x, y: height - 6, class: "tick", "text-anchor": "middle" }, text),
      svg("line", { x1: x, x2: x, y1: 0, y2: height - 22, class: "grid" }),
    );
  for (const g of groups.values()) picture.append(circle(g, at(dayNumber(g.key)), types.indexOf(g.type) * LANE + LANE / 2, most, step));
  return picture;
}

// The days between which the events lie, without the few that are far off: a founding in 1947 must not press a year into a corner.
function usualSpan(days) {
  const at = (share) => days[Math.floor(share * (days.length - 1))],
    middle = Math.max(at(0.9) - at(0.1), 30);
  const usual = days.filter((day) => day >= at(0.1) - 2 * middle && day <= at(0.9) + 2 * middle);
  return [usual[0], usual[usual.length - 1]];
}

const dateOf = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

function circle(g, cx, cy, most, step) {
  const text = `${g.key} ${t("type." + g.type)}：${t("nEvents", { n: g.events.length })}`,
    largest = Math.max(5.5, Math.min(13, step * 0.62));
  const r = 4 + (largest - 4) * Math.sqrt((g.events.length - 1) / Math.max(1, most - 1));
  const link = svg("a", { href: "#", role: "button", "aria-label": text }),
    dot = svg("circle", { cx, cy, r });
  dot.style.fill = typeColour(g.type);
  link.append(dot, svg("title", {}, text));
  if (g.events.length > 1 && r > 6.5)
    link.append(svg("text", { x: cx, y: cy + 4, "text-anchor": "middle", class: "inside" }, String(g.events.length)));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    showInList(g.events);
  });
  return link;
}

function ticks(begin, end, unit, at) {
  const out = [],
    step = Math.max(1, Math.ceil((end - begin) / (unit === "perDay" ? 9 : 12)));
  if (unit === "perDay") {
    for (let day = begin; day <= end; day += step) out.push([at(day), dateOf(day).slice(5)]);
    return out;
  }
  const months = unit === "perYear" ? 12 : ([1, 2, 3, 6, 12].find((m) => (end - begin) / 30.4 / m <= 12) ?? 12);
  const first = new Date(begin * 864e5);
  const every = months === 12 ? 12 * Math.max(1, Math.ceil((end - begin) / 365 / 12)) : months;
  for (let y = first.getUTCFullYear(), m = months === 12 ? 0 : first.getUTCMonth(); Date.UTC(y, m) / 864e5 <= end; m += every) {
    const day = Date.UTC(y, m) / 864e5;
    if (day >= begin - 1) out.push([at(day), dateOf(day).slice(0, months === 12 ? 4 : 7)]);
  }
  return out;
}

// One event is opened, several are shown in the list.
function showInList(events) {
  if (events.length === 1) {
    select(events[0]);
    return;
  }
  const item = document.querySelector(`[data-event="${events[0].i}"]`);
  if (item) {
    item.scrollIntoView({ block: "center" });
    item.querySelector("button").focus();
  } else select(events[0]);
}

function eventList(dated, undated) {
  const box = el("div", undefined, "events"),
    months = new Map();
  for (const n of dated) {
    const month = dayOf(n).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), n]);
  }
  grow(box, [...months], 24, ([month, list]) => monthPart(month, list));
  if (undated.length) box.append(monthPart(t("undatedEvents"), undated));
  if (!dated.length && !undated.length) box.append(el("p", t("nothing"), "soft"));
  return box;
}

function monthPart(month, list) {
  const part = el("section"),
    items = el("ol"),
    head = el("h2", month);
  head.append(el("span", " " + t("nEvents", { n: number(list.length) }), "soft"));
  grow(items, list, 60, eventItem);
  part.append(head, items);
  return part;
}

function eventItem(n) {
  const item = el("li"),
    people = [...new Set(n.facts.filter((f) => f.kind === "participation").map((f) => f.from))],
    mark = el("span", undefined, "swatch"),
    words = el("div");
  item.dataset.event = n.i;
  mark.style.background = typeColour(n.about.type);
  const line = el("p");
  line.append(nodeLink(n), el("span", t("type." + n.about.type), "tag"));
  if (n.about.status && n.about.status !== "held") line.append(el("span", t("status." + n.about.status), "tag"));
  const names =
    people
      .slice(0, 6)
      .map((p) => nameOf(nodes[p]))
      .join("、") + (people.length > 6 ? ` … ${t("nPeople", { n: people.length })}` : "");
  words.append(line, el("p", [n.about.place, n.about.host, names].filter(Boolean).join(" · "), "soft"));
  item.append(
    el(
      "time",
      n.about.date
        ? n.about.date
            .split("/")
            .map((day) => day.slice(5) || day)
            .join(" – ")
        : "",
      "soft",
    ),
    mark,
    words,
  );
  if (n.i === state.node) item.classList.add("chosen");
  return item;
}
