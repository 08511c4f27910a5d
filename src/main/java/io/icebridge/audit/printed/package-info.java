/** The record of a change for paper: what decides first, what is equal on one line. */
package io.icebridge.audit.printed;
