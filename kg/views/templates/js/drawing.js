// A picture on the canvas, drawn by vis-network: nodes and lines of one graph, what of it shows, and what a click means.
// Needs: vis, Shown, state, drawLabels.   Gives: Drawing.
class Drawing extends Shown {
  constructor(box, graph, events) {
    super(graph);
    this.box = box;
    this.hovered = null;
    const worth = (n) => n.degree * (["person", "event", "place"].includes(nodes[n.id].kind) ? 2 : 1); // whose name is written first
    this.order = [...graph.nodes].sort((a, b) => worth(b) - worth(a) || a.id - b.id);
    this.scaleNodes();
    this.nodeSet = new vis.DataSet(graph.nodes.map((n) => this.node(n)));
    this.edgeSet = new vis.DataSet(this.edges());
    this.nodeView = new vis.DataView(this.nodeSet, { filter: (n) => this.shownNodes.has(n.id) });
    this.edgeView = new vis.DataView(this.edgeSet, { filter: (e) => this.shownLines.has(e.id) });
    this.network = new vis.Network(
      box,
      { nodes: this.nodeView, edges: this.edgeView },
      {
        physics: false,
        layout: { improvedLayout: false },
        groups: { useDefaultGroups: false },
        interaction: {
          hover: true,
          multiselect: false,
          selectConnectedEdges: true,
          hideEdgesOnDrag: graph.edges.length > 3000,
          keyboard: { enabled: true, bindToWindow: false },
          zoomSpeed: 0.7,
        },
        nodes: { borderWidth: 1.5, borderWidthSelected: 3 },
        edges: { selectionWidth: 1.5, hoverWidth: 0.5, arrows: { to: { enabled: false } } },
      },
    );
    this.listen(events);
    this.fit();
  }

  listen(events) {
    this.network.on("click", (p) => {
      if (p.nodes.length) events.node(p.nodes[0]);
      else if (p.edges.length) events.line(this.graph.edges[p.edges[0]]);
      else events.nothing();
    });
    this.network.on("zoom", () => {
      this.whole = false;
    });
    this.network.on("dragStart", () => {
      this.whole = false;
    });
    this.network.on("resize", () => {
      if (this.whole) this.fit();
    });
    this.network.on("hoverNode", (p) => {
      this.hovered = p.node;
      this.network.redraw();
    });
    this.network.on("blurNode", () => {
      this.hovered = null;
      this.network.redraw();
    });
    this.network.on("hoverEdge", () => {
      this.box.style.cursor = "pointer";
    });
    this.network.on("blurEdge", () => {
      this.box.style.cursor = "";
    });
    this.network.on("beforeDrawing", (context) => drawPath(this, context));
    this.network.on("afterDrawing", (context) => drawLabels(this, context));
  }

  // Radii are meant for the screen: the picture as a whole is some thousand units wide and is drawn smaller.
  scaleNodes() {
    const bounds = this.bounds(this.graph.nodes),
      width = this.box.clientWidth || 900,
      height = this.box.clientHeight || 600;
    const scale = Math.min(width / (bounds.width + 200), height / (bounds.height + 200), 1);
    this.unit = Math.min(1 / scale, 10);
    const most = Math.max(...this.graph.nodes.map((n) => n.degree), 1);
    this.radius = (n) =>
      Math.min(
        n.degree < 2 ? 26 : 110,
        (3.4 + (8 * (Math.sqrt(n.degree) - 1)) / Math.max(1, Math.sqrt(most) - 1) + (this.graph.nodes.length < 120 ? 1.8 : 0)) * this.unit,
      );
  }

  node(n) {
    const about = nodes[n.id],
      colour = n.community === undefined ? colourOf(about.kind) : COMMUNITIES[state.theme][n.community];
    const edge = getComputedStyle(document.documentElement).getPropertyValue("--back").trim();
    const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
    return {
      id: n.id,
      x: n.x,
      y: n.y,
      shape: SHAPES[about.kind] ?? "dot",
      size: this.radius(n),
      color: {
        background: colour,
        border: edge,
        highlight: { background: colour, border: ink },
        hover: { background: colour, border: ink },
      },
    };
  }

  // Parallel lines bend away from each other; a line that stands for several facts is wider.
  edges() {
    const parallel = new Map(),
      ink = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
    return this.graph.edges.map((e, id) => {
      const pair = Math.min(e.from, e.to) + " " + Math.max(e.from, e.to),
        nth = parallel.get(pair) ?? 0,
        bend = Math.ceil(nth / 2) * 0.14;
      parallel.set(pair, nth + 1);
      const count = (e.facts ?? e.events).length,
        colour = LINE_COLOURS[state.theme][e.relation];
      const width = Math.min(8, 1 + Math.log2(count) * 1.2) * Math.min(this.unit, 3) * 0.8;
      const opacity = this.graph.edges.length > 1200 ? 0.45 : this.graph.edges.length > 300 ? 0.65 : 0.9;
      return {
        id,
        from: e.from,
        to: e.to,
        width,
        dashes: e.relation === "target" ? [8 * this.unit * 0.6, 5 * this.unit * 0.6] : false,
        color: { color: colour, highlight: ink, hover: ink, opacity },
        smooth: nth ? { enabled: true, type: (nth % 2 === 1) === e.from < e.to ? "curvedCW" : "curvedCCW", roundness: bend } : false,
      };
    });
  }

  refresh() {
    this.filter();
    this.nodeView.refresh();
    this.edgeView.refresh();
  }

  bounds(list) {
    const xs = list.map((n) => n.x),
      ys = list.map((n) => n.y),
      least = (v) => v.reduce((a, b) => Math.min(a, b), Infinity),
      most = (v) => v.reduce((a, b) => Math.max(a, b), -Infinity);
    return { x: least(xs), y: least(ys), width: most(xs) - least(xs), height: most(ys) - least(ys) };
  }

  fit(list = this.graph.nodes.filter((n) => this.shownNodes.has(n.id))) {
    if (!list.length) return;
    this.whole = true; // stays so while nobody moves or zooms: then the picture follows the size of its box
    const b = this.bounds(list),
      margin = 40,
      width = this.box.clientWidth - 2 * margin,
      height = this.box.clientHeight - 2 * margin;
    const scale = Math.max(0.02, Math.min(width / Math.max(b.width, 1), height / Math.max(b.height, 1), 1.6));
    this.network.moveTo({ position: { x: b.x + b.width / 2, y: b.y + b.height / 2 + 6 / scale }, scale, animation: false });
  }

  zoom(factor) {
    this.whole = false;
    this.network.moveTo({ scale: Math.min(4, Math.max(0.02, this.network.getScale() * factor)), animation: false });
  }

  // Show what is selected; move there when it is out of sight.
  mark(node, line, move) {
    const i =
      line === null ? -1 : this.graph.edges.findIndex((e) => e.from === line.from && e.to === line.to && e.relation === line.relation);
    const here = node !== null && this.shownNodes.has(node);
    this.network.setSelection({ nodes: here ? [node] : [], edges: i >= 0 && this.shownLines.has(i) ? [i] : [] });
    if (!here || !move) return;
    const place = this.placeOf.get(node);
    this.whole = false;
    this.network.moveTo({ position: { x: place.x, y: place.y }, scale: Math.max(this.network.getScale(), 0.55), animation: false });
  }

  destroy() {
    this.network.destroy();
  }
}
