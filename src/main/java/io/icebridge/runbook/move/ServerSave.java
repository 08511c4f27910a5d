package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Change;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.FactsReader;
import io.icebridge.runbook.inventory.ServerFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves the whole truth of a server before anything touches it. */
public final class ServerSave {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSave.class);

    private final Crossing crossing;
    private final FactsReader facts;
    private final Map<String, Flavor> flavors = new ConcurrentHashMap<>();

    public ServerSave(Crossing crossing, FactsReader facts) {
        this.crossing = crossing;
        this.facts = facts;
    }

    /**
     * Saves it, unless work on it has begun: then what was saved before is the truth.
     *
     * @return empty when its owner has deleted it meanwhile
     */
    public Optional<Definition> run(Change change, String serverId) {
        if (crossing.begun(change, serverId)) {
            return crossing.saved(change, serverId);
        }
        Optional<Definition> now =
                save(change, crossing.find(Side.OLD, serverId).map(ServerSave::atRest));
        now.ifPresent(ServerSave::oneAddressOfEachNetwork);
        now.ifPresent(ServerSave::rootOfItsOwn);
        return now;
    }

    /** Without Neutron a boot that names a network twice is refused, when the old one is off. */
    private static void oneAddressOfEachNetwork(Definition saved) {
        saved.secondOnNetwork().stream()
                .findFirst()
                .ifPresent(
                        nic -> {
                            throw Crossing.proof(
                                    "it has several addresses on network %s, %s among them, and Nova boots with one of each network: move it by hand, and add the others after the boot"
                                            .formatted(nic.networkId(), nic.fixedIp()));
                        });
    }

    /** A boot from such a volume is refused, when the old server is gone. */
    private static void rootOfItsOwn(Definition saved) {
        if (saved.shares(saved.rootVolumeId())) {
            throw Crossing.proof(
                    "its root volume %s may be on several servers at once: give it one of its own, or move it by hand"
                            .formatted(saved.rootVolumeId()));
        }
    }

    private Optional<Definition> save(Change change, Optional<Server> server) {
        Optional<Definition> now = server.map(this::define);
        now.ifPresent(definition -> crossing.definitions().save(change.id(), definition));
        return now;
    }

    /** What its owner has just ordered passes, and may change what it is. */
    private static Server atRest(Server server) {
        if (!server.taskState().isEmpty()) {
            throw new CloudFailure(
                    CloudFailure.Reason.BUSY,
                    "server " + server.id(),
                    0,
                    0,
                    "is " + server.taskState(),
                    null);
        }
        return server;
    }

    /**
     * Saves one that does not go by itself, as far as it can be told what it is; the first time
     * only, since a person may have taken it apart by the next.
     */
    public void once(Change change, String serverId) {
        try {
            if (crossing.saved(change, serverId).isEmpty()) {
                save(change, crossing.find(Side.OLD, serverId));
            }
        } catch (StepFailure unclear) {
            LOG.info("server {} cannot be saved: {}", serverId, unclear.getMessage());
        }
    }

    private Definition define(Server server) {
        ServerFacts known = facts.of(server, () -> crossing.cloud().network().portsOf(server.id()));
        List<Attachment> attachments =
                server.volumeIds().isEmpty() && !server.volumeBacked()
                        ? List.of()
                        : attachments(server, known);
        boolean neutron = crossing.file().network() == NetworkKind.NEUTRON;
        List<Port> ports = neutron ? inOrder(server, known) : List.of();
        List<Nic> nics =
                neutron
                        ? ports.stream().map(p -> Nic.onPort(p.id())).toList()
                        : fixedAddresses(server, known);
        return new Definition(
                server,
                flavor(server.flavorId()),
                ports,
                attachments,
                neutron ? List.of() : floating(server),
                nics,
                server.volumeBacked() ? rootVolume(attachments, known) : "",
                known,
                Marker.freeName(server),
                shared(server, attachments));
    }

    /** Nova does not tell which these are, Cinder alone does. */
    private List<SharedVolume> shared(Server server, List<Attachment> attachments) {
        return attachments.stream()
                .flatMap(a -> crossing.cloud().volumes().volume(a.volumeId()).stream())
                .filter(Volume::shared)
                .map(volume -> new SharedVolume(volume.id(), others(volume, server.id())))
                .toList();
    }

    private static Set<String> others(Volume volume, String serverId) {
        Set<String> others = new TreeSet<>(volume.serverIds());
        others.remove(serverId);
        return others;
    }

    /**
     * Nova makes its answer of the rows that were just read; where they are short of one, it is
     * asked.
     */
    private List<Attachment> attachments(Server server, ServerFacts facts) {
        List<Attachment> known =
                facts.devices().stream()
                        .filter(d -> server.volumeIds().contains(d.volumeId()))
                        .map(d -> new Attachment(server.id(), d.volumeId(), d.name()))
                        .toList();
        return known.size() == server.volumeIds().size()
                        && known.stream().noneMatch(a -> a.device().isEmpty())
                ? known
                : crossing.old().attachments(server.id());
    }

    /** A flavor cannot be changed, so that one which was read once holds. */
    private Flavor flavor(String id) {
        if (!flavors.containsKey(id)) {
            crossing.cloud().flavors(Side.OLD).all().forEach(f -> flavors.put(f.id(), f));
        }
        if (!flavors.containsKey(id)) {
            throw Crossing.proof("flavor " + id + " is gone");
        }
        return flavors.get(id);
    }

    /**
     * By Nova's own memory of the cards. Where it is not known, a server with several comes here
     * only by a person's word, and gets the order in which the API lists their addresses.
     */
    private List<Port> inOrder(Server server, ServerFacts facts) {
        List<Port> ports = new ArrayList<>(LedPorts.of(crossing.cloud().network(), server));
        List<String> macs = server.addresses().stream().map(Server.Address::mac).toList();
        ports.sort(
                Comparator.comparing((Port port) -> last(facts.placeOf(port)))
                        .thenComparing(port -> last(macs.indexOf(port.mac()))));
        return ports;
    }

    /** A card for each address of IPv4; nova-network makes that of IPv6 itself, of its MAC. */
    private List<Nic> fixedAddresses(Server server, ServerFacts facts) {
        List<NetworkInfo> networks = crossing.cloud().novaNetwork(Side.NEW).networks();
        return server.addresses().stream()
                .filter(a -> !a.floating() && !a.six())
                .sorted(Comparator.comparing((Server.Address a) -> last(facts.placeOf(a.ip()))))
                .map(a -> Nic.onNetwork(network(networks, a), a.ip()))
                .toList();
    }

    private static int last(int place) {
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    /** Nova shows a network's name, which several may have. */
    private static String network(List<NetworkInfo> networks, Server.Address address) {
        List<NetworkInfo> named =
                networks.stream().filter(n -> n.name().equals(address.network())).toList();
        if (named.isEmpty()) {
            throw Crossing.proof("the new region has no network " + address.network());
        }
        List<NetworkInfo> its =
                named.size() == 1
                        ? named
                        : named.stream()
                                .filter(n -> new AddressRange(n.cidr()).has(address.ip()))
                                .toList();
        if (its.size() != 1) {
            throw Crossing.proof(
                    "the new region has %d networks named %s, and address %s is in the range of %d of them"
                            .formatted(named.size(), address.network(), address.ip(), its.size()));
        }
        return its.get(0).id();
    }

    private List<FloatingAddress> floating(Server server) {
        List<String> ips =
                server.addresses().stream()
                        .filter(Server.Address::floating)
                        .map(Server.Address::ip)
                        .toList();
        return ips.isEmpty()
                ? List.of()
                : crossing.cloud().novaNetwork(Side.OLD).pool().stream()
                        .filter(f -> ips.contains(f.ip()))
                        .toList();
    }

    private static String rootVolume(List<Attachment> attachments, ServerFacts facts) {
        return facts.devices().stream()
                .filter(d -> d.bootIndex() == 0 && !d.volumeId().isEmpty())
                .map(ServerFacts.Device::volumeId)
                .findFirst()
                .or(
                        () ->
                                attachments.stream()
                                        .filter(a -> a.device().matches("/dev/[a-z]*da"))
                                        .map(Attachment::volumeId)
                                        .findFirst())
                .orElseThrow(() -> Crossing.proof("its root volume cannot be told"));
    }
}
