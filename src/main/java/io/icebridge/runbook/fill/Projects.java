package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Project;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The projects of the cloud as they were listed once: thousands are gone through one by one. */
final class Projects {
    private static final CloudDraft DRAFT =
            new CloudDraft(FillNova.STEP, Subject.CHANGE, Place.cloud("identity"));
    private static final String LIST = "projects";

    private final Cloud cloud;
    private final Journal journal;
    private final Change change;
    private final Remembered<List<String>> ids;
    private final Remembered<List<String>> enabled = new Remembered<>(this::enabledNow);

    Projects(Cloud cloud, Journal journal, Change change) {
        this.cloud = cloud;
        this.journal = journal;
        this.change = change;
        this.ids =
                new Remembered<>(
                        () ->
                                journal.result(change, DRAFT.key(LIST), Ids.class)
                                        .map(Ids::ids)
                                        .orElseGet(this::now));
    }

    /** Ids of things. */
    record Ids(List<String> ids) {}

    Deed listed() {
        return DRAFT.see(LIST, "the projects of the cloud", () -> new Ids(now()));
    }

    private List<String> now() {
        return cloud.identity().projects().stream().map(Project::id).sorted().toList();
    }

    /**
     * Those of them in whose name something can be asked: for one that was disabled, or deleted
     * since, there is no token, and its servers do not move.
     */
    List<String> enabled() {
        return enabled.get();
    }

    private List<String> enabledNow() {
        Set<String> now =
                cloud.identity().projects().stream()
                        .filter(Project::enabled)
                        .map(Project::id)
                        .collect(Collectors.toSet());
        return ids().stream().filter(now::contains).toList();
    }

    List<String> ids() {
        return ids.get();
    }

    /**
     * What the last deed about each project left otherwise than it should be.
     *
     * @param part of the deed, without the project
     */
    List<Filling.Difference> differences(CloudDraft draft, String part) {
        return journal.last(change, draft.subject(), draft.step()).stream()
                .filter(e -> e.key().place().equals(draft.place()))
                .filter(e -> e.key().partKind().equals(part) && !e.key().part().equals(part))
                .flatMap(e -> differences(e).stream())
                .toList();
    }

    private static List<Filling.Difference> differences(Entry entry) {
        return entry.result(Filled.class).map(Filled::differences).orElse(List.of()).stream()
                .map(text -> new Filling.Difference(entry.key().part(), text))
                .toList();
    }

    /**
     * What became of one project.
     *
     * @param differences that are left
     */
    record Filled(boolean changed, List<String> differences) {}
}
