package io.icebridge.runbook.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.FloatingAddress;
import io.icebridge.cloud.Image;
import io.icebridge.cloud.Port;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Volume;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where a server and all that is its own stands, in words, for the person who decides on it. */
public final class Whereabouts {
    private static final double GIBIBYTE = 1 << 30;

    private final Crossing crossing;
    private final Clock clock;

    public Whereabouts(Crossing crossing, Clock clock) {
        this.crossing = crossing;
        this.clock = clock;
    }

    /** One thing and where it is. */
    public record Row(String what, String value) {}

    /**
     * What is to be seen and done.
     *
     * @param rows where everything is, and what is safe
     * @param steps what remains to be done when a person moves it by hand, in order
     */
    public record Seen(List<Row> rows, List<String> steps) {}

    /** Asks the cloud; where that fails, it says so, since the person can still decide. */
    public Seen of(Change change, String serverId) {
        try {
            Standing standing = Standing.of(crossing, change, serverId);
            boolean half =
                    crossing.halfAcross(change, serverId)
                            && !crossing.deletedSince(change, serverId);
            List<Row> rows = rows(standing, serverId, half);
            unknown(crossing.passage(change, serverId)).ifPresent(row -> rows.add(1, row));
            return new Seen(rows, steps(standing));
        } catch (RuntimeException failure) {
            Row unknown = new Row("Where it stands", "cannot be told now: " + failure.getMessage());
            return new Seen(List.of(unknown), List.of());
        }
    }

    private List<String> steps(Standing standing) {
        return standing.saved()
                .map(saved -> new HandSteps(saved, standing, crossing.file(), crossing.sql()).all())
                .orElse(
                        List.of(
                                "What it was could not be saved: write down its ports, volumes,"
                                        + " key pair and metadata before anything else"));
    }

    private List<Row> rows(Standing standing, String serverId, boolean half) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Asked", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        rows.add(new Row("Safe now", safe(standing)));
        Choices.undoing(standing.begun(), standing.old())
                .ifPresent(why -> rows.add(new Row("Not now: " + Choices.UNDO, why)));
        Choices.leaving(half, standing.old())
                .ifPresent(why -> rows.add(new Row("Not now: " + Choices.LEAVE, why)));
        rows.add(new Row("Old server " + serverId, server(standing.old(), "gone")));
        if (!standing.snapshotId().isEmpty()) {
            rows.add(new Row("Snapshot " + standing.snapshotId(), image(standing.snapshot())));
        }
        String booted = standing.newId().isEmpty() ? "not booted" : "gone";
        rows.add(new Row("New server " + standing.newId(), server(standing.fresh(), booted)));
        standing.saved().ifPresent(saved -> belongings(standing, saved, rows));
        return rows;
    }

    /** What may still come, whatever is decided; the steps wait until it is known. */
    private Optional<Row> unknown(Passage passage) {
        List<Entry> open = passage.unknown();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Row(
                                "Not known yet",
                                open.stream()
                                        .map(this::unknown)
                                        .collect(Collectors.joining("; "))));
    }

    private String unknown(Entry open) {
        return "%s, begun at %s, whose answer got lost: known from %s, and nothing goes on before"
                .formatted(
                        open.key().step(),
                        open.begun().truncatedTo(ChronoUnit.SECONDS),
                        crossing.door().life().shown(open));
    }

    private static void belongings(Standing standing, Definition saved, List<Row> rows) {
        for (Port port : saved.ports()) {
            String name = "Port " + port.id() + " " + String.join(" ", port.fixedIps());
            Optional<Port> now = Optional.ofNullable(standing.ports().get(port.id()));
            rows.add(new Row(name, now.map(p -> on(standing, p.deviceId())).orElse("gone")));
        }
        for (Attachment volume : saved.attachments()) {
            Volume now = standing.volumes().get(volume.volumeId());
            String holder = holder(standing, s -> s.volumeIds().contains(volume.volumeId()));
            rows.add(
                    new Row(
                            "Volume " + volume.volumeId() + " " + volume.device(),
                            now == null ? "gone" : now.status() + ", " + holder));
        }
        for (FloatingAddress address : saved.floating()) {
            String holder = holder(standing, s -> s.hasAddress(address.ip()));
            rows.add(new Row("Floating address " + address.ip(), holder));
        }
    }

    private static String safe(Standing standing) {
        if (standing.old().isEmpty() && standing.fresh().isEmpty()) {
            return "neither server is there: find out what became of them before you choose;"
                    + " trying again goes on from what was proven";
        }
        if (standing.old().isEmpty()) {
            return "the old server is gone, so that nothing can be undone; trying again goes on"
                    + " with the new one";
        }
        if (!standing.begun()) {
            return "nothing of it was touched; it can stay as it is";
        }
        boolean back = Choices.undoing(true, standing.old()).isEmpty();
        return (back ? "undo brings the old server back as it was; " : "")
                + "trying again goes on where it stopped, and deletes nothing before the new"
                + " server is proven";
    }

    private static String server(Optional<Server> server, String otherwise) {
        return server.map(
                        s ->
                                s.status()
                                        + (s.taskState().isEmpty() ? "" : ", " + s.taskState())
                                        + (s.node().isEmpty() ? "" : ", on " + s.node())
                                        + (s.fault().isEmpty() ? "" : ": " + s.fault()))
                .orElse(otherwise);
    }

    private static String image(Optional<Image> image) {
        return image.map(
                        i ->
                                "%s, %.1f GiB, %s"
                                        .formatted(
                                                i.status(),
                                                i.sizeBytes() / GIBIBYTE,
                                                i.isProtected() ? "protected" : "not protected"))
                .orElse("gone");
    }

    private static String on(Standing standing, String device) {
        if (device.isEmpty()) {
            return "free";
        }
        if (standing.old().filter(s -> s.id().equals(device)).isPresent()) {
            return "on the old server";
        }
        return device.equals(standing.newId()) ? "on the new server" : "on device " + device;
    }

    private static String holder(Standing standing, Predicate<Server> has) {
        if (standing.old().filter(has).isPresent()) {
            return "on the old server";
        }
        return standing.fresh().filter(has).isPresent() ? "on the new server" : "on neither server";
    }
}
