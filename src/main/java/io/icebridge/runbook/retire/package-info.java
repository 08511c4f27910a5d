/** The end of the old Nova. */
package io.icebridge.runbook.retire;
