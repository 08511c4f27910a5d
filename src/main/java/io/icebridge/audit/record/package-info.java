/** The record of a change: its gates with what they showed, its decisions, trail and journal. */
package io.icebridge.audit.record;
