/** What goes wrong on purpose. */
package io.icebridge.simulator.fault;
