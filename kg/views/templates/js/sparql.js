// SPARQL inside the page: Oxigraph's WebAssembly build over the Turtle that the file carries. Only with kg view --with-sparql.
// Needs: data.queries, kgOxigraph (a module of the page).   Gives: drawSparql.
const SPARQL_ROWS = 500;
let engine = null; // a promise of the loaded store
let lastQuery = null,
  lastAnswer = null;

async function unpacked(id) {
  const packed = Uint8Array.from(atob($(id).textContent), (c) => c.charCodeAt(0));
  return new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

async function loadEngine() {
  if (!globalThis.kgOxigraph) await new Promise((resolve) => document.addEventListener("kg-oxigraph", resolve, { once: true }));
  const [program, turtle] = await Promise.all([unpacked("wasm"), unpacked("turtle")]);
  await kgOxigraph.start({ module_or_path: program });
  const store = new kgOxigraph.Store();
  store.load(new TextDecoder().decode(turtle), { format: "text/turtle" });
  return store;
}

function drawSparql(stage) {
  const page = el("div", undefined, "sparql"),
    list = el("nav"),
    names = el("ul"),
    main = el("div"),
    area = el("textarea"),
    state1 = el("p", t("sparqlLoading"), "note"),
    result = el("div", undefined, "scroll");
  list.setAttribute("aria-label", t("examples"));
  list.append(el("h2", t("examples")), names);
  area.value = lastQuery ?? data.queries[0]?.sparql ?? "";
  area.spellcheck = false;
  area.id = "query";
  area.setAttribute("aria-label", t("query"));
  area.addEventListener("input", () => {
    lastQuery = area.value;
  });
  result.tabIndex = 0;
  result.setAttribute("role", "region");
  result.setAttribute("aria-label", t("query"));
  const ask = async () => {
    try {
      const store = await engine,
        before = performance.now(),
        answer = store.query(area.value, { use_default_graph_as_union: true });
      lastAnswer = answerRows(answer);
      state1.textContent =
        t("sparqlRows", { n: number(lastAnswer.rows.length), ms: Math.round(performance.now() - before) }) +
        (lastAnswer.rows.length > SPARQL_ROWS ? "；" + t("sparqlCut", { n: SPARQL_ROWS }) : "");
      result.replaceChildren(answerTable(lastAnswer));
    } catch (error) {
      state1.textContent = t("sparqlFailed", { error: String(error.message ?? error) });
      result.replaceChildren();
    }
    say(state1.textContent);
  };
  for (const example of data.queries) {
    const item = el("li"),
      b = button(undefined, () => {
        area.value = lastQuery = example.sparql;
        ask();
      });
    b.append(el("b", example.name), el("span", example.about, "soft"));
    item.append(b);
    names.append(item);
  }
  const bar = el("div", undefined, "bar"),
    run = button(t("run"), ask, "run");
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      ask();
    }
  });
  bar.append(
    run,
    button(t("saveCsv"), () => lastAnswer && saveCsv([lastAnswer.columns, ...lastAnswer.rows]), "small"),
    state1,
  );
  main.append(area, bar, result);
  page.append(list, main);
  stage.append(page);
  engine ??= loadEngine();
  engine.then(
    (store) => {
      state1.textContent = t("sparqlReady", { n: number(store.size) });
      page.dataset.ready = "true";
    },
    (error) => {
      state1.textContent = t("sparqlFailed", { error: String(error) });
    },
  );
}

// A boolean, the triples of a graph, or solutions, as columns and rows of text.
function answerRows(answer) {
  if (typeof answer === "boolean") return { columns: ["ASK"], rows: [[t(answer ? "yes" : "no")]] };
  if (answer.length && !(answer[0] instanceof Map))
    return {
      columns: ["subject", "predicate", "object"],
      rows: answer.map((q) => [q.subject, q.predicate, q.object].map((term) => term.value)),
    };
  const columns = [...new Set(answer.flatMap((solution) => [...solution.keys()]))];
  return { columns, rows: answer.map((solution) => columns.map((name) => solution.get(name)?.value ?? "")) };
}

function answerTable({ columns, rows }) {
  const table = el("table", undefined, "list"),
    top = el("thead"),
    head = el("tr"),
    body = el("tbody");
  for (const name of columns) {
    const cell = el("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  top.append(head);
  for (const row of rows.slice(0, SPARQL_ROWS)) {
    const line = el("tr");
    line.append(...row.map((value) => el("td", value)));
    body.append(line);
  }
  table.append(top, body);
  return table;
}
