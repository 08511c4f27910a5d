package io.icebridge.runbook.move;

/** Calls for nova-network's floating addresses that are made in both directions. */
final class FloatingCalls {
    static final String CLEAR =
            "each address of the pool that an earlier try left free: PUT"
                    + " os-floating-ips-bulk/delete ip_range={ip}";
    static final String RELEASE =
            "each floating address, as its project: DELETE os-floating-ips/{id}";
    static final String WITHDRAW =
            "each floating address: PUT os-floating-ips-bulk/delete ip_range={ip}";
    static final String ADD =
            "each floating address: POST os-floating-ips-bulk ip_range={ip} pool={pool}"
                    + " interface={interface}";
    static final String ALLOCATE =
            "each floating address, as its project: POST os-floating-ips pool={pool}; any other"
                    + " than it is given back: DELETE os-floating-ips/{id}";

    private FloatingCalls() {}
}
