// What Cockpit does not show by itself: process instances that have ended, and what went before in
// one; and the ways to the change's page.
const ROWS = 50;

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

async function read(api, path, query = {}) {
  const address = api.engineApi + path + '?' + new URLSearchParams(query);
  const answer = await fetch(address, {headers: {Accept: 'application/json'}});
  if (!answer.ok) {
    throw new Error(path + ' answered ' + answer.status);
  }
  return answer.json();
}

// As the pages write a change's id that has a slash.
const changePage = (key, text) =>
  element('a', {href: '/change/' + encodeURIComponent(key.replaceAll('/', '~')), textContent: text});

const instancePage = (id, text) =>
  element('a', {href: '#/process-instance/' + id + '/runtime', textContent: text});

// In the browser's zone, which is named: those who read together sit in different ones.
function time(at) {
  if (!at) {
    return '';
  }
  const zoned = at.replace(/(\d\d)(\d\d)$/, '$1:$2');
  const format = {year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit',
    second: '2-digit', hour12: false, timeZoneName: 'short'};
  return element('time', {dateTime: zoned, textContent: new Date(zoned).toLocaleString([], format)});
}

function lasting(milliseconds) {
  if (milliseconds === null) {
    return '';
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return seconds.toFixed(1) + ' s';
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? minutes + ' min ' + Math.floor(seconds % 60) + ' s'
    : Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min';
}

function table(columns, rows) {
  const cell = (name, inside) => element(name, {}, inside ?? '');
  return element('table', {className: 'table table-condensed cam-table'},
    element('thead', {}, element('tr', {}, ...columns.map(one => cell('th', one)))),
    element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map(one => cell('td', one))))));
}

// Draws a sheet of a list, with the ways to those before and after it.
async function sheet(node, page, {count, rows, columns, row, empty}) {
  const total = await count();
  if (total === 0) {
    node.replaceChildren(element('p', {textContent: empty}));
    return;
  }
  const found = await rows({firstResult: (page - 1) * ROWS, maxResults: ROWS});
  const pages = Math.ceil(total / ROWS);
  const go = (to, text) => element('button', {
    className: 'btn btn-default btn-sm',
    textContent: text,
    disabled: to < 1 || to > pages,
    onclick: () => sheet(node, to, {count, rows, columns, row, empty}),
  });
  node.replaceChildren(
    table(columns, found.map(row)),
    element('p', {}, go(page - 1, 'Before'), ` Page ${page} of ${pages}, ${total} in all `, go(page + 1, 'Next')));
}

const shown = (node, drawn) => drawn.catch(failure => {
  node.replaceChildren(element('p', {className: 'alert alert-danger', textContent: failure.message}));
});

const OUTCOMES = {
  COMPLETED: 'came to its end',
  EXTERNALLY_TERMINATED: 'was cancelled by a person',
  INTERNALLY_TERMINATED: 'was ended by the diagram',
};

const ended = {
  id: 'icebridge-ended',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 5,
  properties: {label: 'Ended Instances'},
  render: (node, {api, processDefinitionId}) => shown(node, endedOf(node, api, processDefinitionId)),
};

async function endedOf(node, api, processDefinitionId) {
  const {key} = await read(api, '/process-definition/' + processDefinitionId);
  const query = {processDefinitionKey: key, finished: true};
  await sheet(node, 1, {
    count: async () => (await read(api, '/history/process-instance/count', query)).count,
    rows: part => read(api, '/history/process-instance',
      {...query, sortBy: 'endTime', sortOrder: 'desc', ...part}),
    columns: ['Change', 'Started', 'Ended', 'Took', 'It', 'Id'],
    row: one => [
      one.businessKey ? changePage(one.businessKey, one.businessKey) : '',
      time(one.startTime), time(one.endTime), lasting(one.durationInMillis),
      (OUTCOMES[one.state] ?? one.state) + (one.deleteReason ? ': ' + one.deleteReason : ''),
      element('code', {textContent: one.id}),
    ],
    empty: 'No process instance of this model has ended yet.',
  });
}

// Cockpit has no page of an instance that has ended.
function called({calledProcessInstanceId, endTime}) {
  if (!calledProcessInstanceId) {
    return '';
  }
  return endTime
    ? element('code', {textContent: calledProcessInstanceId})
    : instancePage(calledProcessInstanceId, 'its instance');
}

const history = {
  id: 'icebridge-history',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 5,
  properties: {label: 'History'},
  render: (node, {api, processInstanceId}) => shown(node, sheet(node, 1, {
    count: async () =>
      (await read(api, '/history/activity-instance/count', {processInstanceId})).count,
    rows: part => read(api, '/history/activity-instance',
      {processInstanceId, sortBy: 'startTime', sortOrder: 'desc', ...part}),
    columns: ['Element', 'Kind', 'Begun', 'Ended', 'Took', 'By', 'Called'],
    row: one => [
      one.activityName ?? one.activityId, one.activityType,
      time(one.startTime), one.endTime ? time(one.endTime) : 'goes on',
      lasting(one.durationInMillis) + (one.canceled ? ', cancelled' : ''), one.assignee ?? '',
      called(one),
    ],
    empty: 'Nothing has begun in this process instance.',
  })),
};

const change = {
  id: 'icebridge-change',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 5,
  render: async (node, {api, processInstanceId}) => {
    const {businessKey} = await read(api, '/process-instance/' + processInstanceId);
    if (businessKey) {
      const link = changePage(businessKey, '');
      link.className = 'btn btn-default action-button';
      link.title = 'Page of change ' + businessKey;
      link.setAttribute('aria-label', link.title);
      link.append(element('span', {className: 'glyphicon glyphicon-list-alt'}));
      node.append(link);
    }
  },
};

const changes = {
  id: 'icebridge-changes',
  pluginPoint: 'cockpit.navigation',
  priority: 1,
  render: node => {
    node.append(element('a', {href: '/change', textContent: 'Changes'}));
  },
};

export default [ended, history, change, changes];
