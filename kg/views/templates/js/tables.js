// Tables: the lines of a picture, or all nodes or facts of a kind; sortable, to copy as CSV.
// Needs: state, nodes, facts, select.   Gives: drawTables, lineTable, sortableTable.
const ROWS = 200;

// columns: [[key, value of a row, how it is shown]]; a row is chosen by its first cell.
function sortableTable(columns, rows, caption) {
  const table = el("table", undefined, "list"),
    head = el("tr"),
    body = el("tbody");
  let sorted = null,
    up = true;
  const fill = () => {
    body.replaceChildren();
    grow(body, rows, ROWS, (row) => tableRow(columns, row));
  };
  columns.forEach(([key, value]) => {
    const cell = el("th"),
      b = button(
        t(key),
        () => {
          up = sorted === key ? !up : true;
          sorted = key;
          const worth = (row) => {
            const v = value(row);
            return v === undefined || v === null ? "" : v;
          };
          rows.sort((x, y) => {
            const a = worth(x),
              c = worth(y),
              order = typeof a === "number" && typeof c === "number" ? a - c : String(a).localeCompare(String(c), "zh");
            return up ? order : -order;
          });
          [...head.children].forEach((other) => other.removeAttribute("aria-sort"));
          cell.setAttribute("aria-sort", up ? "ascending" : "descending");
          fill();
        },
        "sort",
      );
    cell.scope = "col";
    b.setAttribute("aria-label", t("sortBy", { name: t(key) }));
    cell.append(b);
    head.append(cell);
  });
  const top = el("thead");
  top.append(head);
  table.append(el("caption", caption, "quiet"), top, body);
  fill();
  return table;
}

function tableRow(columns, row) {
  const line = el("tr");
  for (const [key, value, show] of columns) {
    const cell = el("td", undefined, ["date", "relation", "count"].includes(key) ? "narrow" : ""),
      content = show ? show(row) : value(row);
    cell.append(content instanceof Node ? content : document.createTextNode(content ?? ""));
    line.append(cell);
  }
  return line;
}

// The lines of a picture as rows: from, relation, to, how many facts, dates.
function lineTable(lines) {
  const count = (e) => (e.facts ?? e.events).length;
  const dates = (e) =>
    [...new Set((e.facts ? e.facts.map((f) => facts[f].date) : e.events.map((n) => nodes[n].about.date)).filter(Boolean))]
      .sort()
      .join("、");
  const columns = [
    ["subject", (e) => nameOf(nodes[e.from]), (e) => nodeLink(nodes[e.from])],
    ["relation", (e) => t("rel." + e.relation), (e) => button(t("rel." + e.relation), () => selectLine(e), "link")],
    ["other1", (e) => nameOf(nodes[e.to]), (e) => nodeLink(nodes[e.to])],
    ["count", count],
    ["date", dates],
  ];
  return sortableTable(columns, [...lines], t("asTable"));
}

// ---- the view of tables

function tableChoices() {
  const kinds = KINDS.filter((k) => nodes.some((n) => n.kind === k)).map((k) => [k, `${t("nodesOf")}：${t("kind." + k)}`]);
  const factKinds = FACT_KINDS.filter((k) => facts.some((f) => f.kind === k)).map((k) => [
    "fact." + k,
    `${t("factsOf")}：${t("fact." + k)}`,
  ]);
  return [...kinds, ...factKinds];
}

function drawTables(stage) {
  const choices = tableChoices(),
    chosen = choices.some(([c]) => c === state.list) ? state.list : choices[0]?.[0];
  const bar = el("div", undefined, "bar"),
    text = el("input"),
    box = el("div", undefined, "scroll");
  text.type = "search";
  text.value = state.text;
  text.dataset.keep = "text";
  text.addEventListener("input", () => change({ text: text.value }));
  const rows = tableRows(chosen),
    table = chosen.startsWith("fact.") ? factRowsTable(rows) : nodeRowsTable(rows);
  bar.append(
    labelled(
      t("chooseKind"),
      choice(choices, chosen, (list) => change({ list, text: "" })),
    ),
    labelled(t("filterText"), text),
    el("span", t("rows", { n: number(rows.length) }), "soft"),
  );
  bar.append(
    button(t("csv"), () => copyCsv(csvRows(chosen, rows)), "small copy"),
    button(t("saveCsv"), () => saveCsv(csvRows(chosen, rows)), "small"),
  );
  box.append(table);
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", t("view.tables"));
  stage.append(bar, hiddenNote(Object.keys(data.hidden).filter((k) => k !== "nodes")), box);
}

function tableRows(chosen) {
  const query = state.text.trim().toLowerCase(),
    has = (text) => !query || text.toLowerCase().includes(query);
  if (chosen.startsWith("fact."))
    return facts.filter(
      (f) =>
        f.kind === chosen.slice(5) &&
        passes(f) &&
        has([nameOf(nodes[f.from]), f.to === undefined ? "" : nameOf(nodes[f.to]), ...Object.values(f.about), f.date].join(" ")),
    );
  return nodes
    .filter((n) => n.kind === chosen && inTime(n.months) && has([nameOf(n), ...Object.values(n.about)].join(" ")))
    .sort((a, b) => b.facts.length - a.facts.length);
}

function nodeRowsTable(rows) {
  const extra = ["type", "date", "place", "host"].filter((name) => rows.some((n) => n.about[name]));
  const value = (n, name) => (name === "title" ? posts(n) : name === "type" && n.about.type ? t("type." + n.about.type) : n.about[name]);
  const posts = (n) => [...new Set(n.facts.filter((f) => f.kind === "tenure").map((f) => nodes[f.to].label))].slice(0, 4).join("、");
  if (rows.some((n) => n.kind === "person")) extra.unshift("title");
  return sortableTable(
    [["name", nameOf, nodeLink], ...extra.map((name) => [name, (n) => value(n, name)]), ["count", (n) => n.facts.length]],
    rows,
    t("nodesOf"),
  );
}

function factRowsTable(rows) {
  const quote = (f) => quoteOf(f.at[0]);
  const columns = [
    ["subject", (f) => nameOf(nodes[f.from]), (f) => nodeLink(nodes[f.from])],
    ["relation", relationText],
  ];
  if (rows.some((f) => f.to !== undefined))
    columns.push([
      "other1",
      (f) => (f.to === undefined ? "" : nameOf(nodes[f.to])),
      (f) => (f.to === undefined ? "" : nodeLink(nodes[f.to])),
    ]);
  if (rows.some(detailText)) columns.push(["value", detailText]);
  columns.push(
    ["date", (f) => f.date ?? ""],
    ["sentence", (f) => quote(f).quote, (f) => el("q", shorten(quote(f).quote, 60))],
    ["article", (f) => quote(f).article.title || quote(f).article.id],
  );
  return sortableTable(columns, rows, t("factsOf"));
}

function csvRows(chosen, rows) {
  if (chosen.startsWith("fact.")) return factTable(rows);
  return [
    ["name", "kind", "type", "date", "place", "host", "count"].map((key) => t(key)),
    ...rows.map((n) => [
      nameOf(n),
      t("kind." + n.kind),
      n.about.type ?? "",
      n.about.date ?? "",
      n.about.place ?? "",
      n.about.host ?? "",
      String(n.facts.length),
    ]),
  ];
}

// What the page does not hold, why, and how to see it.
function hiddenNote(kinds) {
  const missing = kinds.filter((kind) => data.hidden[kind]);
  if (!missing.length) return el("span");
  const note = el("p", undefined, "note hidden");
  note.append(
    el("span", t("onlyRows", { what: missing.map((kind) => `${t("fact." + kind)} ${number(data.hidden[kind])}`).join("、") })),
    el("code", t("howHidden")),
  );
  return note;
}
