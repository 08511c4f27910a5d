/** What reached the simulated cloud from outside, in order. */
package io.icebridge.simulator.log;
