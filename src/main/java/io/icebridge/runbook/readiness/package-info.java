/** What must hold before a change begins, each finding with its remedy. */
package io.icebridge.runbook.readiness;
