/** Spans of what is done, where a site asks for them. */
package io.icebridge.trace;
