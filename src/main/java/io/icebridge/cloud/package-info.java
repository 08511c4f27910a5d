/**
 * What the runbook needs of an OpenStack cloud, in plain Java.
 *
 * <p>Every call either happened, surely did not happen, or throws a {@link CloudFailure} that says
 * which of the two it is, or that nobody knows. Absence is an empty {@link java.util.Optional},
 * never an empty list: a list that cannot be read whole throws.
 */
package io.icebridge.cloud;
