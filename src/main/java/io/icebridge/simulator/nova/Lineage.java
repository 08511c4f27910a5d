package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.ledger.Customer;
import io.icebridge.simulator.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the ledger whose server a new one is: by its content first, by its address second. */
final class Lineage {

    private final Nova nova;

    Lineage(Nova nova) {
        this.nova = nova;
    }

    /** Gives the new server the identity of what an administrator made it from, if any. */
    void claim(Server server, BootRequest request, Call call) {
        Caller caller = call.caller();
        if (!caller.admin()) {
            return;
        }
        Ledger ledger = nova.ledger();
        List<String> content = new ArrayList<>(List.of(server.imageId));
        request.disks().stream().filter(d -> d.root).forEach(d -> content.add(d.volumeId));
        Optional<String> byContent = ledger.identityOf(content);
        Optional<String> identity = byContent.or(() -> byPlace(server, request));
        if (identity.isEmpty()) {
            return;
        }
        Customer customer = ledger.customer(identity.get()).orElseThrow();
        if (!customer.project().equals(caller.projectId())) {
            ledger.violation("wrong-project", call, "it boots " + customer.serverId());
        }
        if (byContent.isEmpty() && !customer.cattle()) {
            ledger.violation("content-left-behind", call, "it builds " + customer.serverId());
            return;
        }
        ledger.embodied(server.id, nova.region().name(), identity.get(), byContent.isEmpty());
    }

    /** A server without the old content is the successor of whose place it takes. */
    private Optional<String> byPlace(Server server, BootRequest request) {
        List<String> places = new ArrayList<>();
        request.nics().forEach(n -> places.add(n.portId()));
        request.nics().forEach(n -> places.add(n.fixedIp()));
        places.addAll(server.metadata.values());
        server.metadata.values().forEach(v -> places.addAll(List.of(v.split("[:/ ]"))));
        return nova.ledger().identityOf(places);
    }

    /** Enters in the ledger where a server was given an address that is another one's. */
    void judgeAddresses(Server server, Call call) {
        Ledger ledger = nova.ledger();
        Optional<String> own = ledger.identityOf(List.of(server.id));
        for (Server.Nic nic : server.nics) {
            Optional<String> owner = ledger.identityOf(List.of(nic.ip()));
            if (owner.isPresent() && !owner.equals(own)) {
                ledger.violation("address-taken", call, "it was given " + nic.ip());
            }
        }
    }

    /** Enters a tenant's own new server in the ledger, once it runs. */
    void settle(Server server, Caller caller) {
        if (!caller.admin() && !nova.ledger().isCustomers(server.id)) {
            nova.ledger().enter(customer(server, nova, false));
        }
    }

    static Customer customer(Server server, Nova nova, boolean cattle) {
        String root =
                server.disks.stream()
                        .filter(d -> d.root)
                        .map(d -> d.volumeId)
                        .findFirst()
                        .orElse("");
        return new Customer(
                server.id,
                server.name,
                server.tenantId,
                nova.region().name(),
                cattle,
                server.running(),
                root,
                server.nics.stream()
                        .map(n -> new Customer.Nic(n.portId(), n.networkId(), n.mac(), n.ip()))
                        .toList(),
                server.disks.stream().map(d -> new Customer.Disk(d.volumeId, d.device)).toList(),
                nova.wiring().floatingAddresses(server));
    }
}
