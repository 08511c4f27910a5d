package io.icebridge.audit.map;

/**
 * A way from one element to another.
 *
 * @param id empty for what is not drawn as a flow: into an open part, out of it, to what it catches
 * @param answer the decision of a person that alone leads this way; empty for all other ways
 */
record Flow(String id, String from, String to, String answer) {}
