package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Volume;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import java.time.Duration;
import java.util.Optional;

/**
 * A read and a harmless write of each service, undone at once. What an earlier try left behind is
 * found by its name and removed first.
 */
final class ApiProofs {
    private static final String CIDR = "192.0.2.0/29";
    private static final int LOOKS = 60;

    private final Cloud cloud;
    private final Site site;

    ApiProofs(Cloud cloud, Site site) {
        this.cloud = cloud;
        this.site = site;
    }

    /** One service's proof; the name is a marker for whatever it creates. */
    interface Proof {
        String prove(Reach reach, String name);
    }

    Proof of(String service) {
        return switch (service) {
            case "keystone" -> this::identity;
            case "swift" -> this::objects;
            case "cinder" -> this::volumes;
            case "glance" -> this::images;
            case "neutron" -> this::networks;
            default -> (reach, name) -> "no API of its own";
        };
    }

    /** What the proof does, for people. */
    static String described(String service) {
        return switch (service) {
            case "keystone" -> "issue a token, list the projects";
            case "swift" -> "write, read and remove a container with an object";
            case "cinder" -> "list the volumes, create and delete one of 1 GiB";
            case "glance" -> "upload, read and delete a tiny image";
            case "neutron" -> "create and delete a network and a port";
            default -> "load its page on its hosts";
        };
    }

    private String identity(Reach reach, String name) {
        cloud.identity().proveTokenIssue();
        return cloud.identity().projects().size() + " projects read, a token issued";
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

    private String volumes(Reach reach, String name) {
        int count = cloud.volumes().volumes().size();
        cloud.volumes().volumes().stream()
                .filter(v -> v.name().equals(name) && !v.status().equals("deleting"))
                .forEach(left -> deleteLeft(reach, left));
        String id = reach.cloud().volumes().create(name, 1);
        awaitAvailable(id);
        reach.cloud().volumes().delete(id);
        return count + " volumes read, one created and deleted";
    }

    /** Cinder deletes none that it is still making. */
    private void deleteLeft(Reach reach, Volume left) {
        if (!left.status().startsWith("error")) {
            awaitAvailable(left.id());
        }
        reach.cloud().volumes().delete(left.id());
    }

    private void awaitAvailable(String id) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<String> status = cloud.volumes().volume(id).map(Volume::status);
            if (status.filter("available"::equals).isPresent()) {
                return;
            }
            if (status.filter(s -> s.startsWith("error")).isPresent()) {
                break;
            }
            site.pauses().pause(Duration.ofSeconds(1));
        }
        throw new StepFailure(
                StepFailure.Kind.PROOF_FAILED,
                "the test volume " + id + " did not become available",
                "it was left for inspection; the next test removes it");
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
