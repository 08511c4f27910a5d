/** How times, durations and addresses of pages are written for people. */
package io.icebridge.audit.told;
