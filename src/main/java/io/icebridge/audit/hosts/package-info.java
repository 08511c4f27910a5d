/** What ran on every host, command by command, with whole outputs. */
package io.icebridge.audit.hosts;
