// Where a label stands: events below, gateways above, flows beside their first free stretch.
import { box } from './text.mjs';

const OFF = 8;
// A gateway's label beside the flow that leaves upwards stays clear of a task to its left.
const CLEAR = 18;
// The stroke through a default flow ends here.
const SLASH = 18;

/** @param used sides of the node at which flows leave or enter */
export function nodeLabel(node, name, used, wish) {
  const place = wish ?? usualPlace(node, used);
  const size = box(name);
  const beside = Math.round(node.y - size.height / 2);
  const over = node.top - (node.gateway ? CLEAR : 2) - size.height;
  switch (place) {
    case 'above': return at(node.x - size.width / 2, node.top - 4 - size.height, size);
    case 'left': return at(node.left - OFF - size.width, beside, size);
    case 'right': return at(node.right + OFF, beside, size);
    case 'below-left': return at(node.x - OFF - size.width, node.bottom + 2, size);
    case 'below-right': return at(node.x + OFF, node.bottom + 2, size);
    case 'above-left': return at(node.x - OFF - 4 - size.width, over, size);
    case 'above-right': return at(node.x + OFF + 4, over, size);
    default: return at(node.x - size.width / 2, node.bottom + 4, size);
  }
}

function usualPlace(node, used) {
  if (node.boundary) return node.edge === 'top' ? 'above-left' : 'below-left';
  if (!node.gateway) return used.has('bottom') ? 'above' : 'below';
  if (!used.has('top')) return 'above';
  return used.has('bottom') ? 'above-left' : 'below';
}

export function flowLabel(points, name, wish) {
  const size = box(name);
  const cornered = points.length === 3 || wish === 'second';
  const [a, b] = cornered ? points.slice(1, 3) : points;
  if (a.y === b.y) {
    const middle = cornered && points.length > 3 ? a.x + Math.sign(b.x - a.x) * (OFF + size.width / 2) : (a.x + b.x) / 2;
    return at(middle - size.width / 2, a.y - 3 - size.height, size);
  }
  const down = Math.sign(b.y - a.y);
  return at(a.x + OFF, down > 0 ? a.y + SLASH : a.y - SLASH - size.height, size);
}

function at(x, y, size) {
  return { x: Math.round(x), y: Math.round(y), ...size };
}
