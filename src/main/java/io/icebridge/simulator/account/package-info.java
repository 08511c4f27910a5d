/** The book read out: what was lost, doubled or has gone astray. */
package io.icebridge.simulator.account;
