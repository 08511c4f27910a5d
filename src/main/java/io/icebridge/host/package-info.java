/**
 * What the runbook needs of a host, in plain Java: run a command, read and write a file. Commands
 * are data of the release profile; values from outside enter them only as quoted words.
 */
package io.icebridge.host;
