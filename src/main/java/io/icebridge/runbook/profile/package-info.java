/** The release profile: every command, package, file and option of an upgrade, as data. */
package io.icebridge.runbook.profile;
