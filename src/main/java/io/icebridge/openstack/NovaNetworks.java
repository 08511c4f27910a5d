package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.SecurityGroup;
import io.icebridge.cloud.change.NovaNetworkChanges;
import java.util.List;
import java.util.Optional;

/** nova-network by Nova's extensions. */
final class NovaNetworks implements NovaNetwork, NovaNetworkChanges {

    private static final String BULK = "/os-floating-ips-bulk";
    private static final String HELD = "/os-floating-ips";

    private final Service nova;
    private final NovaGroups groups;

    NovaNetworks(Service nova) {
        this.nova = nova;
        this.groups = new NovaGroups(nova);
    }

    @Override
    public List<NetworkInfo> networks() {
        return Json.list(
                nova.get("/os-networks").path("networks"),
                n ->
                        new NetworkInfo(
                                Json.text(n, "id"),
                                Json.text(n, "label"),
                                Json.text(n, "project_id"),
                                Json.text(n, "project_id").isEmpty(),
                                false,
                                Json.text(n, "cidr")));
    }

    @Override
    public List<FloatingAddress> pool() {
        return Json.list(
                nova.get(BULK).path("floating_ip_info"),
                a ->
                        new FloatingAddress(
                                Json.text(a, "address"),
                                Json.text(a, "address"),
                                Json.text(a, "project_id"),
                                "",
                                Json.text(a, "instance_uuid"),
                                Json.text(a, "fixed_ip"),
                                Json.text(a, "pool"),
                                Json.text(a, "interface")));
    }

    @Override
    public void addToPool(String ip, String pool, String interfaceName) {
        if (inPool(ip)) {
            return;
        }
        ObjectNode range = Json.object().put("ip_range", ip).put("pool", pool);
        if (!interfaceName.isEmpty()) {
            range.put("interface", interfaceName);
        }
        nova.call(Call.post(BULK, Json.object().set("floating_ips_bulk_create", range)));
    }

    @Override
    public void removeFromPool(String ip) {
        if (inPool(ip)) {
            nova.call(Call.put(BULK + "/delete", Json.object().put("ip_range", ip)));
        }
    }

    private boolean inPool(String ip) {
        return pool().stream().anyMatch(a -> a.ip().equals(ip));
    }

    @Override
    public FloatingAddress allocate(String pool) {
        JsonNode made = nova.json(Call.post(HELD, Json.object().put("pool", pool)));
        return held(made.path("floating_ip"));
    }

    @Override
    public Optional<FloatingAddress> held(String ip) {
        return Json.list(nova.get(HELD).path("floating_ips"), this::held).stream()
                .filter(a -> a.ip().equals(ip))
                .findFirst();
    }

    private FloatingAddress held(JsonNode row) {
        return new FloatingAddress(
                Json.text(row, "id"),
                Json.text(row, "ip"),
                nova.ticket().projectId(),
                "",
                Json.text(row, "instance_id"),
                Json.text(row, "fixed_ip"),
                Json.text(row, "pool"),
                "");
    }

    @Override
    public void release(String floatingAddressId) {
        nova.deleteIfThere(Call.path(HELD + "/{}", floatingAddressId));
    }

    @Override
    public void assign(String serverId, String ip) {
        server(serverId, "addFloatingIp", ip);
    }

    @Override
    public void unassign(String serverId, String ip) {
        server(serverId, "removeFloatingIp", ip);
    }

    private void server(String serverId, String action, String ip) {
        nova.call(
                Call.post(
                        Call.path("/servers/{}/action", serverId),
                        Json.object().set(action, Json.object().put("address", ip))));
    }

    @Override
    public void reserve(String fixedIp) {
        fixed(fixedIp, "reserve");
    }

    @Override
    public void unreserve(String fixedIp) {
        fixed(fixedIp, "unreserve");
    }

    private void fixed(String ip, String action) {
        nova.call(
                Call.post(
                        Call.path("/os-fixed-ips/{}/action", ip),
                        Json.object().set(action, NullNode.getInstance())));
    }

    @Override
    public List<SecurityGroup> securityGroups() {
        return groups.all();
    }

    @Override
    public void createSecurityGroup(SecurityGroup group) {
        groups.create(group);
    }
}
