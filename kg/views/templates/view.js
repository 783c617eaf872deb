"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const TEXT = {
    zh: { search: "搜索姓名、会议、指标（可用拼音）", other: "English", theme: "明暗", counts: "{a} 篇文章 · {n} 个节点 · {e} 条事实", hidden: " · 另有 {h} 个次要节点未画出（kg view --all）",
      kinds: "类型", relations: "关系", hint: "点节点看事实，点连线看原文。按 / 搜索，Esc 取消。", none: "没有相关事实", person: "人物", event: "活动", post: "职务", place: "主体", indicator: "指标",
      presided: "主持", spoke: "讲话", attended: "出席", visited: "调研", met: "会见", guest: "客人", holds: "任职", target: "目标", actual: "实绩", network: "关系图" },
    en: { search: "Search people, events, indicators (pinyin works)", other: "中文", theme: "Light or dark", counts: "{a} articles · {n} nodes · {e} facts", hidden: " · {h} minor nodes not drawn (kg view --all)",
      kinds: "Types", relations: "Relations", hint: "Click a node for its facts, an edge for the sentence. / searches, Esc clears.", none: "no facts", person: "person", event: "event", post: "post", place: "subject", indicator: "indicator",
      presided: "presided", spoke: "spoke", attended: "attended", visited: "visited", met: "met", guest: "guest", holds: "holds", target: "target", actual: "outcome", network: "network" },
  };
  const COLOURS = { person: "#b3423a", event: "#2f6f9f", post: "#7a6a9a", place: "#3f7f5a", indicator: "#b07a1e" };
  const KINDS = ["person", "event", "post", "place", "indicator"];
  const RELATIONS = ["presided", "spoke", "attended", "visited", "met", "guest", "holds", "target", "actual"];
  const state = { language: "zh", theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", hiddenKinds: new Set(), hiddenRelations: new Set(), selected: null };
  const t = (key) => TEXT[state.language][key] ?? key;
  const el = (tag, text, className) => { const e = document.createElement(tag); if (text !== undefined) e.textContent = text; if (className) e.className = className; return e; };
  const $ = (id) => document.getElementById(id);
  const nodeOf = new Map(data.nodes.map((n) => [n.id, n]));
  const edgeOf = new Map(data.edges.map((e) => [e.id, e]));
  const edgesAt = new Map(data.nodes.map((n) => [n.id, []]));
  for (const e of data.edges) { edgesAt.get(e.from).push(e); if (e.to !== e.from) edgesAt.get(e.to).push(e); }

  const parallel = new Map();
  const shape = { person: "dot", event: "square", post: "triangle", place: "diamond", indicator: "star" };
  const nodes = new vis.DataSet(data.nodes.map((n) => ({ id: n.id, label: n.label, x: n.x, y: n.y, value: n.value, shape: shape[n.kind], color: COLOURS[n.kind] })));
  const edges = new vis.DataSet(data.edges.map((e) => {
    const pair = e.from + " " + e.to, nth = parallel.get(pair) ?? 0;
    parallel.set(pair, nth + 1);
    const smooth = nth === 0 ? false : { type: nth % 2 ? "curvedCW" : "curvedCCW", roundness: 0.12 * Math.ceil(nth / 2) };
    return { id: e.id, from: e.from, to: e.to, smooth, dashes: e.relation === "target", arrows: { to: { enabled: true, scaleFactor: 0.4 } } };
  }));
  const shownNodes = new vis.DataView(nodes, { filter: (n) => !state.hiddenKinds.has(nodeOf.get(n.id).kind) });
  const shownEdges = new vis.DataView(edges, { filter: (e) => { const f = edgeOf.get(e.id); return !state.hiddenRelations.has(f.relation) && !state.hiddenKinds.has(nodeOf.get(f.from).kind) && !state.hiddenKinds.has(nodeOf.get(f.to).kind); } });
  const network = new vis.Network($("network"), { nodes: shownNodes, edges: shownEdges }, {
    physics: false, layout: { improvedLayout: false }, interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnDrag: data.nodes.length > 800 },
    nodes: { scaling: { min: 12, max: 34, label: { enabled: true, min: 22, max: 34, drawThreshold: 2, maxVisible: 40 } }, borderWidth: 0, font: { size: 22, strokeWidth: 4 } }, edges: { color: { inherit: false }, width: 1 },
  });

  function colours() {
    const style = getComputedStyle(document.documentElement);
    network.setOptions({ nodes: { font: { color: style.getPropertyValue("--ink").trim(), strokeColor: style.getPropertyValue("--back").trim() } }, edges: { color: { color: style.getPropertyValue("--line").trim(), highlight: style.getPropertyValue("--accent").trim(), hover: style.getPropertyValue("--accent").trim(), inherit: false } } });
  }

  function words() {
    document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
    document.documentElement.dataset.theme = state.theme;
    $("search").placeholder = t("search"); $("search").setAttribute("aria-label", t("search"));
    $("language").textContent = t("other"); $("theme").title = t("theme"); $("theme").setAttribute("aria-label", t("theme"));
    $("network").setAttribute("aria-label", t("network"));
    $("counts").textContent = t("counts").replace("{a}", data.articles).replace("{n}", data.nodes.length).replace("{e}", data.edges.length) + (data.hidden ? t("hidden").replace("{h}", data.hidden) : "");
    legend(); facts(); colours();
  }

  function legend() {
    const box = $("legend"); box.replaceChildren();
    const part = (title, names, hidden, colour) => {
      box.append(el("h2", t(title)));
      for (const name of names) {
        const label = el("label"), check = el("input"); check.type = "checkbox"; check.checked = !hidden.has(name); check.dataset.name = name;
        check.addEventListener("change", () => { if (check.checked) hidden.delete(name); else hidden.add(name); shownNodes.refresh(); shownEdges.refresh(); hash(); });
        label.append(check);
        if (colour) { const dot = el("span", undefined, "dot"); dot.style.background = COLOURS[name]; label.append(dot); }
        label.append(el("span", t(name))); box.append(label);
      }
    };
    part("kinds", KINDS.filter((k) => data.nodes.some((n) => n.kind === k)), state.hiddenKinds, true);
    part("relations", RELATIONS.filter((r) => data.edges.some((e) => e.relation === r)), state.hiddenRelations, false);
  }

  function facts() {
    const box = $("facts"); box.replaceChildren();
    if (!state.selected) { box.append(el("p", t("hint"), "hint")); return; }
    const list = state.selected.startsWith("n") ? edgesAt.get(state.selected) : [edgeOf.get(state.selected)];
    if (state.selected.startsWith("n")) box.append(el("h1", nodeOf.get(state.selected).name));
    if (!list.length) box.append(el("p", t("none"), "hint"));
    for (const e of [...list].sort((a, b) => (a.date || "9").localeCompare(b.date || "9"))) box.append(fact(e));
  }

  function fact(e) {
    const card = el("article"), head = el("p");
    const link = (id) => { const b = el("button", nodeOf.get(id).name, "link"); b.type = "button"; b.addEventListener("click", () => choose(id, true)); return b; };
    head.append(link(e.from), el("span", " " + t(e.relation) + " "), link(e.to), el("span", (e.detail && e.relation !== "holds" ? " " + e.detail : "") + (e.date ? " · " + e.date : "")));
    card.append(head);
    for (const s of e.sentences) {
      const quote = el("blockquote"); quote.append(document.createTextNode(s.before), el("mark", s.quote), document.createTextNode(s.after));
      card.append(quote, el("p", [s.title || s.article, s.source, s.published, s.rule].filter(Boolean).join(" · "), "source"));
    }
    return card;
  }

  function choose(id, move) {
    state.selected = id; facts(); hash();
    if (!id) { network.unselectAll(); return; }
    if (id.startsWith("n")) { network.selectNodes([id]); if (move) network.focus(id, { scale: 1.1, animation: false }); } else network.selectEdges([id]);
  }

  function search() {
    const query = $("search").value.trim().toLowerCase(), box = $("found"); box.replaceChildren();
    box.hidden = !query;
    if (!query) return;
    const hits = data.nodes.filter((n) => n.name.toLowerCase().includes(query) || n.pinyin.split(" ").some((p) => p.startsWith(query))).slice(0, 20);
    hits.forEach((n, i) => { const li = el("li", n.name + " · " + t(n.kind)); li.setAttribute("role", "option"); li.setAttribute("aria-selected", i === 0 ? "true" : "false"); li.dataset.id = n.id; li.addEventListener("click", () => take(n.id)); box.append(li); });
    if (!hits.length) box.append(el("li", t("none")));
  }
  function take(id) { $("found").hidden = true; $("search").value = ""; choose(id, true); $("network").focus(); }

  function hash() {
    const parts = [];
    if (state.selected) parts.push("s=" + state.selected);
    if (state.hiddenKinds.size) parts.push("k=" + [...state.hiddenKinds].join(","));
    if (state.hiddenRelations.size) parts.push("r=" + [...state.hiddenRelations].join(","));
    if (state.language !== "zh") parts.push("l=" + state.language);
    history.replaceState(null, "", "#" + parts.join("&"));
  }
  function fromHash() {
    const q = new URLSearchParams(location.hash.slice(1)), known = (id) => nodeOf.has(id) || edgeOf.has(id);
    if (q.get("l") === "en") state.language = "en";
    for (const k of (q.get("k") ?? "").split(",")) if (KINDS.includes(k)) state.hiddenKinds.add(k);
    for (const r of (q.get("r") ?? "").split(",")) if (RELATIONS.includes(r)) state.hiddenRelations.add(r);
    if (known(q.get("s"))) state.selected = q.get("s");
  }

  network.on("click", (p) => choose(p.nodes[0] ?? p.edges[0] ?? null, false));
  $("search").addEventListener("input", search);
  $("search").addEventListener("keydown", (ev) => { if (ev.key === "Enter") { const first = $("found").querySelector("[data-id]"); if (first) take(first.dataset.id); } });
  $("language").addEventListener("click", () => { state.language = state.language === "zh" ? "en" : "zh"; words(); hash(); });
  $("theme").addEventListener("click", () => { state.theme = state.theme === "dark" ? "light" : "dark"; words(); });
  document.addEventListener("keydown", (ev) => {
    if (ev.key === "/" && document.activeElement !== $("search")) { ev.preventDefault(); $("search").focus(); }
    if (ev.key === "Escape") { $("search").value = ""; $("found").hidden = true; choose(null, false); }
  });
  fromHash(); words(); shownNodes.refresh(); shownEdges.refresh(); network.fit({ animation: false }); if (state.selected) choose(state.selected, true);
  window.kgView = { network, state, position: (id) => network.canvasToDOM(network.getPositions([id])[id]) };
  document.documentElement.dataset.ready = "true";
})();
