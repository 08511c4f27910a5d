/**
 * Steps as values, and how they are carried out: by the runbook, several places at once, commands
 * running by themselves; by a person; and back again.
 */
package io.icebridge.runbook.fleet;
