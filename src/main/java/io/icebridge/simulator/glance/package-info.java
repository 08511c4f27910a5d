/** Images v1 and v2. */
package io.icebridge.simulator.glance;
