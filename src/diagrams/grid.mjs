// Reads a grid: the text picture of a model, one block per scope, and hints on single flows.
//
//   scope-id:                 the process or an embedded subprocess
//   start  task  gateway end  one line per row, left to right; "." is an empty cell;
//   .      task2 .       .    the same id in neighbouring cells spans them
//
//   gap 30                            distance between columns
//   flow-id: bottom bottom 2          leaves at the bottom, enters at the bottom, second lane
//   flow-id: bottom bottom 1 other-id the lane is beyond the row of that element, too
//   flow-id: top bottom+20            enters 20 right of the middle
//   flow-id: right bottom@other-id    enters where the column of that element is
//   label element-id: below           above, below, left, right; for a flow "second": its second stretch
//   on boundary-id: top+20            edge of its host, 20 right of its column

const SIDES = /^(top|bottom|left|right)([+-]\d+)?(?:@(\w+))?$/;

export function readGrid(text) {
  const grid = { gap: 50, scopes: new Map(), routes: new Map(), labels: new Map(), edges: new Map() };
  let rows;
  for (const line of text.split('\n').map(l => l.replace(/#.*/, '').trim()).filter(Boolean)) {
    const [head, rest] = split(line);
    if (head === undefined) {
      if (line.startsWith('gap ')) grid.gap = Number(line.slice(4));
      else rows.push(line.split(/\s+/));
    } else if (!rest) {
      grid.scopes.set(head, (rows = []));
    } else if (head.startsWith('label ')) {
      grid.labels.set(head.slice(6), rest);
    } else if (head.startsWith('on ')) {
      grid.edges.set(head.slice(3), side(rest));
    } else {
      const [exit, entry, lane, past] = rest.split(/\s+/);
      grid.routes.set(head, { exit: side(exit), entry: side(entry), lane: Number(lane ?? 1), past });
    }
  }
  return grid;
}

function split(line) {
  const colon = line.indexOf(':');
  return colon < 0 ? [] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function side(text) {
  const found = SIDES.exec(text);
  if (!found) throw new Error(`no side: ${text}`);
  return { at: found[1], by: Number(found[2] ?? 0), column: found[3] };
}
