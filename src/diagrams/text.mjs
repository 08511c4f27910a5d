// How much room a label takes: Arial at 11 px, wrapped at 90 px as bpmn-js does it.

const WIDEST = 90;
const LINE = 14;

export function box(text) {
  const lines = [];
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && width(longer) <= WIDEST) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return { width: Math.ceil(Math.max(...lines.map(width))), height: LINE * lines.length };
}

function width(text) {
  return [...text].reduce((sum, c) => sum + em(c), 0) * 11;
}

function em(c) {
  if ('ijl\'.,: '.includes(c)) return 0.27;
  if ('frt-'.includes(c)) return 0.33;
  if ('mwMW'.includes(c)) return 0.83;
  return c >= 'A' && c <= 'Z' ? 0.69 : 0.556;
}
