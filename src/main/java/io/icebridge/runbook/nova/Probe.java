package io.icebridge.runbook.nova;

import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Site;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A server with a port and a volume in the new region, before any customer's server moves. */
final class Probe {
    static final String SERVER = "server";
    static final String VOLUME = "volume";
    static final String PORT = "port";
    static final String NETWORK = "network";

    private static final String MARKER = "icebridge_probe";
    private static final String CIDR = "192.0.2.0/28";

    private final Cloud cloud;
    private final Journal journal;
    private final ProbeParts parts;
    private final boolean neutron;

    Probe(Site site, Cloud cloud, Journal journal) {
        this.cloud = cloud;
        this.journal = journal;
        this.parts = new ProbeParts(cloud);
        this.neutron = site.file().network() == NetworkKind.NEUTRON;
    }

    /**
     * What was created of it.
     *
     * @param ours false for a network that was there before
     */
    record Created(String id, boolean ours) {}

    /**
     * Starts its boot; what an earlier try created is used again.
     *
     * @param removed what takes all of it back
     */
    List<Deed> booted(CloudDraft draft, Change change, List<Deed> removed) {
        String name = name(change);
        List<Deed> deeds = new ArrayList<>();
        if (neutron) {
            deeds.add(
                    made(
                            draft,
                            NETWORK,
                            "unless the administrator has one: POST networks name=%s; POST subnets cidr=%s"
                                    .formatted(name, CIDR),
                            removed,
                            () -> networkNamed(name),
                            reach -> network(reach, name)));
            deeds.add(
                    made(
                            draft,
                            PORT,
                            "POST ports name=%s, on it".formatted(name),
                            removed,
                            () -> cloud.network().portNamed(name),
                            reach -> port(reach, draft, change, name)));
        }
        deeds.add(
                made(
                        draft,
                        VOLUME,
                        "POST volumes name=%s size=1".formatted(name),
                        removed,
                        () -> volumeNamed(name),
                        reach -> new Created(reach.cloud().volumes().create(name, 1), true)));
        deeds.add(
                made(
                        draft,
                        SERVER,
                        "POST servers name=%s, from the smallest public image and flavor"
                                .formatted(name),
                        removed,
                        () -> marked(change).map(Server::id),
                        reach -> server(reach, draft, change, name)));
        return deeds;
    }

    private static Deed made(
            CloudDraft draft,
            String part,
            String what,
            List<Deed> removed,
            Supplier<Optional<String>> lookUp,
            Function<Reach, Created> cause) {
        Action action = Action.effect(draft.key(part), what, Deed.undo(removed));
        return new Deed.Call(
                new Effect<>(
                        action,
                        Created.class,
                        () -> lookUp.get().map(id -> new Created(id, true)),
                        cause),
                removed);
    }

    private Created network(Reach reach, String name) {
        return parts.network()
                .map(there -> new Created(there.id(), false))
                .orElseGet(
                        () -> new Created(reach.cloud().network().createNetwork(name, CIDR), true));
    }

    private Created port(Reach reach, CloudDraft draft, Change change, String name) {
        String network = created(draft, change, NETWORK).orElseThrow();
        return new Created(reach.cloud().network().createPort(network, name), true);
    }

    private Created server(Reach reach, CloudDraft draft, Change change, String name) {
        Image image = parts.image();
        Flavor flavor = parts.flavor(image);
        List<Boot.Nic> nics = created(draft, change, PORT).stream().map(Boot.Nic::onPort).toList();
        Boot boot =
                new Boot(
                        name,
                        flavor.id(),
                        image.id(),
                        "",
                        "",
                        "",
                        "",
                        false,
                        "",
                        nics,
                        "",
                        List.of(),
                        Map.of(MARKER, change.id()));
        return new Created(reach.cloud().compute(Side.NEW).boot(boot), true);
    }

    /** The id of what is there of the given part, ours or not; what a person made is looked for. */
    Optional<String> created(CloudDraft draft, Change change, String part) {
        Optional<Entry> last = journal.last(change, draft.key(part));
        return last.flatMap(Entry::byHand).isPresent()
                ? found(change, part)
                : last.flatMap(e -> e.result(Created.class)).map(Created::id);
    }

    /** The ids of all that this change ever created of the given part, or may have. */
    Set<String> ours(CloudDraft draft, Change change, String part) {
        Set<String> ids = new LinkedHashSet<>();
        for (Entry entry : journal.of(change, draft.subject(), draft.step())) {
            if (entry.key().equals(draft.key(part))) {
                attempt(change, part, entry).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** One of unknown outcome is looked for by what it was to be known by. */
    private Optional<String> attempt(Change change, String part, Entry entry) {
        if (entry.open()) {
            return found(change, part);
        }
        return entry.result(Created.class).filter(Created::ours).map(Created::id);
    }

    private Optional<String> found(Change change, String part) {
        return switch (part) {
            case NETWORK -> networkNamed(name(change));
            case PORT -> cloud.network().portNamed(name(change));
            case VOLUME -> volumeNamed(name(change));
            default -> marked(change).map(Server::id);
        };
    }

    private Optional<Server> marked(Change change) {
        return cloud.compute(Side.NEW).serversMarked("", MARKER, change.id()).stream().findFirst();
    }

    private Optional<String> volumeNamed(String name) {
        return cloud.volumes().volumes().stream()
                .filter(v -> v.name().equals(name))
                .map(Volume::id)
                .findFirst();
    }

    private Optional<String> networkNamed(String name) {
        return cloud.network().networks().stream()
                .filter(n -> n.name().equals(name))
                .map(NetworkInfo::id)
                .findFirst();
    }

    private static String name(Change change) {
        return "icebridge-probe-" + change;
    }
}
