/** The cloud's own book on every customer's server, kept as things happen. */
package io.icebridge.simulator.ledger;
