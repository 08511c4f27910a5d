/**
 * What changes an OpenStack cloud, parted like the ports that read it. Each call keeps to the same
 * rule as those: it happened, surely did not happen, or throws a {@link
 * io.icebridge.cloud.CloudFailure} that says which of the two it is, or that nobody knows.
 */
package io.icebridge.cloud.change;
