/**
 * The simulated cloud's hosts. Each answers over real SSH on a port of its own, with files,
 * packages, services and databases in memory, so that a runbook's commands do to it what they would
 * do to a CentOS 6 host of an RDO Havana cloud.
 */
package io.icebridge.simulator.host;
