package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Volume;
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
        String prove(String name);
    }

    Proof of(String service) {
        return switch (service) {
            case "keystone" -> this::identity;
            case "swift" -> this::objects;
            case "cinder" -> this::volumes;
            case "glance" -> this::images;
            case "neutron" -> this::networks;
            default -> name -> "no API of its own";
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

    private String identity(String name) {
        cloud.identity().proveTokenIssue();
        return cloud.identity().projects().size() + " projects read, a token issued";
    }

    /** Object storage is the one service that some clouds run without registering it. */
    private String objects(String name) {
        if (!cloud.identity().catalogue().contains("object-store")) {
            return "not in Keystone's catalogue, so that its hosts alone were tested";
        }
        cloud.changing().objects().proveWrite(name);
        return "a container and an object written, read and removed";
    }

    private String images(String name) {
        cloud.changing().images().proveUpload(name);
        return "a tiny image uploaded, read and deleted";
    }

    private String volumes(String name) {
        int count = cloud.volumes().volumes().size();
        cloud.volumes().volumes().stream()
                .filter(v -> v.name().equals(name) && !v.status().equals("deleting"))
                .forEach(this::deleteLeft);
        String id = cloud.changing().volumes().create(name, 1);
        awaitAvailable(id);
        cloud.changing().volumes().delete(id);
        return count + " volumes read, one created and deleted";
    }

    /** Cinder deletes none that it is still making. */
    private void deleteLeft(Volume left) {
        if (!left.status().startsWith("error")) {
            awaitAvailable(left.id());
        }
        cloud.changing().volumes().delete(left.id());
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
    private String networks(String name) {
        cloud.network().portNamed(name).ifPresent(cloud.changing().network()::deletePort);
        cloud.network().networks().stream()
                .filter(n -> n.name().equals(name))
                .map(NetworkInfo::id)
                .forEach(cloud.changing().network()::deleteNetwork);
        String network = cloud.changing().network().createNetwork(name, CIDR);
        String port = cloud.changing().network().createPort(network, name);
        cloud.changing().network().deletePort(port);
        cloud.changing().network().deleteNetwork(network);
        return "a network and a port created and deleted";
    }
}
