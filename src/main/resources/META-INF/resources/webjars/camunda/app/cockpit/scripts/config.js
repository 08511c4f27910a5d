// Stands before the web application's own file of this name, which only explains what can be set.
export default {
  customScripts: ['scripts/icebridge'],
};
