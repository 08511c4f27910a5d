/** What the new Nova's empty database needs before a server can be booted as it was. */
package io.icebridge.runbook.fill;
