package io.icebridge.cloud;

/** A volume on a server. */
public record Attachment(String serverId, String volumeId, String device) {}
