package io.icebridge.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import io.icebridge.simulator.cinder.VolumeApi;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.glance.ImageApi;
import io.icebridge.simulator.http.ErrorStyle;
import io.icebridge.simulator.http.Face;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import io.icebridge.simulator.keystone.IdentityApi;
import io.icebridge.simulator.log.Log;
import io.icebridge.simulator.neutron.NetworkApi;
import io.icebridge.simulator.seed.Parts;
import io.icebridge.simulator.swift.ObjectApi;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;

/** The addresses on which a cloud's services answer. */
final class Faces implements AutoCloseable {

    private static final int THREADS = 16;

    private final Services services;
    private final Face.Common common;
    private final ExecutorService threads;
    private final Map<String, Face> faces = new LinkedHashMap<>();

    Faces(Services services, UnitPlaces units, Faults faults, Supplier<ObjectNode> ledger) {
        this.services = services;
        this.threads =
                Executors.newFixedThreadPool(
                        THREADS,
                        BasicThreadFactory.builder()
                                .namingPattern("simulated-cloud-http-%d")
                                .daemon()
                                .build());
        Parts parts = services.parts();
        this.common =
                new Face.Common(
                        services.timeline(),
                        threads,
                        token -> token == null ? null : parts.keystone().tokens().caller(token),
                        () -> parts.keystone().tokens().revokeAll(),
                        faults,
                        services.tally(),
                        services.calls());
        open(
                "keystone",
                ErrorStyle.IDENTITY,
                IdentityApi.router(parts.keystone(), false),
                () -> units.answers("openstack-keystone"));
        open(
                "keystone-admin",
                ErrorStyle.IDENTITY,
                IdentityApi.router(parts.keystone(), true),
                () -> units.answers("openstack-keystone"));
        open(
                "glance",
                ErrorStyle.IMAGE,
                ImageApi.router(parts.glance()),
                () -> units.answers("openstack-glance-api"));
        open(
                "cinder",
                ErrorStyle.COMPUTE,
                VolumeApi.router(parts.cinder()),
                () -> units.answers("openstack-cinder-api"));
        open(
                "swift",
                ErrorStyle.IMAGE,
                ObjectApi.router(),
                () -> units.answers("openstack-swift-proxy"));
        if (parts.neutron() != null) {
            open(
                    "neutron",
                    ErrorStyle.NETWORK,
                    NetworkApi.router(parts.neutron(), units::agents),
                    () -> units.answers("neutron-server"));
        }
        open(
                "nova-" + services.parts().old().name(),
                ErrorStyle.COMPUTE,
                services.oldCompute().router(),
                parts.old()::answering);
        open(
                "nova-" + services.parts().fresh().name(),
                ErrorStyle.COMPUTE,
                services.newCompute().router(),
                parts.fresh()::answering);
        Router book = new Router();
        book.open("GET", "/ledger", c -> Reply.ok(ledger.get()));
        book.open("GET", "/calls", c -> reply(services.calls().page()));
        book.open("GET", "/commands", c -> reply(services.commands().page()));
        open("ledger", ErrorStyle.COMPUTE, book, () -> true);
    }

    private static Reply reply(Log.Page page) {
        return Reply.bytes(200, page.json(), "application/json")
                .header("X-Dropped", Long.toString(page.dropped()));
    }

    private void open(String name, ErrorStyle style, Router router, BooleanSupplier answering) {
        faces.put(name, new Face(name, 0, style, router, common, answering));
    }

    /** Enters the addresses in Keystone's catalogue. */
    void register(boolean newRegionReady, boolean microversions) {
        Catalogue catalogue =
                new Catalogue(
                        services.parts().keystone(),
                        services.parts().old().name(),
                        services.parts().fresh().name());
        catalogue.identity(identity(), uri("keystone-admin"));
        catalogue.compute(
                oldCompute(), newCompute(), newRegionReady, microversions ? "v2.1" : "v2");
        // All simulated hosts share one address, on which Nova's own port is not theirs to take.
        services.parts()
                .keystone()
                .registry()
                .lead("http://127.0.0.1:8774", newCompute().toString());
        catalogue.shared("image", "glance", uri("glance").toString());
        catalogue.shared("volume", "cinder", uri("cinder") + "/v1/%(tenant_id)s");
        catalogue.shared("volumev2", "cinderv2", uri("cinder") + "/v2/%(tenant_id)s");
        catalogue.shared("volumev3", "cinderv3", uri("cinder") + "/v3/%(tenant_id)s");
        catalogue.shared("object-store", "swift", uri("swift") + "/v1/AUTH_%(tenant_id)s");
        if (faces.containsKey("neutron")) {
            catalogue.shared("network", "neutron", uri("neutron").toString());
        }
    }

    URI identity() {
        return uri("keystone");
    }

    URI oldCompute() {
        return uri("nova-" + services.parts().old().name());
    }

    URI newCompute() {
        return uri("nova-" + services.parts().fresh().name());
    }

    URI ledger() {
        return uri("ledger");
    }

    private URI uri(String name) {
        return faces.get(name).uri();
    }

    Map<String, URI> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        faces.forEach((name, face) -> addresses.put(name, face.uri()));
        return addresses;
    }

    Map<String, HttpHandler> handlers() {
        Map<String, HttpHandler> handlers = new LinkedHashMap<>();
        faces.values().forEach(f -> handlers.put(f.uri().getAuthority(), f.handler()));
        return handlers;
    }

    @Override
    public void close() {
        faces.values().forEach(Face::close);
        threads.shutdownNow();
    }
}
