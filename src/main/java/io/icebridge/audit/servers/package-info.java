/** What became of every server: a table of all, and the life of one. */
package io.icebridge.audit.servers;
