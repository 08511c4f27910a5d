// Lays one scope out on its grid: columns and rows first, then flows, then labels.
import { box } from './text.mjs';
import { turns, usual, waypoints } from './route.mjs';
import { flowLabel, nodeLabel } from './label.mjs';

const PADDING = 30;
const TITLE = 30;
const BOTTOM = 30;
const ROW_GAP = 40;
const LANE = 20;

/** Everything of a scope, its top left corner at 0, 0; frames inside are laid out first. */
export function layOut(scope, grid) {
  const rows = grid.scopes.get(scope.id);
  if (!rows) throw new Error(`${scope.id} has no grid`);
  const nodes = new Map(scope.nodes.map(n => [n.id, measured(n, grid)]));
  for (const id of rows.flat()) if (id !== '.' && !nodes.has(id)) throw new Error(`${scope.id} has no ${id}`);
  for (const id of nodes.keys()) if (!rows.flat().includes(id)) throw new Error(`${id} is on no grid`);
  columns(rows, nodes, grid.gap);
  const flows = scope.flows.map(f => ({ ...f, route: routeOf(f, nodes, rows, grid) }));
  const bands = lines(rows, nodes, flows);
  for (const node of nodes.values()) if (node.boundary) onHost(node, nodes.get(node.host));
  return finish(scope, nodes, flows, bands, grid);
}

function measured(node, grid) {
  if (!node.scope) return { ...node, up: node.height / 2, down: node.height / 2 };
  const inner = layOut(node.scope, grid);
  return { ...node, inner, width: inner.width, up: inner.axis, down: inner.height - inner.axis };
}

function columns(rows, nodes, gap) {
  const cells = new Map();
  rows.forEach((row, r) => row.forEach((id, c) => {
    if (id === '.') return;
    const cell = cells.get(id) ?? cells.set(id, { row: r, first: c, last: c }).get(id);
    cell.last = c;
  }));
  const widths = Array.from({ length: Math.max(...rows.map(r => r.length)) }, () => 40);
  const upTo = (a, b) => widths.slice(a, b).reduce((sum, w) => sum + w + gap, 0);
  for (const [id, c] of cells) if (c.first === c.last) widths[c.first] = Math.max(widths[c.first], even(room(nodes.get(id))));
  for (const [id, c] of cells) {
    const missing = nodes.get(id).width - (upTo(c.first, c.last + 1) - gap);
    if (c.first < c.last && missing > 0) widths[c.last] += even(missing);
  }
  for (const [id, c] of cells) {
    const node = nodes.get(id);
    node.row = c.row;
    if (node.scope && !node.aside && c.first < c.last) node.width = upTo(c.first, c.last + 1) - gap;
    node.x = PADDING + upTo(0, c.first) + (c.first < c.last ? node.width : widths[c.first]) / 2;
    sides(node);
  }
  for (const node of nodes.values()) if (node.boundary) node.row = nodes.get(node.host).row;
}

/** A boundary event keeps clear of its host's corner. */
const room = node => (node.boundary ? 80 : node.width);

function routeOf(flow, nodes, rows, grid) {
  const rowed = id => ({ ...nodes.get(id), y: nodes.get(id).row });
  return grid.routes.get(flow.id) ?? usual(rowed(flow.source), rowed(flow.target));
}

/** Vertical places of the rows, with room for the lanes of the flows that turn round. */
function lines(rows, nodes, flows) {
  const lanes = { top: rows.map(() => 0), bottom: rows.map(() => 0) };
  for (const f of flows.filter(f => turns(f.route))) {
    const ends = [f.source, f.target, f.route.past ?? f.source].map(id => nodes.get(id).row);
    f.row = f.route.exit.at === 'top' ? Math.min(...ends) : Math.max(...ends);
    const used = lanes[f.route.exit.at];
    used[f.row] = Math.max(used[f.row], f.route.lane);
  }
  let y = TITLE;
  return rows.map((row, r) => {
    const here = [...nodes.values()].filter(n => n.row === r && !n.boundary);
    if (!here.length) return { top: y, bottom: y };
    const up = Math.max(...here.map(n => n.up + above(n)));
    const down = Math.max(...here.map(n => n.down + below(n)));
    const axis = round(y + lanes.top[r] * LANE + up);
    for (const node of here) lay(node, axis);
    y = round(axis + down) + lanes.bottom[r] * LANE + ROW_GAP;
    return { axis, top: axis - up, bottom: round(axis + down) };
  });
}

const above = n => (n.gateway && n.name ? 4 + box(n.name).height : 0);
const below = n => (n.event && n.name ? 4 + box(n.name).height : 0);

function lay(node, axis) {
  node.y = axis;
  node.top = axis - node.up;
  node.bottom = axis + node.down;
}

function onHost(node, host) {
  const side = node.edge;
  node.x += node.shift;
  sides(node);
  lay(node, side === 'top' ? host.top : host.bottom);
}

function sides(node) {
  node.left = node.x - node.width / 2;
  node.right = node.left + node.width;
}

function finish(scope, nodes, flows, bands, grid) {
  const used = new Map([...nodes.keys()].map(id => [id, new Set()]));
  const edges = flows.map(f => {
    const lane = f.route.exit.at === 'top' ? Math.floor(bands[f.row]?.top / 10) * 10 - LANE * f.route.lane : bands[f.row]?.bottom + LANE * f.route.lane;
    const [source, target] = [nodes.get(f.source), nodes.get(f.target)];
    const points = waypoints(source, target, inColumn(f.route, source, target, nodes), lane);
    used.get(f.source).add(f.route.exit.at);
    used.get(f.target).add(f.route.entry.at);
    return { id: f.id, points, label: f.name && flowLabel(points, f.name, grid.labels.get(f.id)) };
  });
  const shapes = [...nodes.values()].map(n => ({
    ...n, label: n.name && (n.event || n.gateway) && nodeLabel(n, n.name, used.get(n.id), grid.labels.get(n.id))
  }));
  const start = shapes.find(s => s.start);
  const lowest = Math.max(...shapes.map(s => s.bottom), ...edges.flatMap(e => e.points.map(p => p.y)),
    ...[...shapes, ...edges].filter(s => s.label).map(s => s.label.y + s.label.height));
  return {
    shapes, edges, axis: start.y,
    width: even(Math.max(...shapes.map(s => s.right)) + PADDING), height: round(lowest + BOTTOM)
  };
}

/** Where a hint names the column of an element, as so much from the middle of the side's node. */
function inColumn(route, source, target, nodes) {
  const from = (side, node) => (side.column ? { at: side.at, by: nodes.get(side.column).x - node.x + side.by } : side);
  return { exit: from(route.exit, source), entry: from(route.entry, target) };
}

const round = y => Math.ceil(y / 10) * 10;
const even = w => Math.ceil(w / 20) * 20;
