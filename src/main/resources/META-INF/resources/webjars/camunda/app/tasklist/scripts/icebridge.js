// The way from Tasklist to the pages of changes; each task's form leads to its own change.
export default [{
  id: 'icebridge-changes',
  pluginPoint: 'tasklist.navbar.action',
  priority: 10,
  render: node => {
    node.append(Object.assign(document.createElement('a'), {href: '/change', textContent: 'Changes'}));
  },
}];
