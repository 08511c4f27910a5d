/** How servers look from this machine: ping, TCP, HTTP and commands of the site's own. */
package io.icebridge.outside;
