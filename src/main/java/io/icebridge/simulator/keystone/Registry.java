package io.icebridge.simulator.keystone;

import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.time.Lots;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Services and their endpoints. A region is only a word on an endpoint, as in Havana. */
public final class Registry {

    /** A row of the service list. */
    public record Service(String id, String type, String name) {}

    /**
     * One URL of a service in a region.
     *
     * @param legacyId v2.0's id, which the three URLs of a v2.0 endpoint have in common
     */
    public record Endpoint(
            String id,
            String legacyId,
            String serviceId,
            String region,
            String interfaceName,
            String url) {}

    private final Lots lots;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, String> translations = new LinkedHashMap<>();

    Registry(Lots lots) {
        this.lots = lots;
    }

    public Service addService(String type, String name) {
        Service service = new Service(lots.hex(), type, name);
        services.put(service.id(), service);
        return service;
    }

    /** Adds one URL; an empty {@code legacyId} stands for a row of its own. */
    Endpoint addEndpoint(
            String legacyId, String serviceId, String region, String interfaceName, String url) {
        service(serviceId);
        String id = lots.hex();
        String legacy = legacyId.isEmpty() ? id : legacyId;
        Endpoint endpoint = new Endpoint(id, legacy, serviceId, region, interfaceName, url);
        endpoints.put(id, endpoint);
        return endpoint;
    }

    /** Adds the three URLs of a v2.0 row. */
    public String addEndpoints(
            String serviceId, String region, String publicUrl, String internal, String admin) {
        String legacy = lots.hex();
        addEndpoint(legacy, serviceId, region, "public", publicUrl);
        addEndpoint(legacy, serviceId, region, "internal", internal);
        addEndpoint(legacy, serviceId, region, "admin", admin);
        return legacy;
    }

    /**
     * Leads clients from an address that a service's host would have to where it answers in
     * reality, as a site's address translation does. Only catalogues tell the latter.
     */
    public void lead(String from, String to) {
        translations.put(from, to);
    }

    String reachable(String url) {
        for (Map.Entry<String, String> translation : translations.entrySet()) {
            if (url.startsWith(translation.getKey() + "/")) {
                return translation.getValue() + url.substring(translation.getKey().length());
            }
        }
        return url;
    }

    void removeEndpoint(String id) {
        endpoint(id);
        endpoints.remove(id);
    }

    void removeLegacyEndpoint(String legacyId) {
        if (!endpoints.values().removeIf(e -> e.legacyId().equals(legacyId))) {
            throw Refusal.notFound("Could not find endpoint: " + legacyId);
        }
    }

    void removeService(String id) {
        service(id);
        services.remove(id);
        endpoints.values().removeIf(e -> e.serviceId().equals(id));
    }

    Service service(String id) {
        return Keystone.find(services, id, "service");
    }

    Endpoint endpoint(String id) {
        return Keystone.find(endpoints, id, "endpoint");
    }

    Collection<Service> services() {
        return services.values();
    }

    Collection<Endpoint> endpoints() {
        return endpoints.values();
    }
}
