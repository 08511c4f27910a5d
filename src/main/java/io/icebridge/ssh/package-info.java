/**
 * Hosts over SSH, with Apache MINA: the only package that knows the library. One client for all
 * hosts, one kept connection for each. No host is trusted that {@code known_hosts} does not name.
 */
package io.icebridge.ssh;
