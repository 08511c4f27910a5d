// The way from a task to the page of its change.
const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

async function read(api, path) {
  const answer = await fetch(api.engineApi + path, {headers: {Accept: 'application/json'}});
  if (!answer.ok) {
    throw new Error(path + ' answered ' + answer.status);
  }
  return answer.json();
}

const changes = {
  id: 'icebridge-changes',
  pluginPoint: 'tasklist.navbar.action',
  priority: 10,
  render: node => {
    node.append(element('a', {href: '/change', textContent: 'Changes'}));
  },
};

const change = {
  id: 'icebridge-change',
  pluginPoint: 'tasklist.task.action',
  priority: 10,
  render: async (node, {api, taskId}) => {
    const task = await read(api, '/task/' + taskId);
    const instance = await read(api, '/process-instance/' + task.processInstanceId);
    node.append(element('a', {
      className: 'btn btn-link',
      href: '/audit/change?id=' + encodeURIComponent(instance.businessKey),
      textContent: 'Page of change ' + instance.businessKey,
    }));
  },
};

export default [changes, change];
