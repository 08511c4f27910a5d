package io.icebridge.simulator;

import io.icebridge.simulator.host.machine.CloudSide;
import io.icebridge.simulator.host.machine.ServiceFacts;
import io.icebridge.simulator.log.LoggedCommand;
import io.icebridge.simulator.nova.Flavor;
import io.icebridge.simulator.nova.NovaDatabase;
import io.icebridge.simulator.nova.NovaRegion;
import io.icebridge.simulator.nova.Server;
import io.icebridge.simulator.seed.Likeness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The cloud as its hosts' commands change and read it: what runs where, and Nova's databases. */
final class HostedCloud implements CloudSide {

    private static final String COMPUTE = "openstack-nova-compute";
    private static final String API = "openstack-nova-api";
    private static final String PROXY = "openstack-nova-novncproxy";
    private static final String NOVA = "openstack-nova-";

    /** Units that leave no row in the service list. */
    private static final Set<String> SILENT =
            Set.of("openstack-nova-novncproxy", "openstack-nova-metadata-api");

    /** The old region's Nova has the one that it names; any other one is the new region's. */
    private final Likeness names;

    private final Services services;
    private final UnitPlaces units;
    private final NovaDatabase old;
    private final NovaDatabase fresh;
    private final Map<String, Integer> schemas;

    private String freshDatabase = "";

    HostedCloud(Services services, UnitPlaces units, Likeness names) {
        this.names = names;
        this.schemas = new HashMap<>(Map.of(names.oldSchema(), 1));
        this.services = services;
        this.units = units;
        this.old = new NovaDatabase(services.parts().old());
        this.fresh = new NovaDatabase(services.parts().fresh());
    }

    @Override
    public IntConsumer commandBegun(String host, String line) {
        LoggedCommand command = new LoggedCommand(services.timeline().now(), host, line);
        services.commands().add(command);
        return command::ended;
    }

    @Override
    public void serviceStarted(ServiceFacts service) {
        inTurn(
                () -> {
                    units.started(service.unit(), service.host());
                    if (service.unit().startsWith(NOVA)) {
                        novaStarted(service);
                    } else if (service.unit().equals("neutron-server")) {
                        services.parts().fresh().hearOfPorts(notifies(service));
                    }
                    return null;
                });
    }

    private void novaStarted(ServiceFacts service) {
        NovaRegion region = region(service.database());
        if (region == services.parts().fresh()) {
            freshDatabase = service.database();
        }
        if (service.unit().equals(API)) {
            region.answer(schemas.getOrDefault(service.database(), 0) > 0);
        } else if (service.unit().equals(COMPUTE)) {
            services.computeStarted(region.name(), service.host());
            region.patient(
                    service.host(),
                    service.option("DEFAULT", "vif_plugging_is_fatal").equalsIgnoreCase("false"));
            region.consoles(service.host(), consoles(service));
            if (mishears(service)) {
                services.computeStopped(region.name(), service.host());
            }
        } else if (service.unit().equals(PROXY)) {
            region.proxy(true);
        } else if (!SILENT.contains(service.unit())) {
            region.control(binary(service), service.host(), true, services.timeline().now());
        }
    }

    private static String consoles(ServiceFacts compute) {
        boolean none = compute.option("DEFAULT", "vnc_enabled").equalsIgnoreCase("false");
        String said = compute.option("DEFAULT", "novncproxy_base_url");
        return none ? "" : said.isEmpty() ? "http://127.0.0.1:6080/vnc_auto.html" : said;
    }

    /** Neutron can tell one region's Nova of its ports, and Havana's can tell none. */
    private boolean notifies(ServiceFacts neutron) {
        String region = neutron.option("DEFAULT", "nova_region_name");
        return neutron.icehouse()
                && neutron.option("DEFAULT", "notify_nova_on_port_status_changes")
                        .equalsIgnoreCase("true")
                && region.equals(names.newRegion());
    }

    /** A node of the new region that listens on the old Nova's topic is never heard of there. */
    private boolean mishears(ServiceFacts service) {
        String topic = service.option("DEFAULT", "compute_topic");
        boolean usual = topic.isEmpty() || topic.equals("compute");
        return !service.database().equals(names.oldSchema())
                && !service.configuration().isEmpty()
                && usual;
    }

    @Override
    public void serviceStopped(ServiceFacts service) {
        inTurn(
                () -> {
                    units.stopped(service.unit(), service.host());
                    if (service.unit().startsWith(NOVA)) {
                        novaStopped(service);
                    }
                    return null;
                });
    }

    private void novaStopped(ServiceFacts service) {
        NovaRegion region = region(service.database());
        if (service.unit().equals(API)) {
            region.answer(false);
        } else if (service.unit().equals(PROXY)) {
            region.proxy(false);
        } else if (service.unit().equals(COMPUTE)) {
            // What is in its configuration by now may be the other region's.
            both().forEach(r -> services.computeStopped(r.name(), service.host()));
        } else {
            both().filter(r -> r.controls(binary(service), service.host()))
                    .forEach(
                            r ->
                                    r.control(
                                            binary(service),
                                            service.host(),
                                            false,
                                            services.timeline().now()));
        }
    }

    private static String binary(ServiceFacts service) {
        return service.unit().replace("openstack-", "");
    }

    private Stream<NovaRegion> both() {
        return Stream.of(services.parts().old(), services.parts().fresh());
    }

    private NovaRegion region(String database) {
        return database.equals(names.oldSchema())
                ? services.parts().old()
                : services.parts().fresh();
    }

    @Override
    public void schemaChanged(String database, int version) {
        inTurn(
                () -> {
                    if (database.equals(names.newSchema())
                            && schemas.getOrDefault(database, 0) == 0) {
                        Map<String, Flavor> flavors = services.parts().fresh().flavors();
                        Flavor.ofANewDatabase().forEach(f -> flavors.putIfAbsent(f.id(), f));
                    }
                    return schemas.put(database, version);
                });
    }

    @Override
    public void databaseDropped(String database) {
        inTurn(
                () -> {
                    if (database.equals(freshDatabase)) {
                        services.parts().fresh().forget();
                    }
                    return schemas.remove(database);
                });
    }

    private NovaDatabase database(String name) {
        return name.equals(names.oldSchema()) ? old : fresh;
    }

    private boolean isNovas(String database) {
        return database.startsWith(names.oldSchema()) || database.startsWith(names.newSchema());
    }

    @Override
    public List<Map<String, String>> rows(String database, String table) {
        return isNovas(database) ? inTurn(() -> database(database).rows(table)) : List.of();
    }

    @Override
    public void insert(String database, String table, Map<String, String> row) {
        if (isNovas(database)) {
            inTurn(
                    () -> {
                        database(database).insert(table, row);
                        return null;
                    });
        }
    }

    @Override
    public int update(
            String database, String table, Map<String, String> where, Map<String, String> set) {
        return isNovas(database) ? inTurn(() -> database(database).update(table, where, set)) : 0;
    }

    @Override
    public int delete(String database, String table, Map<String, String> where) {
        return isNovas(database) ? inTurn(() -> database(database).delete(table, where)) : 0;
    }

    @Override
    public List<String> domains(String host) {
        return inTurn(() -> both().flatMap(r -> r.on(host)).map(Server::domain).toList());
    }

    @Override
    public <T> T inTurn(Supplier<T> work) {
        return services.timeline().inTurn(work);
    }
}
