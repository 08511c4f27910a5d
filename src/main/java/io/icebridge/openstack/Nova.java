package io.icebridge.openstack;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Hypervisor;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Server;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nova: v2 of Havana and Icehouse, and v2.1 at its oldest microversion, which speaks the same. */
final class Nova implements Compute {

    private final Servers servers;
    private final Attachments attachments;
    private final Flavors flavors;
    private final Allowances allowances;
    private final Aggregates aggregates;
    private final Nodes nodes;

    Nova(Service nova) {
        servers = new Servers(nova);
        attachments = new Attachments(nova);
        flavors = new Flavors(nova);
        allowances = new Allowances(nova);
        aggregates = new Aggregates(nova);
        nodes = new Nodes(nova);
    }

    @Override
    public List<Server> servers() {
        return servers.all();
    }

    @Override
    public List<Server> serversOn(String node) {
        return servers.on(node);
    }

    @Override
    public List<Server> serversMarked(String key, String value) {
        return servers.marked(key, value);
    }

    @Override
    public Optional<Server> server(String serverId) {
        return servers.server(serverId);
    }

    @Override
    public void stop(String serverId) {
        servers.act(serverId, "os-stop");
    }

    @Override
    public void start(String serverId) {
        servers.act(serverId, "os-start");
    }

    @Override
    public void lock(String serverId) {
        servers.act(serverId, "lock");
    }

    @Override
    public void unlock(String serverId) {
        servers.act(serverId, "unlock");
    }

    @Override
    public String snapshot(String serverId, String imageName, Map<String, String> imageMetadata) {
        return servers.snapshot(serverId, imageName, imageMetadata);
    }

    @Override
    public void delete(String serverId) {
        servers.delete(serverId);
    }

    @Override
    public String boot(Boot boot) {
        return servers.boot(boot);
    }

    @Override
    public void setMetadata(String serverId, Map<String, String> metadata) {
        servers.setMetadata(serverId, metadata);
    }

    @Override
    public List<Attachment> attachments(String serverId) {
        return attachments.of(serverId);
    }

    @Override
    public void attach(String serverId, String volumeId, String device) {
        attachments.attach(serverId, volumeId, device);
    }

    @Override
    public void detach(String serverId, String volumeId) {
        attachments.detach(serverId, volumeId);
    }

    @Override
    public boolean deleteOnTermination(String serverId, String volumeId, boolean deleted) {
        return attachments.deleteWithServer(serverId, volumeId, deleted);
    }

    @Override
    public boolean changesTermination() {
        return attachments.changeTermination();
    }

    @Override
    public List<Flavor> flavors() {
        return flavors.all();
    }

    @Override
    public void createFlavor(Flavor flavor) {
        flavors.create(flavor);
    }

    @Override
    public List<KeyPair> keyPairs() {
        return allowances.keyPairs();
    }

    @Override
    public void importKeyPair(KeyPair keyPair) {
        allowances.importKeyPair(keyPair);
    }

    @Override
    public void deleteKeyPair(String name) {
        allowances.deleteKeyPair(name);
    }

    @Override
    public Map<String, Integer> quota(String projectId) {
        return allowances.quota(projectId);
    }

    @Override
    public void setQuota(String projectId, Map<String, Integer> quota) {
        allowances.setQuota(projectId, quota);
    }

    @Override
    public Map<String, Integer> usualQuota() {
        return allowances.usualQuota();
    }

    @Override
    public void setUsualQuota(Map<String, Integer> quota) {
        allowances.setUsualQuota(quota);
    }

    @Override
    public List<String> rateLimits() {
        return allowances.rateLimits();
    }

    @Override
    public Set<String> zones() {
        return aggregates.zones();
    }

    @Override
    public List<Aggregate> aggregates() {
        return aggregates.all();
    }

    @Override
    public void createAggregate(Aggregate aggregate) {
        aggregates.create(aggregate);
    }

    @Override
    public void addToAggregate(String aggregate, String node) {
        aggregates.addTo(aggregate, node);
    }

    @Override
    public List<ComputeService> services() {
        return nodes.services();
    }

    @Override
    public void disable(String node, String reason) {
        nodes.disable(node, reason);
    }

    @Override
    public void enable(String node) {
        nodes.enable(node);
    }

    @Override
    public boolean deleteService(ComputeService service) {
        return nodes.delete(service);
    }

    @Override
    public List<Hypervisor> hypervisors() {
        return nodes.hypervisors();
    }

    @Override
    public List<String> serverIdsOn(String node) {
        return nodes.serverIdsOn(node);
    }
}
