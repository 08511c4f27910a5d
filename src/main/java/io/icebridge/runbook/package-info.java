/** The decisions of the runbook, phase by phase, on ports alone. */
package io.icebridge.runbook;
