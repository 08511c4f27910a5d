/** An emptied node of the old release becomes one of the new. */
package io.icebridge.runbook.node;
