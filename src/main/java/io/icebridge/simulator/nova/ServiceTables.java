package io.icebridge.simulator.nova;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The tables {@code services} and {@code compute_nodes}. */
final class ServiceTables {

    /** A row of either kind of service, with the ways to change it. */
    private record Row(
            int id,
            String host,
            String binary,
            boolean disabled,
            String reason,
            Object heard,
            Consumer<Boolean> disable,
            Runnable remove) {}

    private final NovaRegion region;

    ServiceTables(NovaRegion region) {
        this.region = region;
    }

    /** Rows can be deleted here, which Havana's API cannot. */
    Table<?> services() {
        return new Table<Row>(this::rows)
                .column("id", Row::id)
                .column("host", Row::host)
                .column("binary", Row::binary)
                .column("topic", r -> r.binary.replace("nova-", ""))
                .column("disabled", Row::disabled, (r, v) -> r.disable.accept(NovaDatabase.yes(v)))
                .column("disabled_reason", Row::reason)
                .column("updated_at", Row::heard)
                .column("deleted", r -> 0, (r, v) -> removeIf(NovaDatabase.yes(v), r))
                .onDelete(r -> r.remove.run());
    }

    private static void removeIf(boolean deleted, Row row) {
        if (deleted) {
            row.remove.run();
        }
    }

    private Collection<Row> rows() {
        List<Row> rows = new ArrayList<>();
        region.controlServices()
                .forEach(
                        s ->
                                rows.add(
                                        new Row(
                                                s.id,
                                                s.host,
                                                s.binary,
                                                !s.enabled,
                                                s.disabledReason,
                                                s.heard,
                                                v -> s.enabled = !v,
                                                () -> region.forget(s))));
        region.nodes().forEach(n -> rows.add(row(n)));
        return rows;
    }

    private Row row(Node node) {
        return new Row(
                node.id + 100,
                node.host,
                "nova-compute",
                !node.enabled,
                node.disabledReason,
                node.heard,
                v -> node.enabled = !v,
                () -> region.forget(node));
    }

    Table<Node> computeNodes() {
        return new Table<Node>(() -> List.copyOf(region.nodes()))
                .column("id", n -> n.id)
                .column("hypervisor_hostname", n -> n.host)
                .column("memory_mb", n -> n.ram)
                .column("vcpus", n -> n.vcpus)
                .column("local_gb", n -> n.disk)
                .column("running_vms", n -> n.servers)
                .column("deleted", n -> 0)
                .onDelete(region::forget);
    }
}
