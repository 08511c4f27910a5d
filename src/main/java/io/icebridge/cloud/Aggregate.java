package io.icebridge.cloud;

import java.util.List;
import java.util.Map;

/** A host aggregate; its zone is empty when it makes none. */
public record Aggregate(
        String name, String availabilityZone, List<String> nodes, Map<String, String> metadata) {}
