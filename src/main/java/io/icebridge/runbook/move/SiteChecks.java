package io.icebridge.runbook.move;

import io.icebridge.cloud.Project;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Server.Address;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Check;
import io.icebridge.host.Outlook;
import io.icebridge.host.Outlook.Seen;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Key;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The site's own checks of a new server, from this machine: after it is verified, while the old one
 * stands where the order allows it, so that a failed check can still be undone (S15).
 */
public final class SiteChecks {
    static final String STEP = "acceptServer";
    private static final int HUNDRED = 100;
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);

    private final Crossing crossing;
    private final Outlook outlook;

    public SiteChecks(Crossing crossing, Outlook outlook) {
        this.crossing = crossing;
        this.outlook = outlook;
    }

    /** Those that concern the server; none where it was switched off. */
    public List<Check> of(Change change, String serverId) {
        List<Check> all = crossing.file().moving().checks();
        if (all.isEmpty()) {
            return List.of();
        }
        Definition saved = crossing.definition(change, serverId);
        return saved.wasRunning()
                ? all.stream().filter(c -> concerns(c, saved)).toList()
                : List.of();
    }

    private boolean concerns(Check check, Definition saved) {
        Server server = saved.server();
        return drawn(server.id()) < check.share() * HUNDRED
                && Selection.matches(
                        check.selector(),
                        Selection.Facts.of(
                                server,
                                check.selector().project().isEmpty() ? "" : projectOf(server),
                                saved.flavor()));
    }

    /** The same server is in the same sample, however often it is asked. */
    private static long drawn(String serverId) {
        CRC32 sum = new CRC32();
        sum.update(serverId.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % HUNDRED;
    }

    private String projectOf(Server server) {
        return crossing.cloud().identity().projects().stream()
                .filter(p -> p.id().equals(server.projectId()))
                .map(Project::name)
                .findFirst()
                .orElse("");
    }

    /** How long the checks may take until they are as wanted; a guest must start first. */
    public Duration patience(Change change, String serverId) {
        return Duration.ofSeconds(
                of(change, serverId).stream().mapToInt(Check::withinSeconds).max().orElse(0));
    }

    /** Whether all are as wanted now; nothing is written down. */
    public boolean good(Change change, String serverId) {
        return of(change, serverId).stream().allMatch(c -> look(c, change, serverId).good());
    }

    /** Looks and writes down what was seen. */
    public void accept(Change change, String serverId) {
        for (Check check : of(change, serverId)) {
            Action look = look(crossing.file(), check, Subject.server(serverId));
            if (!crossing.door().journal().settled(change, look.key())) {
                accept(check, look, change, serverId);
            }
        }
    }

    private void accept(Check check, Action look, Change change, String serverId) {
        Seen seen = look(check, change, serverId);
        if (!seen.good()) {
            String why =
                    "the new server does not pass the check "
                            + check.described()
                            + ": "
                            + seen.what();
            crossing.door().journal().lookedInVain(change, look, why);
            throw Crossing.proof(why);
        }
        crossing.door().journal().looked(change, look, new Said(seen.what()));
    }

    /** The check of one server, as the gate shows it. */
    static Action look(CloudFile file, Check check, Subject server) {
        int number = file.moving().checks().indexOf(check) + 1;
        Key key = new Key(STEP, server, On.NEW.in(file), "check:" + number);
        return Action.look(key, check.described());
    }

    /**
     * The old server must not go before.
     *
     * @throws io.icebridge.runbook.StepFailure when a check is missing
     */
    public void mustHavePassed(Change change, String serverId) {
        for (Check check : of(change, serverId)) {
            Key key = look(crossing.file(), check, Subject.server(serverId)).key();
            if (!crossing.door().journal().settled(change, key)) {
                throw Crossing.proof(
                        "the check "
                                + check.described()
                                + " of the new server is not passed, so the old one stays");
            }
        }
    }

    private Seen look(Check check, Change change, String serverId) {
        Definition saved = crossing.definition(change, serverId);
        String newId = crossing.newId(change, serverId);
        String address = address(newId);
        return switch (check.kind()) {
            case "ping" -> outlook.ping(address, ONE_LOOK);
            case "tcp" -> outlook.tcp(address, check.port(), ONE_LOOK);
            case "http" -> outlook.http(uri(check, address), check.status(), ONE_LOOK);
            default ->
                    outlook.command(
                            check.command(),
                            Map.of(
                                    "ADDRESS", address,
                                    "OLD_ID", serverId,
                                    "NEW_ID", newId,
                                    "NAME", saved.server().name(),
                                    "PROJECT_ID", saved.server().projectId()),
                            ONE_LOOK);
        };
    }

    private static URI uri(Check check, String address) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create("http://" + host + ":" + check.port() + check.path());
    }

    /** A floating address where there is one, else the first. */
    private String address(String newId) {
        return crossing.mustBe(Side.NEW, newId).addresses().stream()
                .min(Comparator.comparing(a -> !a.floating()))
                .map(Address::ip)
                .orElseThrow(() -> Crossing.proof("the new server has no address to check"));
    }
}
