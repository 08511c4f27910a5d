package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import java.util.List;

/**
 * A read and a harmless write of each service, undone at once. What an earlier try left behind is
 * found by its name, which is a marker, and removed first.
 */
final class ApiProofs {
    private static final String CIDR = "192.0.2.0/29";

    private static final String OBJECTS =
            "where it is in the catalogue: PUT {account}/NAME; PUT {account}/NAME/probe;"
                    + " GET {account}/NAME/probe; DELETE {account}/NAME/probe;"
                    + " DELETE {account}/NAME";

    private static final String IMAGES =
            "POST images name=NAME; PUT images/{image}/file; GET images/{image}/file;"
                    + " DELETE images/{image}";

    private static final String NETWORKS =
            "those that an earlier test left, and then the new ones: POST networks name=NAME;"
                    + " POST subnets cidr="
                    + CIDR
                    + "; POST ports name=NAME; DELETE ports/{port}; DELETE networks/{network}";

    private final Cloud cloud;
    private final VolumeTrial volumes;

    ApiProofs(Cloud cloud, Journal journal) {
        this.cloud = cloud;
        this.volumes = new VolumeTrial(cloud, journal);
    }

    private interface Proof {
        String prove(Reach reach, String name);
    }

    /** Where it is asked, by the type that Keystone's catalogue calls it. */
    static Place place(String service) {
        return Place.cloud(
                switch (service) {
                    case "keystone" -> "identity";
                    case "swift" -> "object-store";
                    case "cinder" -> "volume";
                    case "glance" -> "image";
                    case "neutron" -> "network";
                    case "heat" -> "orchestration";
                    case "ceilometer" -> "metering";
                    case "trove" -> "database";
                    default -> "dashboard";
                });
    }

    /** One service's proof. */
    List<Deed> of(CloudDraft draft, Change change, String service) {
        String name = "icebridge-test-" + service + "-" + change;
        return switch (service) {
            case "keystone" -> call(draft, "POST auth/tokens; GET projects", name, this::identity);
            case "swift" -> call(draft, OBJECTS.replace("NAME", name), name, this::objects);
            case "cinder" -> volumes.of(draft, change, name);
            case "glance" -> call(draft, IMAGES.replace("NAME", name), name, this::images);
            case "neutron" -> call(draft, NETWORKS.replace("NAME", name), name, this::networks);
            case "horizon" ->
                    call(draft, "nothing: it has no API", name, (r, n) -> "no API of its own");
            default ->
                    call(
                            draft,
                            "nothing: its hosts were asked whether it runs",
                            name,
                            (r, n) -> "not asked through its API");
        };
    }

    private static List<Deed> call(CloudDraft draft, String what, String name, Proof proof) {
        return List.of(
                draft.call(
                        "api",
                        what,
                        Undo.needless("what is made for the test is removed by it"),
                        reach -> proof.prove(reach, name)));
    }

    private String identity(Reach reach, String name) {
        cloud.identity().proveTokenIssue();
        return Counted.of(cloud.identity().projects().size(), "project") + " read, a token issued";
    }

    /** Object storage is the one service that some clouds run without registering it. */
    private String objects(Reach reach, String name) {
        if (!cloud.identity().catalogue().contains("object-store")) {
            return "not in Keystone's catalogue, so that its hosts alone were tested";
        }
        reach.cloud().objects().proveWrite(name);
        return "a container and an object written, read and removed";
    }

    private String images(Reach reach, String name) {
        reach.cloud().images().proveUpload(name);
        return "a tiny image uploaded, read and deleted";
    }

    /** Neutron deletes no network that has a port. */
    private String networks(Reach reach, String name) {
        cloud.network().portNamed(name).ifPresent(reach.cloud().network()::deletePort);
        cloud.network().networks().stream()
                .filter(n -> n.name().equals(name))
                .map(NetworkInfo::id)
                .forEach(reach.cloud().network()::deleteNetwork);
        String network = reach.cloud().network().createNetwork(name, CIDR);
        String port = reach.cloud().network().createPort(network, name);
        reach.cloud().network().deletePort(port);
        reach.cloud().network().deleteNetwork(network);
        return "a network and a port created and deleted";
    }
}
