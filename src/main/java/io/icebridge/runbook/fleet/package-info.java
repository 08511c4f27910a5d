/**
 * Work on hosts that every phase shares: several at once, files, commands that run by themselves.
 */
package io.icebridge.runbook.fleet;
