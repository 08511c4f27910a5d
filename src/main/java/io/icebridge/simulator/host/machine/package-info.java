/** What a simulated host has: files, packages, services, databases, a clock, a pace. */
package io.icebridge.simulator.host.machine;
