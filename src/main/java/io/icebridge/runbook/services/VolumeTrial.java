package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Volume;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Reach;
import io.icebridge.journal.Said;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a small volume and deletes it. What an earlier try left is known by its name and deleted
 * first; Cinder deletes no volume that it is still making, so that this is waited for.
 */
final class VolumeTrial {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Undo GOES = Undo.needless("the test deletes what it makes");

    private final Cloud cloud;
    private final Journal journal;

    VolumeTrial(Cloud cloud, Journal journal) {
        this.cloud = cloud;
        this.journal = journal;
    }

    List<Deed> of(CloudDraft draft, Change change, String name) {
        Key made = draft.key("made");
        Key left = draft.key("left");
        return List.of(
                draft.await(
                        "leftMade",
                        "GET volumes: that none is still made that is named " + name,
                        () -> noneMade(name),
                        LIMIT),
                draft.call(
                        "left",
                        "each volume that an earlier test left: DELETE volumes/{volume} name="
                                + name,
                        Undo.needless("the test made them"),
                        reach -> deleted(reach, name)),
                made(draft, name),
                draft.await(
                        "available",
                        "GET volumes/{volume}: that it is available",
                        () -> available(volume(change, made)),
                        LIMIT,
                        left,
                        made),
                draft.call(
                        "deleted",
                        "DELETE volumes/{volume}",
                        Undo.needless("the test made it"),
                        reach -> {
                            reach.cloud().volumes().delete(volume(change, made));
                            return "deleted";
                        }));
    }

    private Deed made(CloudDraft draft, String name) {
        return new Deed.Call(
                new Effect<>(
                        Action.effect(draft.key("made"), "POST volumes size=1 name=" + name, GOES),
                        Said.class,
                        () -> named(name).map(Volume::id).findFirst().map(Said::new),
                        reach -> new Said(reach.cloud().volumes().create(name, 1))),
                List.of());
    }

    private Stream<Volume> named(String name) {
        return cloud.volumes().volumes().stream()
                .filter(v -> v.name().equals(name) && !v.status().equals("deleting"));
    }

    private Optional<Object> noneMade(String name) {
        return named(name).anyMatch(v -> v.status().equals("creating"))
                ? Optional.empty()
                : Optional.of(new Services.Shown("none"));
    }

    private String deleted(Reach reach, String name) {
        List<String> ids = named(name).map(Volume::id).toList();
        ids.forEach(reach.cloud().volumes()::delete);
        return ids.size() + " deleted";
    }

    private String volume(Change change, Key made) {
        return journal.result(change, made, Said.class).orElseThrow().text();
    }

    private Optional<Object> available(String id) {
        String status = cloud.volumes().volume(id).map(Volume::status).orElse("gone");
        if (status.startsWith("error") || status.equals("gone")) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the test volume " + id + " did not become available",
                    "its status is " + status + "; the next test deletes it");
        }
        return status.equals("available")
                ? Optional.of(new Services.Shown(id + " is available"))
                : Optional.empty();
    }
}
