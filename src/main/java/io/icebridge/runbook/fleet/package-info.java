/** Work on hosts that every phase shares: several at once, files, detached commands. */
package io.icebridge.runbook.fleet;
