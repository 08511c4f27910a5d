package io.icebridge.simulator;

import io.icebridge.simulator.keystone.Keystone;
import io.icebridge.simulator.keystone.Registry.Service;
import io.icebridge.simulator.seed.Shape;
import java.net.URI;
import java.util.List;

/** Which services the cloud registers in Keystone, and where. */
final class Catalogue {

    private static final List<String> REGIONS = List.of(Shape.OLD_REGION, Shape.NEW_REGION);

    private final Keystone keystone;

    Catalogue(Keystone keystone) {
        this.keystone = keystone;
    }

    void identity(URI everybody, URI administrators) {
        Service service = keystone.registry().addService("identity", "keystone");
        for (String region : REGIONS) {
            keystone.registry()
                    .addEndpoints(
                            service.id(),
                            region,
                            everybody + "/v2.0",
                            everybody + "/v2.0",
                            administrators + "/v2.0");
        }
    }

    /** Registers a service that both regions share. */
    void shared(String type, String name, String url) {
        Service service = keystone.registry().addService(type, name);
        REGIONS.forEach(r -> keystone.registry().addEndpoints(service.id(), r, url, url, url));
    }

    /** Registers the compute service, in the new region too if that is to be ready. */
    void compute(URI old, URI fresh, boolean newRegionReady) {
        Service service = keystone.registry().addService("compute", "nova");
        String path = "/v2/%(tenant_id)s";
        keystone.registry()
                .addEndpoints(service.id(), Shape.OLD_REGION, old + path, old + path, old + path);
        if (newRegionReady) {
            keystone.registry()
                    .addEndpoints(
                            service.id(),
                            Shape.NEW_REGION,
                            fresh + path,
                            fresh + path,
                            fresh + path);
        }
    }
}
