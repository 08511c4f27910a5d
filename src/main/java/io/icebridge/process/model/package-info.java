/**
 * One file per model, in a room for each phase: {@code services}, {@code nova}, {@code move}, and
 * {@code change} for the change as a whole. A model's file has one bean method per service task and
 * receive task, in diagram order; element id = bean name = method name. Beside it stand its gate's
 * slices and evidence, and the room's wiring.
 */
package io.icebridge.process.model;
