// Writes the diagram data (BPMNDI) of each model from its grid; leaves the process itself alone.
//   node src/diagrams/place.mjs [model ...]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { readGrid } from './grid.mjs';
import { layOut } from './scope.mjs';
import { diagram } from './write.mjs';

const GRIDS = new URL('grids/', import.meta.url);
const MODELS = new URL('../../bpmn/', import.meta.url);
const SIZES = { Task: [100, 80], Activity: [100, 80], Gateway: [50, 50], Event: [36, 36] };

const GATE = 'obtain-approval';
const gates = new Map();

const wanted = process.argv.slice(2);
for (const file of readdirSync(GRIDS)) {
  const name = file.replace(/\.txt$/, '');
  if (!wanted.length || wanted.includes(name)) await place(name);
}

async function place(name) {
  const path = new URL(`${name}.bpmn`, MODELS);
  const xml = readFileSync(path, 'utf8').replace(/\n *<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '');
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const process = rootElement.rootElements.find(e => e.$type === 'bpmn:Process');
  const grid = readGrid(readFileSync(new URL(`${name}.txt`, GRIDS), 'utf8'));
  const laid = layOut(scope(process, grid), grid);
  writeFileSync(path, xml.replace('</bpmn:definitions>', `${diagram(name, laid)}</bpmn:definitions>`));
}

function scope(element, grid) {
  const flows = element.flowElements.filter(e => e.$type === 'bpmn:SequenceFlow');
  return {
    id: element.id,
    nodes: element.flowElements.filter(e => !flows.includes(e)).map(e => node(e, grid)),
    flows: flows.map(f => ({ id: f.id, name: f.name, source: f.sourceRef.id, target: f.targetRef.id }))
  };
}

function node(e, grid) {
  const kind = Object.keys(SIZES).find(k => e.$type.endsWith(k));
  const [width, height] = SIZES[kind] ?? [0, 0];
  const edge = grid.edges.get(e.id) ?? { at: 'bottom', by: 0 };
  return {
    id: e.id, name: e.name, width, height, kind,
    event: kind === 'Event', gateway: kind === 'Gateway', start: e.$type === 'bpmn:StartEvent',
    boundary: e.$type === 'bpmn:BoundaryEvent', host: e.attachedToRef?.id, edge: edge.at, shift: edge.by,
    person: e.$type === 'bpmn:UserTask' || e.calledElement === GATE, gated: gated(e.calledElement), aside: e.triggeredByEvent,
    scope: e.$type === 'bpmn:SubProcess' ? scope(e, grid) : undefined
  };
}

/** Whether a called model, or one that it calls, has a gate. */
function gated(called) {
  if (!called || called === GATE) return false;
  if (!gates.has(called)) {
    const xml = readFileSync(new URL(`${called}.bpmn`, MODELS), 'utf8');
    const calls = [...xml.matchAll(/calledElement="([^"]+)"/g)].map(found => found[1]);
    gates.set(called, calls.includes(GATE) || calls.some(gated));
  }
  return gates.get(called);
}
