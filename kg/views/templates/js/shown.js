// Which nodes and lines of a graph show under the present filters; a picture and a table of it agree.
// Needs: state, passes, neighbourhood.   Gives: Shown.
class Shown {
  // graph: {nodes: [{id, x, y, degree, community}], edges: [{from, to, relation, facts | events}]}
  constructor(graph) {
    this.graph = graph;
    this.placeOf = new Map(graph.nodes.map((n) => [n.id, n]));
    this.filter();
  }

  // Which nodes and lines show; this.facts counts the facts behind the lines.
  filter() {
    const lines = this.graph.edges.map((e, i) => [e, i]).filter(([e]) => this.lineShows(e));
    let pairs = lines.map(([e]) => e);
    this.shownNodes = new Set(pairs.flatMap((e) => [e.from, e.to]));
    if (state.minor) {
      const ends = new Map();
      for (const e of pairs) {
        ends.set(e.from, (ends.get(e.from) ?? new Set()).add(e.to));
        ends.set(e.to, (ends.get(e.to) ?? new Set()).add(e.from));
      }
      for (const [n, others] of ends) if (others.size < 2) this.shownNodes.delete(n);
    }
    if (state.focus !== null && this.placeOf.has(state.focus)) {
      const near = neighbourhood(state.focus, state.steps, pairs);
      for (const n of this.shownNodes) if (!near.has(n)) this.shownNodes.delete(n);
    }
    const kept = lines.filter(([e]) => this.shownNodes.has(e.from) && this.shownNodes.has(e.to));
    pairs = kept.map(([e]) => e);
    this.shownLines = new Set(kept.map(([, i]) => i));
    this.facts = pairs.reduce((sum, e) => sum + (e.facts ? e.facts.filter((f) => passes(facts[f])).length : e.events.length), 0);
    this.lines = pairs;
  }

  lineShows(e) {
    if (e.facts) return e.facts.some((f) => passes(facts[f]));
    const group = (n) => state.off.has("community." + this.placeOf.get(n).community);
    return !group(e.from) && !group(e.to) && e.events.filter((n) => inTime(nodes[n].months)).length >= state.weight;
  }

  destroy() {}
}
