/** The programs of simulated hosts, as those of CentOS 6 and of RDO's packages behave. */
package io.icebridge.simulator.host.command;
