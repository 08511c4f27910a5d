/** What a new cloud holds. */
package io.icebridge.simulator.seed;
