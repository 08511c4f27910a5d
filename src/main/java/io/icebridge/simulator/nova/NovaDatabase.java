package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A region's Nova database as SQL sees it: what the API does not show, and may not change. */
public final class NovaDatabase {

    private record Mapping(Server server, Server.Disk disk) {}

    private final NovaRegion region;
    private final Map<String, Table<?>> tables = new HashMap<>();

    public NovaDatabase(NovaRegion region) {
        this.region = region;
        tables.put("instances", instances());
        tables.put("block_device_mapping", mappings());
        tables.put("instance_info_caches", cards());
        tables.put("key_pairs", keyPairs());
        tables.put("services", new ServiceTables(region).services());
        tables.put("compute_nodes", new ServiceTables(region).computeNodes());
        tables.put("instance_types", flavors());
        tables.put("project_user_quotas", userQuotas());
        ComputeServerGroups groups = region.serverGroups();
        tables.put("instance_groups", groups.groups());
        tables.put("instance_group_member", groups.members());
        tables.put("instance_group_policy", groups.policies());
        tables.put("instance_system_metadata", hints());
        NetworkTables network = new NetworkTables(region.network());
        tables.put("networks", network.networks());
        tables.put("fixed_ips", network.fixedIps());
        tables.put("floating_ips", network.floatingIps());
    }

    private Table<Server> instances() {
        return new Table<>(this::allServers)
                .column("id", s -> s.number)
                .column("uuid", s -> s.id)
                .column("display_name", s -> s.name, (s, v) -> s.name = v)
                .column("project_id", s -> s.tenantId)
                .column("user_id", s -> s.userId, (s, v) -> s.userId = v)
                .column("host", s -> s.host.isEmpty() ? null : s.host)
                .column("node", s -> s.host.isEmpty() ? null : s.host)
                .column("vm_state", s -> s.vmState)
                .column("task_state", s -> s.task)
                .column("power_state", s -> s.power)
                .column("image_ref", s -> s.imageId)
                .column("instance_type_id", s -> s.flavor.id)
                .column("memory_mb", s -> s.flavor.ram)
                .column("vcpus", s -> s.flavor.vcpus)
                .column("root_gb", s -> s.flavor.disk)
                .column("ephemeral_gb", s -> s.flavor.ephemeral)
                .column("root_device_name", Server::rootDevice)
                .column("availability_zone", s -> s.zone, (s, v) -> s.zone = v)
                .column("config_drive", s -> s.configDrive ? "True" : "")
                .column("key_name", s -> s.keyName, (s, v) -> s.keyName = v)
                .column("key_data", s -> s.keyData, (s, v) -> s.keyData = v)
                .column("user_data", s -> s.userData, (s, v) -> s.userData = v)
                .column("locked", s -> s.locked, (s, v) -> s.locked = yes(v))
                .column("locked_by", s -> s.lockedBy, (s, v) -> s.lockedBy = v)
                .column(
                        "disable_terminate",
                        s -> s.disableTerminate,
                        (s, v) -> s.disableTerminate = yes(v))
                .column("created_at", s -> s.created)
                .column("deleted", s -> s.vmState.equals("deleted") ? s.number : 0);
    }

    /** What else is kept of a server is read by nobody here. */
    private Table<Server> hints() {
        return new Table<>(() -> allServers().stream().filter(s -> s.groupHint != null).toList())
                .column("instance_uuid", s -> s.id)
                .column("key", s -> "group")
                .column("value", s -> s.groupHint)
                .column("deleted", s -> 0)
                .onInsert(
                        row -> region.find(row.get("instance_uuid")).groupHint = row.get("value"));
    }

    private Table<Server> cards() {
        return new Table<>(this::allServers)
                .column("id", s -> s.number)
                .column("instance_uuid", s -> s.id)
                .column("network_info", NovaDatabase::networkInfo)
                .column("deleted", s -> s.vmState.equals("deleted") ? s.number : 0);
    }

    /** The cards in the guest's order, which the API's addresses do not keep. */
    private static String networkInfo(Server server) {
        return Json.array(
                        server.nics,
                        nic ->
                                Json.object(
                                        "id",
                                        nic.portId(),
                                        "address",
                                        nic.mac(),
                                        "network",
                                        Json.object(
                                                "id",
                                                nic.networkId(),
                                                "label",
                                                nic.network(),
                                                "subnets",
                                                Json.array(
                                                        Json.object(
                                                                "ips",
                                                                Json.array(
                                                                        Json.object(
                                                                                "address",
                                                                                nic.ip())))))))
                .toString();
    }

    private Collection<Server> allServers() {
        return Stream.concat(region.servers().stream(), region.deleted().stream()).toList();
    }

    /** One row for each volume, and one for the disk that comes of an image. */
    private Table<Mapping> mappings() {
        return new Table<Mapping>(this::allMappings)
                .column("instance_uuid", m -> m.server.id)
                .column("volume_id", m -> m.disk.volumeId)
                .column("image_id", m -> m.disk.volumeId == null ? m.server.imageId : null)
                .column("device_name", m -> m.disk.device)
                .column("boot_index", m -> m.disk.root ? 0 : null)
                .column("source_type", m -> m.disk.volumeId == null ? "image" : "volume")
                .column("destination_type", m -> m.disk.volumeId == null ? "local" : "volume")
                .column(
                        "delete_on_termination",
                        m -> m.disk.deleteOnTermination,
                        (m, v) -> m.disk.deleteOnTermination = yes(v))
                .column("no_device", m -> false)
                .column("deleted", m -> m.server.vmState.equals("deleted") ? m.server.number : 0);
    }

    private Collection<Mapping> allMappings() {
        List<Mapping> all = new ArrayList<>();
        for (Server server : allServers()) {
            if (!server.volumeBacked()) {
                all.add(new Mapping(server, new Server.Disk(null, "/dev/vda", true, true)));
            }
            server.disks.forEach(d -> all.add(new Mapping(server, d)));
        }
        return all;
    }

    private Table<KeyPairs.KeyPair> keyPairs() {
        KeyPairs pairs = region.keyPairs();
        return new Table<>(pairs::all)
                .column("id", p -> List.copyOf(pairs.all()).indexOf(p) + 1)
                .column("created_at", p -> Instant.EPOCH)
                .column("user_id", KeyPairs.KeyPair::userId)
                .column("name", KeyPairs.KeyPair::name)
                .column("public_key", KeyPairs.KeyPair::publicKey)
                .column("fingerprint", KeyPairs.KeyPair::fingerprint)
                .column("deleted", p -> 0)
                .onDelete(p -> pairs.remove(p.userId(), p.name()))
                .onInsert(
                        row ->
                                pairs.put(
                                        row.get("user_id"),
                                        row.get("name"),
                                        row.get("public_key")));
    }

    private Table<ComputeQuotas.OfUser> userQuotas() {
        return new Table<>(region.quotas()::ofUsers)
                .column("id", q -> List.copyOf(region.quotas().ofUsers()).indexOf(q) + 1)
                .column("created_at", q -> Instant.EPOCH)
                .column("project_id", ComputeQuotas.OfUser::tenantId)
                .column("user_id", ComputeQuotas.OfUser::userId)
                .column("resource", ComputeQuotas.OfUser::resource)
                .column("hard_limit", ComputeQuotas.OfUser::limit)
                .column("deleted", q -> 0)
                .onInsert(
                        row ->
                                region.quotas()
                                        .set(
                                                row.get("project_id"),
                                                row.get("user_id"),
                                                row.get("resource"),
                                                Integer.parseInt(row.get("hard_limit"))));
    }

    private Table<Flavor> flavors() {
        return new Table<Flavor>(() -> region.flavors().values())
                .column("flavorid", Flavor::id)
                .column("name", Flavor::name)
                .column("memory_mb", Flavor::ram)
                .column("vcpus", Flavor::vcpus)
                .column("root_gb", Flavor::disk)
                .column("ephemeral_gb", f -> f.ephemeral)
                .column("swap", f -> f.swap)
                .column("is_public", f -> f.isPublic)
                .column("deleted", f -> 0)
                .onDelete(f -> region.flavors().remove(f.id()));
    }

    static boolean yes(String value) {
        return value != null && !value.equals("0");
    }

    /** The table's rows by column, none for a table that is not kept. */
    public List<Map<String, String>> rows(String table) {
        Table<?> found = tables.get(table);
        return found == null ? List.of() : found.rows();
    }

    public void insert(String table, Map<String, String> row) {
        if (tables.containsKey(table)) {
            tables.get(table).insert(row);
        }
    }

    /** Changes rows; returns how many there were. */
    public int update(String table, Map<String, String> where, Map<String, String> set) {
        return tables.containsKey(table) ? tables.get(table).update(where, set) : 0;
    }

    /** Deletes rows; returns how many there were. */
    public int delete(String table, Map<String, String> where) {
        return tables.containsKey(table) ? tables.get(table).delete(where) : 0;
    }
}
