/**
 * The models' other half: one file per model, one bean method per service task and receive task, in
 * diagram order; element id = bean name = method name. With {@code audit} the only package that
 * knows the engine, so that leaving it is a change of imports here.
 */
package io.icebridge.process;
