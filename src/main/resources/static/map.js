// Draws a model with what was taken of it. The table of the page says the same without it.
(function () {
  'use strict';

  const SMALLEST = 0.6;

  function viewerAt(place) {
    // the wheel goes on turning the page
    return new window.BpmnJS({ container: place, zoomScroll: { enabled: false } });
  }

  function words(state) {
    const lines = state.took ? [state.took] : [];
    return state.tokens > 1 ? lines.concat(state.tokens + ' at once') : lines;
  }

  function badge(text, kind) {
    const shown = document.createElement('div');
    shown.className = 'said ' + kind;
    shown.textContent = text;
    return shown;
  }

  function onCanvas(viewer, known) {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    let marked = [];

    function mark(id, name) {
      if (registry.get(id)) {
        canvas.addMarker(id, name);
        marked.push([id, name]);
      }
    }

    function say(state) {
      const shape = registry.get(state.id);
      if (!shape || shape.waypoints) { return; }
      words(state).forEach(function (line) {
        overlays.add(state.id, { position: { bottom: -4, left: 0 }, html: badge(line, 'took') });
      });
      if (state.words.length > 0) {
        const note = badge(String(state.words.length), 'note');
        note.title = state.words.join('\n');
        overlays.add(state.id, { position: { top: -12, right: 12 }, html: note });
      }
      if (state.state === 'NOW') {
        overlays.add(state.id, { position: { top: -12, left: -8 }, html: badge('now', 'now') });
      }
    }

    return function (states) {
      marked.forEach(function (each) { canvas.removeMarker(each[0], each[1]); });
      marked = [];
      overlays.clear();
      known.clear();
      states.elements.forEach(function (state) {
        known.set(state.id, state);
        mark(state.id, state.state);
        if (state.down) { mark(state.id, 'DOWN'); }
        if (state.words.some(function (word) { return word.startsWith('A token was'); })) { mark(state.id, 'BESIDE'); }
        say(state);
      });
      states.flows.forEach(function (id) { mark(id, 'TAKEN'); });
    };
  }

  function fit(viewer, known) {
    const canvas = viewer.get('canvas');
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.zoom() >= SMALLEST) { return; }
    // too small to read: then as large as can be read, with what matters in the middle
    const now = Array.from(known.values()).filter(function (s) { return s.state === 'NOW' || s.state === 'ENDED_HERE'; });
    const shape = viewer.get('elementRegistry').get(now.length > 0 ? now[0].id : '');
    canvas.zoom(SMALLEST, shape ? { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 } : undefined);
    const box = canvas.viewbox();
    const inner = box.inner;
    const x = shape ? shape.x + shape.width / 2 - box.width / 2 : inner.x - 20;
    const y = shape ? shape.y + shape.height / 2 - box.height / 2 : inner.y - 20;
    canvas.viewbox({ x: x, y: y, width: box.width, height: box.height });
  }

  function clicks(viewer, known) {
    viewer.get('eventBus').on('element.click', function (event) {
      const state = known.get(event.element.businessObject && event.element.businessObject.id);
      if (state && state.down) { location.assign(state.down); return; }
      const row = state && document.getElementById('at-' + state.id);
      if (row) { location.hash = row.id; }
    });
  }

  function zooming(viewer, known) {
    const canvas = viewer.get('canvas');
    document.querySelectorAll('[data-zoom]').forEach(function (button) {
      button.addEventListener('click', function () {
        if (button.dataset.zoom === 'fit') { canvas.zoom('fit-viewport', 'auto'); return; }
        canvas.zoom(canvas.zoom() * Number(button.dataset.zoom));
      });
    });
    let width = innerWidth;
    addEventListener('resize', function () {
      if (width !== innerWidth) { width = innerWidth; canvas.resized(); fit(viewer, known); }
    });
  }

  // The still picture is there from the beginning, and goes when the drawing has come.
  function instead(shown, words) {
    const still = document.getElementById('still');
    const said = document.getElementById('undrawn');
    still.hidden = said.hidden = !shown;
    if (shown) { said.textContent = words; } else { still.replaceChildren(); }
  }

  function asked(address) {
    return fetch(address).then(function (answer) {
      if (!answer.ok || answer.redirected) { throw new Error(address + ': ' + answer.status); }
      return answer;
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    const place = document.getElementById('map');
    if (!place) { return; }
    if (!window.BpmnJS) {
      instead(true, 'The diagram cannot be drawn: its program did not load. This is its still picture; the table below says the same.');
      return;
    }
    place.hidden = false;
    const viewer = viewerAt(place);
    const known = new Map();
    let show = null;

    function states() {
      return asked(place.dataset.states)
        .then(function (answer) { return answer.json(); })
        .then(function (told) { show(told); });
    }

    asked(place.dataset.model)
      .then(function (answer) { return answer.text(); })
      .then(function (xml) { return viewer.importXML(xml); })
      .then(function () {
        show = onCanvas(viewer, known);
        clicks(viewer, known);
        return states();
      })
      .then(function () {
        document.getElementById('zoom').hidden = false;
        zooming(viewer, known);
        fit(viewer, known);
        instead(false, '');
        place.dataset.ready = 'yes';
        document.addEventListener('news', function () { states().catch(function () { }); });
      })
      .catch(function (problem) {
        // the table below is whole without it
        viewer.destroy();
        place.hidden = true;
        instead(true, 'The diagram cannot be drawn: ' + problem.message + '. This is its still picture; the table below says the same.');
      });
  });
})();
