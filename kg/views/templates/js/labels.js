// Names on the picture, in the size of the screen whatever the zoom, and never over each other; counts on lines; the path.
// Needs: state, nodes, nameOf.   Gives: drawLabels, drawPath.
const LABEL_SIZE = 13; // pixels
const LABEL_ROOM = 8500; // square pixels of the picture for each name

const MOST_TRIED = 1500;
const FIRST = 14; // so many names may stand over nodes: those of the best connected
const NAME = -1; // who takes the room of a name
const widths = new Map();

function drawLabels(drawing, context) {
  const network = drawing.network,
    scale = network.getScale(),
    view = network.getViewPosition();
  const width = drawing.box.clientWidth,
    height = drawing.box.clientHeight,
    style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--ink").trim(),
    halo = style.getPropertyValue("--back").trim();
  const taken = new Occupied(),
    chosen = new Set(
      [drawing.hovered, state.node, state.focus, ...(currentPath() ?? [])].filter((n) => n !== null && drawing.shownNodes.has(n)),
    );
  const near = new Set(
    state.node === null ? [] : drawing.lines.filter((e) => e.from === state.node || e.to === state.node).flatMap((e) => [e.from, e.to]),
  );
  const order = [...[...chosen].map((n) => drawing.placeOf.get(n)), ...drawing.order.filter((n) => near.has(n.id)), ...drawing.order];
  const done = new Set(),
    screen = (n) => ({ x: (n.x - view.x) * scale + width / 2, y: (n.y - view.y) * scale + height / 2 });
  const dense = drawing.graph.nodes.length > 600,
    most = (width * height) / (dense ? 2 * LABEL_ROOM : LABEL_ROOM);
  let tried = 0;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const n of drawing.order) {
    // nodes themselves are not written over, if it can be helped: the large ones count
    if ((dense && n.degree < 3) || !drawing.shownNodes.has(n.id)) continue;
    const p = screen(n),
      r = drawing.radius(n) * scale * 0.8;
    if (r > 3.5 && inside(p, width, height)) taken.add(p.x - r, p.y - r, 2 * r, 2 * r, n.id);
  }
  for (const id of chosen) {
    // what is chosen is never written over
    const n = drawing.placeOf.get(id),
      p = screen(n),
      r = drawing.radius(n) * scale;
    taken.add(p.x - r, p.y - r, 2 * r, 2 * r, NAME);
  }
  for (const n of order) {
    if (done.size >= most || tried > MOST_TRIED) break;
    if (done.has(n.id) || !drawing.shownNodes.has(n.id)) continue;
    const p = screen(n),
      always = chosen.has(n.id);
    if (!inside(p, width, height)) continue;
    tried += 1;
    const size = always ? LABEL_SIZE + 1 : LABEL_SIZE,
      text = shorten(nameOf(nodes[n.id]), always ? 40 : drawing.graph.nodes.length > 300 ? 10 : 14),
      bold = always || near.has(n.id);
    const w = measure(context, text, size, bold),
      r = drawing.radius(n) * scale,
      first = done.size < FIRST;
    const places = [
      [p.x - w / 2, p.y + r + 2],
      [p.x - w / 2, p.y - r - size - 3],
      [p.x + r + 4, p.y - size / 2 - 1],
      [p.x - r - 4 - w, p.y - size / 2 - 1],
    ];
    const free = (overNodes) =>
      places.find(
        ([x, y]) => x > 1 && x + w < width - 1 && y > 1 && y + size < height - 1 && !taken.hits(x - 3, y, w + 6, size + 3, n.id, overNodes),
      );
    const place = free(false) ?? (first || always ? free(true) : undefined) ?? (always ? places[0] : undefined);
    if (!place) continue;
    taken.add(place[0] - 3, place[1], w + 6, size + 3, NAME);
    done.add(n.id);
    context.font = `${bold ? "600 " : ""}${size / scale}px ${FONT}`;
    context.strokeStyle = halo;
    context.lineWidth = 3.5 / scale;
    context.fillStyle = ink;
    const at = { x: n.x + (place[0] + w / 2 - p.x) / scale, y: n.y + (place[1] - p.y) / scale };
    context.strokeText(text, at.x, at.y);
    context.fillText(text, at.x, at.y);
  }
  if (scale > 0.45) drawCounts(drawing, context, taken, screen);
}

const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
const inside = (p, width, height) => p.x > -40 && p.y > -20 && p.x < width + 40 && p.y < height + 20;

function measure(context, text, size, bold) {
  const key = `${size}${bold}${text}`;
  if (!widths.has(key)) {
    const before = context.font;
    context.font = `${bold ? "600 " : ""}${size}px ${FONT}`;
    widths.set(key, context.measureText(text).width);
    context.font = before;
  }
  return widths.get(key);
}

// How many facts a line stands for, in its middle where there is room.
function drawCounts(drawing, context, taken, screen) {
  const scale = drawing.network.getScale();
  context.font = `600 ${11 / scale}px ${FONT}`;
  context.textBaseline = "middle";
  context.lineWidth = 3 / scale;
  for (const i of drawing.shownLines) {
    const e = drawing.graph.edges[i],
      count = (e.facts ?? e.events).length;
    const middle = count > 1 && drawing.network.body.edges[i]?.edgeType?.getPoint?.(0.5);
    if (!middle) continue;
    const p = screen(middle);
    if (taken.hits(p.x - 9, p.y - 7, 18, 14, -2)) continue;
    taken.add(p.x - 9, p.y - 7, 18, 14, -2);
    context.strokeText("×" + count, middle.x, middle.y);
    context.fillText("×" + count, middle.x, middle.y);
  }
}

// The path under the picture, as a broad line.
function drawPath(drawing, context) {
  const path = currentPath();
  if (!path || path.some((n) => !drawing.placeOf.has(n))) return;
  context.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--mark").trim();
  context.lineWidth = 14 / drawing.network.getScale();
  context.lineJoin = context.lineCap = "round";
  context.beginPath();
  path.map((n) => drawing.placeOf.get(n)).forEach((n, i) => (i ? context.lineTo(n.x, n.y) : context.moveTo(n.x, n.y)));
  context.stroke();
}

// Rectangles that are taken, found by the squares they touch.
class Occupied {
  constructor() {
    this.squares = new Map();
  }

  *around(x, y, w, h) {
    for (let i = Math.floor(x / 80); i <= Math.floor((x + w) / 80); i += 1)
      for (let j = Math.floor(y / 40); j <= Math.floor((y + h) / 40); j += 1) yield i * 10007 + j;
  }

  add(x, y, w, h, owner) {
    for (const square of this.around(x, y, w, h)) {
      if (!this.squares.has(square)) this.squares.set(square, []);
      this.squares.get(square).push([x, y, w, h, owner]);
    }
  }

  // Whether something of another owner stands there; names only, where nodes do not count.
  hits(x, y, w, h, owner, overNodes) {
    for (const square of this.around(x, y, w, h))
      for (const [a, b, c, d, o] of this.squares.get(square) ?? [])
        if (o !== owner && !(overNodes && o >= 0) && x < a + c && a < x + w && y < b + d && b < y + h) return true;
    return false;
  }
}
