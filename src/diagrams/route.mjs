// Where a flow runs: leaves and enters at the middle of a side, with right angles only.

const ACROSS = { top: -1, bottom: 1 };

/** The sides for a flow that has no hint of its own. */
export function usual(source, target) {
  const lower = target.y - source.y;
  const facing = source.x > target.left && source.x < target.right;
  if (source.boundary) return hint(source.edge, facing ? opposite(source.edge) : 'left');
  if (lower === 0 && target.x > source.x) return hint('right', 'left');
  if (facing) return lower > 0 ? hint('bottom', 'top') : hint('top', 'bottom');
  if (target.x < source.x) return hint('bottom', 'bottom');
  if (source.gateway) return hint(lower > 0 ? 'bottom' : 'top', 'left');
  return hint('right', lower > 0 ? 'top' : 'bottom');
}

const opposite = side => (side === 'bottom' ? 'top' : 'bottom');

function hint(exit, entry) {
  return { exit: { at: exit, by: 0 }, entry: { at: entry, by: 0 }, lane: 1 };
}

/** A flow that leaves and enters on the same side turns round in a lane outside the row. */
export function turns(route) {
  return route.exit.at === route.entry.at;
}

/** @param laneY y of the lane, for a flow that turns round */
export function waypoints(source, target, route, laneY) {
  const from = point(source, route.exit);
  const to = point(target, route.entry);
  if (turns(route)) return [from, { x: from.x, y: laneY }, { x: to.x, y: laneY }, to];
  const leavesAcross = route.exit.at in ACROSS;
  const entersAcross = route.entry.at in ACROSS;
  if (leavesAcross && entersAcross) {
    const straight = from.x > target.left && from.x < target.right;
    return straight ? [from, { x: from.x, y: to.y }] : step(from, to);
  }
  if (from.x === to.x || from.y === to.y) return [from, to];
  return [from, leavesAcross ? { x: from.x, y: to.y } : { x: to.x, y: from.y }, to];
}

function step(from, to) {
  const middle = Math.round((from.y + to.y) / 20) * 10;
  return [from, { x: from.x, y: middle }, { x: to.x, y: middle }, to];
}

function point(node, side) {
  switch (side.at) {
    case 'top': return { x: node.x + side.by, y: node.top };
    case 'bottom': return { x: node.x + side.by, y: node.bottom };
    case 'left': return { x: node.left, y: node.y + side.by };
    default: return { x: node.right, y: node.y + side.by };
  }
}
