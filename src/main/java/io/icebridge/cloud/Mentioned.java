package io.icebridge.cloud;

import java.util.Set;

/**
 * What the cloud itself has just told something about. It is a reason to look, and no more: what is
 * the case is only what the cloud answers when it is asked.
 *
 * @param ids of servers, and of whatever else it told of in the same breath
 */
public record Mentioned(Set<String> ids) {}
