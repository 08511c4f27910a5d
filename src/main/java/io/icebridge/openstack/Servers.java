package io.icebridge.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.change.ComputeChanges;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nova's servers and the volumes on them: v2 of Havana and Icehouse, and v2.1 at its oldest
 * microversion, which speaks the same; what newer ones add is read and said where there are any.
 */
final class Servers implements Compute, ComputeChanges {

    private static final String ONE = "/servers/{}";
    private static final Set<Integer> NO_CONSOLE = Set.of(400, 404, 501);
    private static final String ACTION = ONE + "/action";
    private static final String ATTACHMENTS = ONE + "/os-volume_attachments";
    private static final String ATTACHMENT = ATTACHMENTS + "/{}";

    /**
     * The last one that shows a server's flavor by its id. As of 2.3 it tells user data, as of 2.9
     * the lock, as of 2.19 the description, as of 2.26 tags.
     */
    private static final int READING = 46;

    private static final int TAGS = 26;

    /** The microversion from which a lock may have a reason. */
    private static final int LOCK_REASON = 73;

    /** The first that attaches a volume which several servers may have. */
    private static final int SHARED = 60;

    /** The first that takes tags with a boot. */
    private static final int BOOTING = 52;

    private final Service nova;
    private final Termination termination;

    Servers(Service nova) {
        this.nova = nova;
        this.termination = new Termination(nova);
    }

    @Override
    public List<Server> servers() {
        return list(everyProject());
    }

    /** The filter's work is checked: a Nova that ignored it would show all servers. */
    @Override
    public List<Server> serversOn(String node) {
        return list(everyProject().with("host", node)).stream()
                .filter(s -> s.node().equals(node))
                .toList();
    }

    @Override
    public List<Server> serversMarked(String projectId, String key, String value) {
        Call own = Call.get("/servers/detail");
        Call asked =
                projectId.isEmpty()
                        ? own
                        : own.with("all_tenants", "1").with("tenant_id", projectId);
        return list(asked).stream()
                .filter(s -> projectId.isEmpty() || s.projectId().equals(projectId))
                .filter(s -> value.equals(s.metadata().get(key)))
                .toList();
    }

    @Override
    public Optional<Server> server(String id) {
        return nova.find(Call.get(Call.path(ONE, id)).speaking(reading()))
                .map(a -> ServerReader.read(a.path("server")))
                .filter(Servers::there);
    }

    /** Without {@code soft_deleted}, servers that wait for their reclaim are hidden. */
    private static Call everyProject() {
        return Call.get("/servers/detail").with("all_tenants", "1").with("soft_deleted", "True");
    }

    /**
     * Of a deleted server nothing is left but its row, which Nova shows as DELETED until it has
     * marked that as well.
     */
    private static boolean there(Server server) {
        return !server.status().equals("DELETED");
    }

    private List<Server> list(Call call) {
        return new Pages(nova)
                .linked(call.speaking(reading()), "servers", ServerReader::read).stream()
                        .filter(Servers::there)
                        .toList();
    }

    @Override
    public List<Attachment> attachments(String serverId) {
        return Json.list(
                nova.get(Call.path(ATTACHMENTS, serverId)).path("volumeAttachments"),
                a ->
                        new Attachment(
                                Json.text(a, "serverId"),
                                Json.text(a, "volumeId"),
                                Json.text(a, "device")));
    }

    private int reading() {
        int minor = nova.microversion(READING);
        return minor < TAGS ? Microversions.NONE : minor;
    }

    @Override
    public boolean labels() {
        return nova.microversion(BOOTING) == BOOTING;
    }

    @Override
    public boolean changesTermination() {
        return termination.changes();
    }

    @Override
    public void stop(String id) {
        act(id, "os-stop", NullNode.getInstance());
    }

    @Override
    public void start(String id) {
        act(id, "os-start", NullNode.getInstance());
    }

    @Override
    public void lock(String id, String reason) {
        if (reason.isEmpty() || nova.microversion(LOCK_REASON) < LOCK_REASON) {
            act(id, "lock", NullNode.getInstance());
            return;
        }
        ObjectNode lock = Json.object().put("locked_reason", reason);
        nova.call(
                Call.post(Call.path(ACTION, id), Json.object().set("lock", lock))
                        .speaking(LOCK_REASON));
    }

    @Override
    public String lockReason(String id) {
        if (nova.microversion(LOCK_REASON) < LOCK_REASON) {
            return "";
        }
        return nova.find(Call.get(Call.path(ONE, id)).speaking(LOCK_REASON))
                .map(answer -> Json.text(answer.path("server"), "locked_reason"))
                .orElse("");
    }

    @Override
    public void unlock(String id) {
        act(id, "unlock", NullNode.getInstance());
    }

    private Answer act(String id, String action, JsonNode arguments) {
        return nova.call(Call.post(Call.path(ACTION, id), Json.object().set(action, arguments)));
    }

    @Override
    public String snapshot(String id, String imageName, Map<String, String> metadata) {
        ObjectNode image = Json.object().put("name", imageName);
        image.set("metadata", Json.tree(metadata));
        Answer answer = act(id, "createImage", image);
        String location = String.valueOf(answer.header("Location"));
        String imageId = location.substring(location.lastIndexOf('/') + 1);
        if (!imageId.matches("[0-9a-fA-F-]{32,36}")) {
            throw new CloudFailure(
                    Reason.UNKNOWN,
                    "POST /servers/" + id + "/action createImage",
                    answer.getStatus(),
                    0,
                    "the answer names no image",
                    null);
        }
        return imageId;
    }

    /** Nova says in several ways that it has no such console. */
    @Override
    public Optional<String> consoleLink(String id) {
        try {
            Answer answer = act(id, "os-getVNCConsole", Json.object().put("type", "novnc"));
            String link = Json.text(answer.json().path("console"), "url");
            return Optional.of(link).filter(l -> !l.isEmpty());
        } catch (CloudFailure failure) {
            if (NO_CONSOLE.contains(failure.status())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public void delete(String id) {
        nova.call(Call.delete(Call.path(ONE, id)));
    }

    @Override
    public String boot(Boot boot) {
        int minor = boot.label().said() ? nova.microversion(BOOTING) : Microversions.NONE;
        JsonNode answer = nova.json(Call.post("/servers", BootBody.of(boot)).speaking(minor));
        return Json.text(answer.path("server"), "id");
    }

    @Override
    public void setMetadata(String id, Map<String, String> metadata) {
        nova.call(
                Call.post(
                        Call.path(ONE + "/metadata", id),
                        Json.object().set("metadata", Json.tree(metadata))));
    }

    @Override
    public void removeMetadata(String id, String key) {
        nova.deleteIfThere(Call.path(ONE + "/metadata/{}", id, key));
    }

    @Override
    public void attach(String serverId, String volumeId, String device) {
        ObjectNode attachment = Json.object().put("volumeId", volumeId);
        if (!device.isEmpty()) {
            attachment.put("device", device);
        }
        nova.call(
                Call.post(
                                Call.path(ATTACHMENTS, serverId),
                                Json.object().set("volumeAttachment", attachment))
                        .speaking(
                                nova.microversion(SHARED) == SHARED ? SHARED : Microversions.NONE));
    }

    @Override
    public void detach(String serverId, String volumeId) {
        nova.call(Call.delete(Call.path(ATTACHMENT, serverId, volumeId)));
    }

    @Override
    public boolean deleteOnTermination(String serverId, String volumeId, boolean deleted) {
        return termination.tell(Call.path(ATTACHMENT, serverId, volumeId), volumeId, deleted);
    }
}
