// The start page: what is in the graph, and the ways into it.   Needs: data, nodes, change.   Gives: drawStart.
const TILES = [
  "articles",
  "node.person",
  "node.event",
  "node.post",
  "node.organisation",
  "node.place",
  "fact.target",
  "fact.actual",
  "fact.statement",
  "fact.appointment",
  "node.document",
  "node.project",
];

function drawStart(stage) {
  const page = el("div", undefined, "start");
  page.append(startHead(), tiles(), viewCards(), startLists());
  stage.append(page);
}

function startHead() {
  const head = el("div", undefined, "hero"),
    { first, last } = data.counts,
    o = data.options;
  head.append(el("h1", "政闻 zhengwen"));
  const papers = [...new Set(data.articles.map((a) => a.source).filter(Boolean))];
  const about = [
    t("nArticles", { n: number(data.counts.articles) }),
    first && (first === last ? first : `${first} – ${last}`),
    papers.slice(0, 3).join("、") + (papers.length > 3 ? " …" : ""),
  ]
    .filter(Boolean)
    .join(" · ");
  head.append(el("p", about, "soft"));
  const asked = [
    o.kind !== "all" && `--kind ${o.kind}`,
    o.focus && `--focus ${o.focus} --depth ${o.depth}`,
    o.start && `--from ${o.start}`,
    o.stop && `--to ${o.stop}`,
  ]
    .filter(Boolean)
    .join(" ");
  if (asked) head.append(el("code", "kg view " + asked));
  return head;
}

function tiles() {
  const box = el("ul", undefined, "tiles");
  for (const key of TILES) {
    const count = data.counts[key],
      [group, name] = key.split(".");
    if (!count) continue;
    const item = el("li"),
      list = group === "node" ? name : ({ target: "fact.measure", actual: "fact.measure" }[name] ?? key);
    const inner = [el("b", number(count)), el("span", t(group === "node" ? "many." + name : key))];
    if (key === "articles") {
      const tile = el("div", undefined, "tile");
      tile.append(...inner);
      item.append(tile);
    } else {
      const tile = button(
        undefined,
        () =>
          change(
            ["target", "actual"].includes(name) && VIEWS.includes("targets") ? { view: "targets" } : { view: "tables", list, text: "" },
          ),
        "tile",
      );
      tile.append(...inner);
      item.append(tile);
    }
    box.append(item);
  }
  return box;
}

function viewCards() {
  const box = el("ul", undefined, "views");
  for (const view of VIEWS.filter((v) => v !== "start")) {
    const item = el("li"),
      card = button(undefined, () => change({ view }), "view"),
      words = el("span", undefined, "words");
    words.append(el("b", t("view." + view)), el("span", t("about." + view), "soft"));
    card.append(thumbnail(view), words);
    card.dataset.view = view;
    item.append(card);
    box.append(item);
  }
  return box;
}

// A small drawing of what the view shows, made from the data.
function thumbnail(view) {
  const picture = svg("svg", { viewBox: "0 0 120 64", class: "thumbnail", "aria-hidden": "true" });
  if (data.graphs[view]) smallGraph(picture, data.graphs[view]);
  else if (view === "timeline") smallTimeline(picture);
  else if (view === "targets")
    [52, 74, 38, 88, 60].forEach((width, i) => {
      bar(picture, 8, 7 + i * 11, width, 7, "target");
      bar(picture, 8, 9 + i * 11, width * [0.9, 1.1, 1, 0.8, 1.05][i], 3, "outcome");
    });
  else if (view === "posts")
    [
      [8, 6, 48, 22],
      [8, 34, 48, 24],
      [64, 6, 48, 34],
      [64, 46, 48, 12],
    ].forEach(([x, y, w, h]) => {
      picture.append(svg("rect", { x, y, width: w, height: h, rx: 3, class: "sheet" }));
      for (let line = y + 6; line < y + h - 3; line += 6) bar(picture, x + 5, line, w * 0.6, 2, "soft");
    });
  else if (view === "sparql") picture.append(svg("text", { x: 60, y: 38, "text-anchor": "middle", class: "code" }, "SELECT ?s"));
  else
    for (let line = 0; line < 6; line += 1)
      for (const [x, w] of [
        [8, 34],
        [48, 20],
        [74, 38],
      ])
        bar(picture, x, 7 + line * 9, w * (0.6 + (0.4 * ((line * 7 + x) % 5)) / 5), 3, line ? "soft" : "outcome");
  return picture;
}

const bar = (picture, x, y, width, height, name) => picture.append(svg("rect", { x, y, width, height, rx: 1.5, class: name }));

function smallGraph(picture, graph) {
  const few = [...graph.nodes].sort((a, b) => b.degree - a.degree).slice(0, 220),
    place = new Map(few.map((n) => [n.id, n]));
  const xs = few.map((n) => n.x),
    ys = few.map((n) => n.y),
    left = Math.min(...xs),
    top = Math.min(...ys);
  const scale = Math.min(108 / Math.max(1, Math.max(...xs) - left), 54 / Math.max(1, Math.max(...ys) - top));
  const dx = (120 - scale * (Math.max(...xs) - left)) / 2,
    dy = (64 - scale * (Math.max(...ys) - top)) / 2;
  const at = (n) => [dx + (n.x - left) * scale, dy + (n.y - top) * scale];
  for (const e of graph.edges.slice(0, 1500)) {
    if (!place.has(e.from) || !place.has(e.to)) continue;
    const [[x1, y1], [x2, y2]] = [at(place.get(e.from)), at(place.get(e.to))];
    picture.append(svg("line", { x1, y1, x2, y2 }));
  }
  for (const n of few) {
    const [cx, cy] = at(n),
      dot = svg("circle", { cx, cy, r: Math.min(3.4, 0.9 + Math.sqrt(n.degree) * 0.35) });
    dot.style.fill = n.community === undefined ? colourOf(nodes[n.id].kind) : COMMUNITIES[state.theme][n.community];
    picture.append(dot);
  }
}

function smallTimeline(picture) {
  const events = nodes.filter((n) => n.kind === "event" && n.months),
    months = events.map((n) => n.months[0]).sort((a, b) => a - b);
  const low = months[Math.floor(months.length * 0.02)] ?? 0,
    high = Math.max(low + 1, months[Math.floor(months.length * 0.98)] ?? 1),
    totals = Array(16).fill(0);
  for (const m of months) if (m >= low && m <= high) totals[Math.min(15, Math.floor((16 * (m - low)) / (high - low + 1)))] += 1;
  totals.forEach((n, i) => {
    const height = n ? 6 + 44 * (n / Math.max(...totals)) ** 0.6 : 1;
    bar(picture, 6 + i * 6.8, 58 - height, 4.8, height, "outcome");
  });
}

function startLists() {
  const box = el("div", undefined, "lists");
  const people = nodes
    .filter((n) => n.kind === "person")
    .map((n) => [n, new Set(n.facts.filter((f) => f.kind === "participation").map((f) => f.to)).size])
    .filter(([, n]) => n)
    .sort((a, b) => b[1] - a[1] || a[0].i - b[0].i)
    .slice(0, 8);
  if (people.length) box.append(rankedList(t("frequent"), people, (n) => t("nEvents", { n })));
  const held = nodes
    .filter((n) => n.kind === "event" && n.months && n.about.status !== "planned")
    .sort((a, b) => b.about.date.localeCompare(a.about.date) || a.i - b.i)
    .slice(0, 8);
  if (held.length) {
    const part = el("section"),
      list = el("ol", undefined, "latest");
    for (const n of held) {
      const item = el("li");
      item.append(el("time", n.about.date.split("/")[0], "soft"), nodeLink(n));
      list.append(item);
    }
    part.append(el("h2", t("latest")), list);
    box.append(part);
  }
  const reading = el("section"),
    list = el("ul", undefined, "reading");
  for (const key of ["reading1", "reading2", "reading3"]) list.append(el("li", t(key)));
  reading.append(el("h2", t("reading")), list);
  box.append(reading);
  return box;
}

function rankedList(title, rows, words) {
  const part = el("section"),
    list = el("ol", undefined, "ranked"),
    most = rows[0][1];
  for (const [n, count] of rows) {
    const item = el("li"),
      track = el("span", undefined, "track"),
      fill = el("span", undefined, "fill");
    fill.style.width = `${(100 * count) / most}%`;
    track.append(fill);
    item.append(nodeLink(n), el("span", hintOf(n), "soft"), track, el("span", words(number(count)), "count"));
    list.append(item);
  }
  part.append(el("h2", title), list);
  return part;
}
