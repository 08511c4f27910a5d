/** The little SQL that a runbook sends to the database server, over tables held as text. */
package io.icebridge.simulator.host.sql;
