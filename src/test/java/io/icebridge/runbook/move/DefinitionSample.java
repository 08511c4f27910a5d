package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.ServerSample;
import io.icebridge.runbook.inventory.GroupFacts;
import io.icebridge.runbook.inventory.GroupFacts.Member;
import io.icebridge.runbook.inventory.Lock;
import io.icebridge.runbook.inventory.ServerFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A server as it was saved, of which a test says what matters to it. */
final class DefinitionSample {
    final ServerSample server;
    final List<Port> ports = new ArrayList<>();
    final List<Attachment> volumes = new ArrayList<>();
    final List<FloatingAddress> floating = new ArrayList<>();
    final List<Nic> nics = new ArrayList<>();
    Flavor flavor = Samples.flavor("1", 512, 1, 10);
    ServerFacts facts = facts(false, "");
    String rootVolume = "";
    String marker = Marker.USUAL;
    final List<SharedVolume> shared = new ArrayList<>();

    DefinitionSample() {
        this("s1");
    }

    DefinitionSample(String serverId) {
        server = ServerSample.server(serverId);
    }

    static ServerFacts facts(boolean locked, String publicKey, ServerFacts.Device... devices) {
        return facts(locked ? new Lock(true, "owner", "") : Lock.NONE, publicKey, devices);
    }

    static ServerFacts facts(Lock lock, String publicKey, ServerFacts.Device... devices) {
        return new ServerFacts(
                true, lock, false, "", publicKey, GroupFacts.NONE, List.of(devices), List.of());
    }

    static ServerFacts inGroup(String name, String policy) {
        GroupFacts group =
                new GroupFacts(
                        "g1", name, List.of(policy), List.of(new Member("s1", "n1", "nova")));
        return new ServerFacts(true, Lock.NONE, false, "", "", group, List.of(), List.of());
    }

    /** A volume besides the root disk. */
    void volume(String id, String device) {
        server.with(id);
        volumes.add(new Attachment("s1", id, device));
    }

    /** One that others had as well. */
    void shared(String id, String device, String... others) {
        volume(id, device);
        shared.add(new SharedVolume(id, Set.of(others)));
    }

    void root(String volumeId) {
        server.onVolume(volumeId);
        volumes.add(new Attachment("s1", volumeId, "/dev/vda"));
        rootVolume = volumeId;
    }

    void floating(String ip) {
        server.floating(ip);
        floating.add(address(ip, "p"));
    }

    static FloatingAddress address(String ip, String project) {
        return new FloatingAddress(ip, ip, project, "", "", "", "public", "eth1");
    }

    Definition get() {
        return new Definition(
                server.get(),
                flavor,
                List.copyOf(ports),
                List.copyOf(volumes),
                List.copyOf(floating),
                List.copyOf(nics),
                rootVolume,
                facts,
                marker,
                List.copyOf(shared));
    }
}
