// Posts and organisations by place: for each place its organisations, their posts, who holds them.
// Needs: facts, nodes, state.   Gives: drawPosts.

const UNKNOWN = "?"; // where posts belong whose place is not known

// place -> organisation (or "") -> post (number) -> tenures
function postTree() {
  const tree = new Map(), into = (map, key) => { if (!map.has(key)) map.set(key, new Map()); return map.get(key); };
  for (const f of facts) {
    if (f.kind !== "tenure" || !passes(f) || state.off.has("status." + f.about.status)) continue;
    const posts = into(into(tree, nodes[f.to].about.place ?? UNKNOWN), f.about.org ?? "");
    posts.set(f.to, [...(posts.get(f.to) ?? []), f]);
  }
  return tree;
}

const tenuresIn = (organisations) => [...organisations.values()].reduce((sum, posts) => sum + posts.size, 0);

function drawPosts(stage) {
  const tree = postTree(), places = [...tree.keys()].sort((a, b) => (a === UNKNOWN) - (b === UNKNOWN) || tenuresIn(tree.get(b)) - tenuresIn(tree.get(a)) || a.localeCompare(b, "zh"));
  const chosen = tree.has(state.place) ? state.place : places[0] ?? UNKNOWN;
  const page = el("div", undefined, "posts"), list = el("ul", undefined, "places");
  for (const place of places) {
    const item = el("li"), b = button(undefined, () => change({ place }), place === chosen ? "chosen" : "");
    b.append(el("span", place === UNKNOWN ? t("unknownPlace") : place), el("span", number(tenuresIn(tree.get(place))), "count"));
    if (place === chosen) b.setAttribute("aria-current", "true");
    b.dataset.keep = "place " + place;
    item.append(b);
    list.append(item);
  }
  const side = el("nav");
  side.setAttribute("aria-label", t("kind.place"));
  side.append(list);
  page.append(side, tree.size ? organisations(chosen, tree.get(chosen)) : el("p", t("nothing"), "soft"));
  stage.append(hiddenNote(["tenure"]), page);
}

function organisations(place, map) {
  const box = el("div", undefined, "organisations"), names = [...map.keys()].sort((a, b) => (a === "") - (b === "") || map.get(b).size - map.get(a).size || a.localeCompare(b, "zh"));
  const head = el("h2", place === UNKNOWN ? t("unknownPlace") : place);
  const people = new Set([...map.values()].flatMap((posts) => [...posts.values()].flat().map((f) => f.from)));
  head.append(el("span", ["nOrganisations", "nPosts", "nPeople"].map((key, i) => t(key, { n: number([names.filter(Boolean).length, tenuresIn(map), people.size][i]) })).join(" · "), "soft"));
  box.append(head);
  const columns = el("div", undefined, "columns");
  for (const name of names.reverse()) columns.append(organisation(name, map.get(name)));
  box.append(columns);
  return box;
}

function organisation(name, posts) {
  const part = el("section", undefined, "organisation"), table = el("ul");
  part.append(el("h3", name || t("direct")));
  const ordered = [...posts].sort(([a, x], [b, y]) => x[0].at[0][0] - y[0].at[0][0] || a - b);
  grow(table, ordered, 60, ([post, tenures]) => {
    const item = el("li"), holders = el("span", undefined, "holders"), title = name && nodes[post].label.startsWith(name) ? nodes[post].label.slice(name.length) : nodes[post].label;
    const link = button(shorten(title || nodes[post].label, 26), () => select(nodes[post]), "link");
    link.title = nodes[post].label;
    for (const f of tenures) holders.append(holder(f));
    item.append(link, holders);
    return item;
  });
  part.append(table);
  return part;
}

function holder(f) {
  const b = button(undefined, () => selectLine({ from: f.from, to: f.to, relation: "holds" }), "holder status-" + f.about.status);
  b.append(el("span", nameOf(nodes[f.from])));
  if (f.about.status !== "current") b.append(el("small", t("status." + f.about.status)));
  if (f.date) b.title = `${t("seen")} ${f.date}`;
  return b;
}
