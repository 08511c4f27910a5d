package io.icebridge.simulator;

import io.icebridge.simulator.keystone.Keystone;
import io.icebridge.simulator.keystone.Registry.Service;
import java.net.URI;
import java.util.List;

/** Which services the cloud registers in Keystone, and where. */
final class Catalogue {

    private final Keystone keystone;
    private final String old;
    private final String fresh;

    Catalogue(Keystone keystone, String old, String fresh) {
        this.keystone = keystone;
        this.old = old;
        this.fresh = fresh;
    }

    void identity(URI everybody, URI administrators) {
        Service service = keystone.registry().addService("identity", "keystone");
        for (String region : List.of(old, fresh)) {
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
        List.of(old, fresh)
                .forEach(r -> keystone.registry().addEndpoints(service.id(), r, url, url, url));
    }

    /** Registers the compute service, in the new region too if that is to be ready. */
    void compute(URI oldNova, URI freshNova, boolean newRegionReady, String version) {
        Service service = keystone.registry().addService("compute", "nova");
        String path = "/" + version + "/%(tenant_id)s";
        keystone.registry()
                .addEndpoints(service.id(), old, oldNova + path, oldNova + path, oldNova + path);
        if (newRegionReady) {
            keystone.registry()
                    .addEndpoints(
                            service.id(),
                            fresh,
                            freshNova + path,
                            freshNova + path,
                            freshNova + path);
        }
    }
}
