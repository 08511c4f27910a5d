// Draws each model: bpmn/NAME.svg, with the model's SHA-256 so that a test can tell a stale picture.
//   node src/diagrams/render.mjs [model ...]        CHROMIUM=/path/to/chromium, if not /usr/bin/chromium
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const MODELS = new URL('../../bpmn/', import.meta.url);
const MARGIN = 15;
const VIEWER = new URL('node_modules/bpmn-js/dist/bpmn-viewer.production.min.js', import.meta.url);
const TEXT = readFileSync(new URL('text.mjs', import.meta.url), 'utf8').replaceAll('export ', '');

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--font-render-hinting=none']
});
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width: 3000px; height: 1500px"></div>');
await page.addScriptTag({ path: VIEWER.pathname });
await page.addScriptTag({ content: TEXT });

const wanted = process.argv.slice(2);
for (const file of readdirSync(MODELS).filter(f => f.endsWith('.bpmn'))) {
  const name = file.replace('.bpmn', '');
  if (!wanted.length || wanted.includes(name)) await draw(name);
}
await browser.close();

async function draw(name) {
  const model = readFileSync(new URL(`${name}.bpmn`, MODELS));
  const svg = steady(name, onWhite(await page.evaluate(picture, model.toString(), MARGIN)));
  const hash = createHash('sha256').update(model).digest('hex');
  const marked = svg.replace(/<!-- created with bpmn-js[^>]*-->/, `$&\n<!-- model sha256 ${hash} -->`);
  if (!marked.includes(hash)) throw new Error(`no place for the mark in ${name}`);
  writeFileSync(new URL(`${name}.svg`, MODELS), marked);
}

/** Numbers in place of random ids, so that the same model gives the same file. */
function steady(name, svg) {
  const ids = new Map();
  return svg.replace(/marker-[0-9a-z]{20,}/g, id => ids.get(id) ?? ids.set(id, `${name}-marker-${ids.size + 1}`).get(id));
}

/** A white ground with a margin, so that the picture can be read on a dark page, too. */
function onWhite({ svg, x, y, right, bottom }) {
  const size = `width="${right - x}" height="${bottom - y}"`;
  return svg.replace(/width="[^"]+" height="[^"]+" viewBox="[^"]+" version="1.1">/, `${size} viewBox="${x} ${y} ${right - x} ${bottom - y}" version="1.1">
<rect x="${x}" y="${y}" ${size} rx="10" fill="white"/>`);
}

/** Runs in the browser, on a viewer of its own for each model. */
async function picture(xml, margin) {
  document.getElementById('canvas').replaceChildren();
  const viewer = new BpmnJS({ container: '#canvas' });
  const { warnings } = await viewer.importXML(xml);
  if (warnings.length) throw new Error(warnings.map(w => w.message).join('; '));
  for (const text of document.querySelectorAll('.djs-label')) {
    const of = viewer.get('elementRegistry').get(text.closest('[data-element-id]').dataset.elementId);
    const size = of.labelTarget ? 11 : 12;
    const frame = of.children.some(child => !child.labelTarget);
    const broken = lines(of.businessObject.name, size, frame ? of.width : undefined);
    const first = of.labelTarget ? 10 : frame ? 18 : of.height / 2 + 4 - (broken.length - 1) * size * 0.6;
    text.replaceChildren(...broken.map((line, i) => {
      const part = document.createElementNS(text.namespaceURI, 'tspan');
      const place = { x: of.width / 2, y: (first + i * size * 1.2).toFixed(1), 'text-anchor': 'middle' };
      Object.entries(place).forEach(([name, value]) => part.setAttribute(name, value));
      return Object.assign(part, { textContent: line });
    }));
  }
  // What a mouse would hit is of no use in a picture, and measured with this machine's fonts.
  document.querySelectorAll('.djs-hit').forEach(area => area.remove());
  const placed = viewer.get('elementRegistry').getAll().map(e => (e.labelTarget ? e.di.label.bounds : e));
  const corners = placed.flatMap(({ x, y, width, height, waypoints }) =>
    waypoints ?? (width ? [{ x, y }, { x: x + width, y: y + height }] : []));
  const [xs, ys] = [corners.map(c => c.x), corners.map(c => c.y)];
  return {
    svg: (await viewer.saveSVG()).svg, x: Math.min(...xs) - margin, y: Math.min(...ys) - margin,
    right: Math.max(...xs) + margin, bottom: Math.max(...ys) + margin
  };
}
