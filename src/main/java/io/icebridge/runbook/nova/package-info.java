/** The parallel Nova of the new release: hosts, database, configuration, endpoints, probe. */
package io.icebridge.runbook.nova;
