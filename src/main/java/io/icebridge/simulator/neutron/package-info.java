/** Networking v2.0. */
package io.icebridge.simulator.neutron;
