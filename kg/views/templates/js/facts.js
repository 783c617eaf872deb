// The panel at the right: the facts of a node, or of a line, each with its sentences; and their CSV.
// Needs: state, nodes, facts, quoteOf.   Gives: drawFacts, select, selectLine, lineFacts, csvOf, copyCsv.
const GROUP_SIZE = 40;

const select = (n) => change({ node: n?.i ?? null, line: null });
const selectLine = (line) => change({ line: line && { from: line.from, to: line.to, relation: line.relation }, node: null });

// The facts that a line stands for; a line of two people stands for what both did at the same events.
function lineFacts({ from, to, relation }) {
  if (relation !== "together") return facts.filter((f) => f.from === from && f.to === to && f.relation === relation);
  const eventsOf = (person) => new Set(nodes[person].facts.filter((f) => f.kind === "participation").map((f) => f.to));
  const other = eventsOf(to),
    both = new Set([...eventsOf(from)].filter((e) => other.has(e)));
  return facts.filter((f) => f.kind === "participation" && both.has(f.to) && (f.from === from || f.from === to));
}

function chosenFacts() {
  if (state.node !== null) return nodes[state.node].facts.filter(passes);
  return state.line ? lineFacts(state.line).filter((f) => inTime(f.months)) : [];
}

const byDate = (a, b) => (a.months?.[0] ?? 1e9) - (b.months?.[0] ?? 1e9) || (a.date ?? "").localeCompare(b.date ?? "") || a.i - b.i;

function drawFacts() {
  const box = $("facts"),
    list = chosenFacts();
  box.hidden = state.node === null && !state.line;
  box.setAttribute("aria-label", t("factsOf"));
  box.replaceChildren();
  if (box.hidden) return;
  box.append(state.node !== null ? nodeHead(nodes[state.node]) : lineHead(state.line));
  box.append(actions(list));
  for (const kind of FACT_KINDS.concat("part")) {
    const some = list.filter((f) => f.kind === kind).sort(byDate);
    if (some.length) box.append(group(kind, some));
  }
  if (!list.length) box.append(el("p", t("nothing"), "soft"));
  box.scrollTop = 0;
}

function nodeHead(n) {
  const head = el("header"),
    about = el("dl", undefined, "about");
  const title = el("h2", nameOf(n)),
    kind = el("p", undefined, "kind");
  title.id = "facts-title";
  kind.append(sign(n.kind, colourOf(n.kind)), el("span", t("kind." + n.kind)));
  const known = {
    type: n.about.type && t("type." + n.about.type),
    date: n.about.date,
    place: n.about.place,
    host: n.about.host,
    status1: n.about.status && n.about.status !== "held" ? t("status." + n.about.status) : "",
  };
  for (const [name, value] of Object.entries(known)) if (value) about.append(el("dt", t(name)), el("dd", value));
  head.append(closing(), kind, title, about);
  if (data.graphs[state.view] && !n.drawn && !inPicture(n.i))
    head.append(el("p", t("notDrawnHere", { name: shorten(nameOf(n), 12) }), "soft"));
  return head;
}

function lineHead(line) {
  const head = el("header"),
    title = el("h2");
  title.id = "facts-title";
  title.append(nodeLink(nodes[line.from]), el("span", ` ${t("rel." + line.relation)} `, "soft"), nodeLink(nodes[line.to]));
  head.append(closing(), title);
  return head;
}

function closing() {
  const close = button("×", () => select(null), "close");
  close.setAttribute("aria-label", t("close"));
  return close;
}

function actions(list) {
  const row = el("div", undefined, "actions"),
    n = state.node === null ? null : nodes[state.node];
  if (n && inPicture(n.i)) {
    row.append(
      button(t("step1"), () => change({ focus: n.i, steps: 1 }), "small"),
      button(t("step2"), () => change({ focus: n.i, steps: 2 }), "small"),
    );
    if (state.path[0] === null || state.path[0] === n.i) row.append(button(t("pathHere"), () => change({ path: [n.i, null] }), "small"));
    else row.append(button(t("pathThere"), () => change({ path: [state.path[0], n.i], focus: null }), "small"));
  }
  if (list.length) {
    row.append(
      button(t("csv"), () => copyCsv(factTable(list)), "small copy"),
      button(t("saveCsv"), () => saveCsv(factTable(list)), "small"),
    );
  }
  return row;
}

function group(kind, list) {
  const section = el("section"),
    items = el("ol", undefined, "cards");
  section.append(el("h3", `${t("fact." + kind)} ${number(list.length)}`), items);
  grow(items, list, GROUP_SIZE, card);
  return section;
}

// Fill a list piece by piece, with a button for more.
function grow(box, list, size, make) {
  const rest = list.slice(size);
  box.append(...list.slice(0, size).map(make));
  if (!rest.length) return;
  const item = el(box.tagName === "TBODY" ? "tr" : box.tagName === "OL" || box.tagName === "UL" ? "li" : "div", undefined, "more"),
    cell = box.tagName === "TBODY" ? el("td") : item;
  if (cell !== item) {
    cell.colSpan = 20;
    item.append(cell);
  }
  cell.append(
    button(
      t("more", { n: Math.min(rest.length, size * 5) }),
      () => {
        item.remove();
        grow(box, rest, size * 5, make);
      },
      "small",
    ),
  );
  box.append(item);
}

function nodeLink(n) {
  const link = button(shorten(nameOf(n), 40), () => select(n), "link");
  if (nameOf(n).length > 40) link.title = nameOf(n);
  return link;
}

// One fact: what it says, then its sentences.
function card(f) {
  const item = el("li", undefined, "card"),
    head = el("p", undefined, "says"),
    here = state.node === null ? null : nodes[state.node];
  const other = here ? otherEnd(f, here) : null;
  if (f.date) head.append(el("time", periodText(f.date), "soft date"));
  if (!here) head.append(nodeLink(nodes[f.from]), el("span", " "));
  else if (f.kind === "measure" && other.kind !== "indicator") head.append(nodeLink(other), el("span", " "));
  head.append(el("span", relationText(f), "tag rel-" + f.relation));
  const end = here ? other : f.to === undefined ? null : nodes[f.to];
  if (end && !(here && f.kind === "measure" && other.kind !== "indicator")) head.append(el("span", " "), nodeLink(end));
  const details = detailText(f);
  if (details) head.append(el("span", " " + details, "value"));
  item.append(head, ...sentencesOf(f));
  return item;
}

// The action as written; where the text has but a colon (李明：…), the kind of fact.
const relationText = (f) => (/\p{L}/u.test(f.relation) ? t("rel." + f.relation) : t("fact." + f.kind));

function detailText(f) {
  const a = f.about;
  if (f.kind === "measure")
    return [a.form && t("form." + a.form), valueText(a), a.wording && `「${a.wording}」`, a.inferred && `(${t("inferredPeriod")})`]
      .filter(Boolean)
      .join(" ");
  if (f.kind === "tenure") return a.status && a.status !== "current" ? t("status." + a.status) : "";
  return [
    a.behalf && `${t("behalf")} ${a.behalf}`,
    f.kind === "appointment" && a.title,
    a.body,
    a.agent,
    a.investment,
    a.speaker && f.kind === "statement" && nodes[f.from].kind === "event" && a.speaker,
  ]
    .filter(Boolean)
    .join(" · ");
}

function sentencesOf(f) {
  const seen = new Set(),
    shown = [];
  for (const at of f.at)
    if (!seen.has(at.slice(0, 3).join())) {
      seen.add(at.slice(0, 3).join());
      shown.push(at);
    }
  const [first, ...rest] = shown.map(quotation);
  if (!rest.length) return first ? [first] : [];
  const more = el("details");
  more.append(el("summary", t("sentences", { n: rest.length })), ...rest);
  return [first, more];
}

function quotation(at) {
  const q = quoteOf(at),
    figure = el("figure"),
    quote = el("blockquote");
  quote.lang = "zh-CN";
  quote.append(document.createTextNode(q.before), el("mark", q.quote), document.createTextNode(q.after));
  const a = q.article,
    caption = el("figcaption", [a.title || a.id, a.source, a.published, a.page].filter(Boolean).join(" · "), "source");
  caption.append(el("span", q.rule, "rule"));
  figure.append(quote, caption);
  return figure;
}

// ---- CSV

function factTable(list) {
  const head = [
    "kind",
    "subject",
    "relation",
    "other1",
    "date",
    "metric",
    "value",
    "unit",
    "wording",
    "sentence",
    "article",
    "source",
    "published",
    "page",
    "rule",
  ];
  const rows = list.flatMap((f) =>
    f.at.map((at) => {
      const q = quoteOf(at),
        a = f.about,
        end = f.to === undefined ? (a.title ?? a.agent ?? "") : nameOf(nodes[f.to]);
      return [
        t("fact." + f.kind),
        nameOf(nodes[f.from]),
        relationText(f),
        end,
        f.date ?? "",
        a.metric ?? "",
        (a.cmp && a.cmp !== "=" && a.cmp !== "range" ? a.cmp + " " : "") + (a.value ?? "") + (a.high ? "–" + a.high : ""),
        a.unit ?? "",
        a.wording ?? "",
        q.before + q.quote + q.after,
        q.article.title || q.article.id,
        q.article.source ?? "",
        q.article.published ?? "",
        q.article.page ?? "",
        q.rule,
      ];
    }),
  );
  return [head.map((name) => t(name)), ...rows];
}

// A cell that begins like a formula is one to a spreadsheet: an apostrophe makes it text.
function csvOf(rows) {
  const cell = (value) => {
    const text = /^[=+@\t\r-]/.test(value) && !/^-?[\d.,]+$/.test(value) ? "'" + value : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

async function copyCsv(rows) {
  try {
    await navigator.clipboard.writeText(csvOf(rows));
    say(t("copied", { n: rows.length - 1 }));
  } catch {
    say(copiedOldWay(csvOf(rows)) ? t("copied", { n: rows.length - 1 }) : t("notCopied"));
  }
}

function copiedOldWay(text) {
  const area = el("textarea");
  area.value = text;
  area.className = "quiet";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

const saveCsv = (rows) => download("zhengwen.csv", new Blob(["\ufeff" + csvOf(rows)], { type: "text/csv;charset=utf-8" }));
