/**
 * The cloud port over openstack4j: its authentication, catalogue and request building, our own
 * transport on the JDK's HTTP client. {@link io.icebridge.openstack.OpenStack} is the way in.
 *
 * <p>A call goes {@code Nova} and the like → {@code Service} (one service as one project) → {@code
 * Retries} → {@code Sessions} (binds the project's token to the thread) → {@code RawService}
 * (openstack4j) → {@code JdkHttpExecutor}. Bodies are raw JSON, because openstack4j's models drop
 * fields that a faithful rebuild needs and its calls take several errors for success.
 */
package io.icebridge.openstack;
