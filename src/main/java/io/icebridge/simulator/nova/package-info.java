/** Compute v2 of one region, with nova-network for clouds that use it. */
package io.icebridge.simulator.nova;
