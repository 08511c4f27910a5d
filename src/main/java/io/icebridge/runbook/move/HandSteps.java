package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.profile.FillProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What remains for a person who moves a server by hand: the actions of its move, filled in, as
 * commands of the two releases' own clients, and what only a person does.
 */
final class HandSteps {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z ]+)}");
    private static final List<Map<String, String>> NOTHING = List.of();

    private final Definition saved;
    private final Standing standing;
    private final CloudFile file;
    private final Route route;
    private final List<String> steps = new ArrayList<>();

    HandSteps(Definition saved, Standing standing, CloudFile file, FillProfile sql) {
        this.saved = saved;
        this.standing = standing;
        this.file = file;
        String method = saved.server().volumeBacked() ? "VOLUME" : "SNAPSHOT";
        this.route = new Route(method, UserData.SAME, file, sql);
    }

    List<String> all() {
        for (ServerAction kind : ServerAction.values()) {
            if (route.has(kind)) {
                onlyByPersons(kind);
                remaining(kind).forEach(values -> type(kind, values));
            }
        }
        steps.add("# then choose that it was done by hand, and give the new server's id");
        return steps;
    }

    /** What is in the memory of a paused or suspended server does not move. */
    private void onlyByPersons(ServerAction kind) {
        if (standing.old().isEmpty()) {
            return;
        }
        String status = standing.old().get().status();
        if (kind == ServerAction.STOP && status.equals("PAUSED")) {
            type("{nova old} unpause {server}", Map.of());
        } else if (kind == ServerAction.STOP && status.equals("SUSPENDED")) {
            type("{nova old} resume {server}", Map.of());
        } else if (kind == ServerAction.DELETE && !saved.ports().isEmpty()) {
            steps.add("# wait until nova show lists no address of the old server, about a minute");
        }
    }

    /** For each thing with which it is still to be done, what its places stand for. */
    private List<Map<String, String>> remaining(ServerAction kind) {
        boolean old = standing.old().isPresent();
        return switch (kind) {
            case LOCK -> once(old && !standing.begun());
            case STOP -> once(old && !standing.old().get().status().equals("SHUTOFF"));
            case SNAPSHOT -> once(old && standing.snapshot().isEmpty());
            case GUARD -> old ? List.of(Map.of("volume", saved.rootVolumeId())) : NOTHING;
            case DETACH -> volumes(v -> on(standing.old(), v));
            case PARK -> ports(p -> old && p.deviceId().equals(saved.server().id()));
            case UNASSIGN, RELEASE, WITHDRAW -> old ? floating() : NOTHING;
            case DELETE_FIRST -> once(old);
            case RESERVE_OLD -> fixed();
            case UNRESERVE -> standing.fresh().isEmpty() ? fixed() : NOTHING;
            case BOOT -> standing.fresh().isEmpty() ? boot() : NOTHING;
            case ATTACH -> volumes(v -> !on(standing.fresh(), v));
            case ADD, ALLOCATE, ASSIGN -> floating();
            case LOCK_NEW -> once(saved.facts().locked());
            case STOP_NEW -> once(!saved.wasRunning());
            case DELETE ->
                    old
                            ? List.of(
                                    Map.of(
                                            "remark",
                                            "  # when the new server is as this one was, not before"))
                            : NOTHING;
            // what the old server's record still lists, its deletion takes off the new one
            case REBIND ->
                    route.deleteFirst()
                            ? NOTHING
                            : saved.ports().stream()
                                    .filter(p -> old || !onNew(standing.ports().get(p.id())))
                                    .map(p -> Map.of("port", p.id()))
                                    .toList();
            // the check afterwards looks for itself, and nobody else's pool is touched
            case PROTECT, PROVE, COMPARE, UNGUARD, CLEAR, START_NEW, KEEP -> NOTHING;
            case UNMARK -> marked() ? List.of(Map.of("marker", saved.marker())) : NOTHING;
            case USER, TERMINATION, TERMINATION_ROW -> NOTHING;
        };
    }

    /** One that a person booted bears no marker. */
    private boolean marked() {
        return standing.fresh().filter(s -> s.metadata().containsKey(saved.marker())).isPresent();
    }

    private static List<Map<String, String>> once(boolean open) {
        return open ? List.of(Map.of()) : NOTHING;
    }

    private interface Which<T> {
        boolean fits(T thing);
    }

    private List<Map<String, String>> volumes(Which<Attachment> open) {
        return saved.dataVolumes().stream()
                .filter(open::fits)
                .map(v -> Map.of("volume", v.volumeId(), "device", v.device()))
                .toList();
    }

    private static boolean on(Optional<Server> server, Attachment volume) {
        return server.filter(s -> s.volumeIds().contains(volume.volumeId())).isPresent();
    }

    private List<Map<String, String>> ports(Which<Port> open) {
        return saved.ports().stream()
                .map(p -> standing.ports().get(p.id()))
                .filter(now -> now != null && open.fits(now))
                .map(now -> Map.of("port", now.id()))
                .toList();
    }

    private boolean onNew(Port now) {
        return now != null
                && standing.fresh().filter(s -> s.id().equals(now.deviceId())).isPresent();
    }

    private List<Map<String, String>> floating() {
        return saved.floating().stream().map(HandSteps::places).toList();
    }

    private static Map<String, String> places(FloatingAddress address) {
        return Map.of(
                "ip", address.ip(),
                "pool", address.pool(),
                "interface", address.interfaceName());
    }

    private List<Map<String, String>> fixed() {
        return saved.nics().stream()
                .map(Nic::fixedIp)
                .filter(ip -> !ip.isEmpty())
                .map(ip -> Map.of("ip", ip))
                .toList();
    }

    private List<Map<String, String>> boot() {
        return new HandBoot(saved, standing, file.regions())
                .commands().stream().map(command -> Map.of("boot", command)).toList();
    }

    private void type(ServerAction kind, Map<String, String> values) {
        kind.kind().typed.forEach(command -> type(command, values));
    }

    private void type(String command, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("nova old", nova(saved, file.regions().old()));
        all.put("nova new", nova(saved, file.regions().fresh()));
        all.put(
                "nova new locking",
                saved.facts().lock().byAdministrator()
                        ? "nova --os-region-name " + file.regions().fresh()
                        : nova(saved, file.regions().fresh()));
        all.put("server", saved.server().id());
        all.put("new server", standing.fresh().map(Server::id).orElse("NEW"));
        all.put("image", HandBoot.image(saved.server()));
        steps.add(
                PLACE.matcher(command)
                        .replaceAll(m -> Matcher.quoteReplacement(all.get(m.group(1)))));
    }

    static String nova(Definition saved, String region) {
        return "nova --os-tenant-id %s --os-region-name %s"
                .formatted(saved.server().projectId(), region);
    }
}
