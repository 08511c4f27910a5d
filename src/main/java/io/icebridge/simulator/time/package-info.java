/** The cloud's time and its lots. */
package io.icebridge.simulator.time;
