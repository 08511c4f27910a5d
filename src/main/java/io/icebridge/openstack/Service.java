package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One service, called as one project, in one region where it has several. */
final class Service {

    private final ServiceKind kind;
    private final Wire wire;
    private final String projectId;
    private final String region;
    private final RawService raw;

    Service(ServiceKind kind, Wire wire, String projectId, String region) {
        this(kind, wire, projectId, region, kind.root());
    }

    private Service(
            ServiceKind kind,
            Wire wire,
            String projectId,
            String region,
            UnaryOperator<String> root) {
        this.kind = kind;
        this.wire = wire;
        this.projectId = projectId;
        this.region = region;
        this.raw = new RawService(kind, root);
    }

    /** The same service at another root than its API's, for version documents. */
    Service at(UnaryOperator<String> root) {
        return new Service(kind, wire, projectId, region, root);
    }

    /** The token that the calls carry, for the ids in it. */
    Ticket ticket() {
        return wire.ticket(projectId);
    }

    /**
     * The newest microversion that this Nova offers, up to the one that is asked for.
     *
     * @param most N of 2.N
     * @return N of 2.N, or {@link Microversions#NONE}
     */
    int microversion(int most) {
        return Math.min(most, wire.microversions().newest(region, this));
    }

    /** Makes the call and gives the whole answer. */
    Answer call(Call call) {
        return wire.call(
                projectId,
                region,
                call,
                () -> {
                    Answer answer = raw.send(call);
                    answer.mustNotBeAPage();
                    return answer;
                });
    }

    /** Makes the call and reads the answer's JSON, which must be there. */
    JsonNode json(Call call) {
        return wire.call(projectId, region, call, () -> raw.send(call).json());
    }

    JsonNode get(String path) {
        return json(Call.get(path));
    }

    /** Empty when the answer is 404. */
    Optional<JsonNode> find(String path) {
        return find(Call.get(path));
    }

    /** The same. */
    Optional<JsonNode> find(Call call) {
        try {
            return Optional.of(json(call));
        } catch (CloudFailure failure) {
            return absent(failure);
        }
    }

    /**
     * Deletes; harmless when it is gone. A single 404 may also come from a proxy or an API that has
     * just been started, so that it is asked for once more.
     */
    void deleteIfThere(String path) {
        if (!deleted(path)) {
            deleted(path);
        }
    }

    private boolean deleted(String path) {
        try {
            call(Call.delete(path));
            return true;
        } catch (CloudFailure failure) {
            absent(failure);
            return false;
        }
    }

    private static Optional<JsonNode> absent(CloudFailure failure) {
        if (failure.reason() == Reason.NOT_FOUND) {
            return Optional.empty();
        }
        throw failure;
    }
}
