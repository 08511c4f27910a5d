/** One service at a time from Havana to Icehouse, and the way back. */
package io.icebridge.runbook.services;
