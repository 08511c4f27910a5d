/**
 * Which models run, those of the jar alone; what may be drawn in them, and what their expressions
 * see.
 */
package io.icebridge.process.drawn;
