// BPMNDI as text.

const AMBER = ' bioc:stroke="#6b4f00" bioc:fill="#fff3cd" color:background-color="#fff3cd" color:border-color="#6b4f00"';
const RIM = ' bioc:stroke="#6b4f00" color:border-color="#6b4f00"';
const CORNER = { x: 130, y: 70 };

export function diagram(name, laid) {
  return `  <bpmndi:BPMNDiagram id="${name}-diagram">
    <bpmndi:BPMNPlane id="${name}-plane" bpmnElement="${name}">
${[...contents(laid, CORNER)].join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
`;
}

function* contents({ shapes, edges }, by) {
  for (const s of shapes) {
    yield shape(s, by);
    if (s.inner) yield* contents(s.inner, { x: by.x + s.left, y: by.y + s.top });
  }
  for (const e of edges) yield edge(e, by);
}

function shape(s, by) {
  const more = (s.inner ? ' isExpanded="true"' : '') + (s.gateway ? ' isMarkerVisible="true"' : '') + (s.person ? AMBER : s.gated ? RIM : '');
  const bounds = { x: s.left, y: s.top, width: s.right - s.left, height: s.bottom - s.top };
  return `      <bpmndi:BPMNShape id="${s.id}_di" bpmnElement="${s.id}"${more}>
        ${rectangle(bounds, by)}${label(s.label, by)}
      </bpmndi:BPMNShape>`;
}

function edge(e, by) {
  const points = e.points.map(p => `        <di:waypoint x="${p.x + by.x}" y="${p.y + by.y}" />`).join('\n');
  return `      <bpmndi:BPMNEdge id="${e.id}_di" bpmnElement="${e.id}">
${points}${label(e.label, by)}
      </bpmndi:BPMNEdge>`;
}

function label(bounds, by) {
  if (!bounds) return '';
  return `
        <bpmndi:BPMNLabel>
          ${rectangle(bounds, by)}
        </bpmndi:BPMNLabel>`;
}

function rectangle(b, by) {
  return `<dc:Bounds x="${b.x + by.x}" y="${b.y + by.y}" width="${b.width}" height="${b.height}" />`;
}
