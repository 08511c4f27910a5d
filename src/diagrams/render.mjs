// Draws each model: bpmn/NAME.svg, with the model's SHA-256 so that a test can tell a stale picture.
//   node src/diagrams/render.mjs [model ...]        CHROMIUM=/path/to/chromium, if not /usr/bin/chromium
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const MODELS = new URL('../../bpmn/', import.meta.url);
const MARGIN = 10;
const VIEWER = new URL('node_modules/bpmn-js/dist/bpmn-viewer.production.min.js', import.meta.url);

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--font-render-hinting=none']
});
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width: 3000px; height: 1500px"></div>');
await page.addScriptTag({ path: VIEWER.pathname });

const wanted = process.argv.slice(2);
for (const file of readdirSync(MODELS).filter(f => f.endsWith('.bpmn'))) {
  const name = file.replace('.bpmn', '');
  if (!wanted.length || wanted.includes(name)) await draw(name);
}
await browser.close();

async function draw(name) {
  const model = readFileSync(new URL(`${name}.bpmn`, MODELS));
  const svg = steady(name, onWhite(await page.evaluate(picture, model.toString())));
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
function onWhite(svg) {
  const [head, ...box] = /width="[^"]+" height="[^"]+" viewBox="([^ ]+) ([^ ]+) ([^ ]+) ([^ ]+)" version="1.1">/.exec(svg);
  const [x, y, right, bottom] = [box[0] - MARGIN, box[1] - MARGIN, +box[0] + +box[2] + MARGIN, +box[1] + +box[3] + MARGIN];
  const [width, height] = [Math.ceil(right - x), Math.ceil(bottom - y)];
  return svg.replace(head, `width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" version="1.1">
<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="white"/>`);
}

/** Runs in the browser, on a viewer of its own for each model. */
async function picture(xml) {
  document.getElementById('canvas').replaceChildren();
  const viewer = new BpmnJS({ container: '#canvas' });
  const { warnings } = await viewer.importXML(xml);
  if (warnings.length) throw new Error(warnings.map(w => w.message).join('; '));
  return (await viewer.saveSVG()).svg;
}
