/** What changes a host; only the door hands it out. */
package io.icebridge.host.change;
