package io.icebridge.cloud;

/** A Keystone project (tenant). */
public record Project(String id, String name, boolean enabled) {}
