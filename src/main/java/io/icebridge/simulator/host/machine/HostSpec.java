package io.icebridge.simulator.host.machine;

import java.util.List;

/**
 * A host to simulate.
 *
 * @param roles as in a cloud file: {@code identity}, {@code object}, {@code volume}, {@code image},
 *     {@code network}, {@code dashboard}, {@code database}, {@code nova-controller}, {@code
 *     compute}, {@code nova-controller-new}, {@code compute-new}
 */
public record HostSpec(String name, List<String> roles) {

    public HostSpec {
        roles = List.copyOf(roles);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
