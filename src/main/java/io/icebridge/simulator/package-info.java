/** The simulated Havana cloud: its shape, its start, its addresses. */
package io.icebridge.simulator;
