package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** nova-network of one region: addresses live in Nova's own database. */
public interface NovaNetwork {

    List<NetworkInfo> networks();

    /** Every floating address of every pool, as {@code os-floating-ips-bulk} lists them. */
    List<FloatingAddress> pool();

    /** The address as this cloud's project holds it. */
    Optional<FloatingAddress> held(String ip);

    List<SecurityGroup> securityGroups();
}
