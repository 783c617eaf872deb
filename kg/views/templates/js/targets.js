// The targets board: place × indicator × year; in each cell the target with its wording, and what came of it, with small bars.
// Needs: facts, nodes, state.   Gives: drawTargets.
const BOARD_ROWS = 120;
const SHOWN_YEARS = 5;

// Rows of one place: indicator and form -> year -> measures.
function boardRows(place) {
  const rows = new Map();
  for (const f of facts) {
    if (f.kind !== "measure" || nodes[f.from].kind !== "place" || !passes(f) || (place !== "" && nodes[f.from].id !== place)) continue;
    if (state.text && !`${nameOf(nodes[f.to])} ${f.about.metric} ${nameOf(nodes[f.from])}`.includes(state.text.trim())) continue;
    const key = `${f.from} ${f.to} ${f.about.form}`;
    if (!rows.has(key))
      rows.set(key, { place: nodes[f.from], indicator: nodes[f.to], form: f.about.form, years: new Map(), target: false, actual: false });
    const row = rows.get(key),
      year = f.months ? Math.floor(f.months[1] / 12) : 0;
    row.years.set(year, [...(row.years.get(year) ?? []), f]);
    row[f.relation] = true;
  }
  const worth = (row) => (row.target && row.actual ? 0 : row.target ? 1 : 2);
  const kept = [...rows.values()].filter((row) => state.has === "all" || (row.target && (state.has === "target" || row.actual)));
  const known = (row) => (row.indicator.id.startsWith("indicator/") ? 0 : 1),
    size = (row) => [...row.years.values()].reduce((sum, list) => sum + list.length, 0);
  return kept.sort(
    (a, b) => worth(a) - worth(b) || known(a) - known(b) || size(b) - size(a) || a.indicator.label.localeCompare(b.indicator.label, "zh"),
  );
}

function boardPlaces() {
  const count = new Map();
  for (const f of facts)
    if (f.kind === "measure" && nodes[f.from].kind === "place")
      count.set(f.from, (count.get(f.from) ?? 0) + (f.relation === "target" ? 3 : 1));
  return [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([n]) => nodes[n]);
}

function drawTargets(stage) {
  const places = boardPlaces(),
    chosen = places.some((n) => n.id === state.place) ? state.place : "";
  const rows = boardRows(chosen),
    years = [...new Set(rows.flatMap((row) => [...row.years.keys()]))].sort((a, b) => b - a).filter(Boolean);
  const filled = (year) => rows.reduce((sum, row) => sum + (row.years.has(year) ? 1 + 2 * row.target : 0), 0);
  const counted = [...years].sort((a, b) => filled(b) - filled(a) || b - a).slice(0, SHOWN_YEARS);
  const columns = (state.allYears || counted.length === 0 ? years : counted).sort((a, b) => b - a);
  if (rows.some((row) => row.years.has(0))) columns.push(0);
  const bar = el("div", undefined, "bar"),
    text = el("input");
  text.type = "search";
  text.value = state.text;
  text.dataset.keep = "text";
  text.addEventListener("input", () => change({ text: text.value }));
  bar.append(
    labelled(
      t("kind.place"),
      choice([["", t("allPlaces")], ...places.map((n) => [n.id, n.label])], chosen, (place) => change({ place })),
    ),
  );
  bar.append(labelled(t("kind.indicator"), text), choiceOfRows(), keyOfBars(), el("span", t("rows", { n: number(rows.length) }), "soft"));
  if (years.length > counted.length && counted.length)
    bar.append(button(t("allYears", { n: years.length }), () => change({ allYears: !state.allYears }), "small"));
  const box = el("div", undefined, "scroll"),
    table = board(rows, columns, chosen === "");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", t("view.targets"));
  box.append(rows.length ? table : el("p", t("nothing"), "soft"));
  stage.append(bar, hiddenNote(["measure"]), box);
}

function choiceOfRows() {
  const group = el("span", undefined, "switch");
  for (const has of ["all", "target", "both"]) {
    const b = button(t("has." + has), () => change({ has }));
    b.setAttribute("aria-pressed", String(state.has === has));
    b.dataset.keep = "has " + has;
    group.append(b);
  }
  return group;
}

function keyOfBars() {
  const key = el("span", undefined, "key");
  for (const name of ["target", "outcome"]) key.append(el("i", undefined, name), el("span", t(name)));
  return key;
}

function board(rows, columns, withPlace) {
  const table = el("table", undefined, "board"),
    head = el("tr"),
    top = el("thead"),
    body = el("tbody");
  const first = el("th", t("kind.indicator"));
  first.scope = "col";
  head.append(
    first,
    ...columns.map((year) => {
      const cell = el("th", year ? String(year) : t("noYear"));
      cell.scope = "col";
      return cell;
    }),
  );
  top.append(head);
  table.append(el("caption", t("view.targets"), "quiet"), top, body);
  grow(body, rows, BOARD_ROWS, (row) => boardRow(row, columns, withPlace));
  return table;
}

function boardRow(row, columns, withPlace) {
  const line = el("tr"),
    head = el("th");
  head.scope = "row";
  head.append(nodeLink(row.indicator), el("span", t("form." + row.form), "tag"));
  if (withPlace) head.append(el("span", row.place.label, "soft place"));
  line.append(head);
  const most = new Map();
  for (const f of [...row.years.values()].flat())
    most.set(f.about.unit, Math.max(most.get(f.about.unit) ?? 1e-9, Math.abs(Number(f.about.high ?? f.about.value)) || 0));
  for (const year of columns) line.append(boardCell(row.years.get(year) ?? [], most));
  return line;
}

// Targets above outcomes, by period; a bar is as long as its value in the largest of its row and unit.
function boardCell(list, most) {
  const cell = el("td"),
    periods = new Map();
  for (const f of list) periods.set(f.date ?? "", [...(periods.get(f.date ?? "") ?? []), f]);
  for (const period of [...periods.keys()].sort()) {
    const box = el("div", undefined, "period");
    if (period && !/^\d{4}$/.test(period)) box.append(el("span", periodText(period), "soft when"));
    const seen = new Set();
    for (const f of periods.get(period).sort((a, b) => b.relation.localeCompare(a.relation) || a.i - b.i)) {
      const text = f.relation + valueText(f.about) + (f.about.wording ?? "");
      if (!seen.has(text)) {
        seen.add(text);
        box.append(boardValue(f, most));
      }
    }
    cell.append(box);
  }
  return cell;
}

function boardValue(f, most) {
  const kind = f.relation === "target" ? "target" : "outcome",
    b = button(undefined, () => selectLine({ from: f.from, to: f.to, relation: f.relation }), "measure " + kind);
  b.append(el("span", t(kind) + "：", "quiet"), el("span", valueText(f.about), "number"));
  if (f.about.wording) b.append(el("span", f.about.wording, "wording"));
  const track = el("span", undefined, "track"),
    fill = el("span", undefined, "fill"),
    high = Math.abs(Number(f.about.high ?? f.about.value)) || 0;
  fill.style.width = `${Math.min(100, (100 * high) / most.get(f.about.unit))}%`;
  track.append(fill);
  b.append(track);
  return b;
}
