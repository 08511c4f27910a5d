/** What there is in the old region, read whole and twice, and what each server needs. */
package io.icebridge.runbook.inventory;
