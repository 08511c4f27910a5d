/** The change as a whole: upgrade-cloud, check-readiness, the plan and the first gate. */
package io.icebridge.process.model.change;
