// Posts and organisations by place: for each place its organisations, their posts, who holds them.
// Needs: facts, nodes, state.   Gives: drawPosts.

const UNKNOWN = "?"; // where posts belong whose place is not known

// place -> organisation (or "") -> post (number) -> tenures
function postTree() {
  const tree = new Map(),
    into = (map, key) => {
      if (!map.has(key)) map.set(key, new Map());
      return map.get(key);
    };
  for (const f of facts) {
    if (f.kind !== "tenure" || !passes(f) || state.off.has("status." + f.about.status)) continue;
    const posts = into(into(tree, nodes[f.to].about.place ?? UNKNOWN), nodes[f.to].about.organ ?? "");
    posts.set(f.to, [...(posts.get(f.to) ?? []), f]);
  }
  return tree;
}

const tenuresIn = (organisations) => [...organisations.values()].reduce((sum, posts) => sum + posts.size, 0);

function drawPosts(stage) {
  const tree = postTree(),
    places = [...tree.keys()].sort(
      (a, b) => (a === UNKNOWN) - (b === UNKNOWN) || tenuresIn(tree.get(b)) - tenuresIn(tree.get(a)) || a.localeCompare(b, "zh"),
    );
  const chosen = tree.has(state.place) ? state.place : (places[0] ?? UNKNOWN);
  const page = el("div", undefined, "posts"),
    list = el("ul", undefined, "places");
  for (const place of places) {
    const item = el("li"),
      b = button(undefined, () => change({ place }), place === chosen ? "chosen" : "");
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

// One card for each organ with several posts; organs with a single one share a card, as do the posts of the place itself.
function organisations(place, map) {
  const box = el("div", undefined, "organisations"),
    names = [...map.keys()].filter(Boolean).sort((a, b) => map.get(b).size - map.get(a).size || a.localeCompare(b, "zh"));
  const head = el("h2", place === UNKNOWN ? t("unknownPlace") : place),
    people = new Set([...map.values()].flatMap((posts) => [...posts.values()].flat().map((f) => f.from)));
  head.append(
    el(
      "span",
      ["nOrgans", "nPosts", "nPeople"].map((key, i) => t(key, { n: number([names.length, tenuresIn(map), people.size][i]) })).join(" · "),
      "soft",
    ),
  );
  const columns = el("div", undefined, "columns"),
    small = names.filter((name) => map.get(name).size < 2);
  if (map.has("")) columns.append(organisation(t("direct"), "", map.get("")));
  for (const name of names.filter((n) => !small.includes(n))) columns.append(organisation(name, name, map.get(name)));
  if (small.length) columns.append(organisation(t("otherOrgans"), "", new Map(small.flatMap((name) => [...map.get(name)]))));
  box.append(head, columns);
  return box;
}

function organisation(title, organ, posts) {
  const part = el("section", undefined, "organisation"),
    list = el("ul");
  part.append(el("h3", title));
  grow(
    list,
    [...posts].sort(([a, x], [b, y]) => x[0].at[0][0] - y[0].at[0][0] || a - b),
    60,
    ([post, tenures]) => postItem(nodes[post], organ, tenures),
  );
  part.append(list);
  return part;
}

function postItem(post, organ, tenures) {
  const item = el("li"),
    holders = el("span", undefined, "holders"),
    link = button(shorten(post.label.slice(organ.length) || post.label, 26), () => select(post), "link");
  link.title = post.label;
  for (const f of tenures) holders.append(holder(f));
  item.append(link, holders);
  return item;
}

function holder(f) {
  const b = button(undefined, () => selectLine({ from: f.from, to: f.to, relation: "holds" }), "holder status-" + f.about.status);
  b.append(el("span", nameOf(nodes[f.from])));
  if (f.about.status !== "current") b.append(el("small", t("status." + f.about.status)));
  if (f.date) b.title = `${t("seen")} ${f.date}`;
  return b;
}
