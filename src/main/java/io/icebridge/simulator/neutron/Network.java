package io.icebridge.simulator.neutron;

/** A network; {@code external} ones hand out floating addresses. */
public record Network(String id, String name, String tenantId, boolean shared, boolean external) {}
