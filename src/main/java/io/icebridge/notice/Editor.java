package io.icebridge.notice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.icebridge.approval.ChangeId;
import io.icebridge.approval.Starts;
import io.icebridge.notice.Letter.Item;
import io.icebridge.notice.Letter.ProjectTold;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes notices of what happened: the first at once, what follows soon after it in one. */
final class Editor {
    private final Occasions occasions;
    private final Outbox outbox;
    private final Receivers receivers;
    private final ToldProjects projects;
    private final Starts starts;
    private final String link;
    private final Duration pause;
    private final TransactionTemplate together;

    Editor(
            Occasions occasions,
            Outbox outbox,
            Receivers receivers,
            ToldProjects projects,
            Starts starts,
            PlatformTransactionManager transactions) {
        this.occasions = occasions;
        this.outbox = outbox;
        this.receivers = receivers;
        this.projects = projects;
        this.starts = starts;
        this.link = receivers.notices().link();
        this.pause = Duration.ofSeconds(receivers.notices().atMostEverySeconds());
        this.together = new TransactionTemplate(transactions);
    }

    private record Group(Kind kind, String change, String project) {}

    /** Writes what is due into the outbox. */
    void round(List<String> running, Instant now) {
        Map<Group, List<Occasion>> groups =
                occasions.untold(now).stream()
                        .collect(
                                groupingBy(
                                        o -> new Group(o.kind(), o.change(), o.project()),
                                        LinkedHashMap::new,
                                        toList()));
        groups.forEach(
                (group, those) -> {
                    if (!soonAfterAnother(group, now)) {
                        together.executeWithoutResult(status -> tell(group, those, running, now));
                    }
                });
    }

    private boolean soonAfterAnother(Group group, Instant now) {
        return occasions
                .lastTold(group.kind(), group.change(), group.project())
                .filter(last -> last.plus(pause).isAfter(now))
                .isPresent();
    }

    private void tell(Group group, List<Occasion> those, List<String> running, Instant now) {
        List<Occasion> mine = those.stream().filter(o -> occasions.tell(o, now)).toList();
        boolean over = group.kind() == Kind.WINDOW && !running.contains(group.change());
        if (mine.isEmpty() || over) {
            return;
        }
        ProjectTold project =
                group.project().isEmpty()
                        ? null
                        : projects.told(group.kind(), group.change(), group.project(), now);
        List<String> owners =
                project == null ? List.of() : receivers.owners(project.id(), project.name());
        Letter letter = letter(group, mine, project);
        receivers
                .of(group.kind(), owners)
                .forEach(
                        to ->
                                outbox.add(
                                        group.kind(),
                                        group.project(),
                                        letter,
                                        to.way(),
                                        to.address()));
    }

    private Letter letter(Group group, List<Occasion> those, ProjectTold project) {
        return new Letter(
                group.kind().word(),
                group.change(),
                starts.of(group.change()).stream().map(Starts.Start::title).findFirst().orElse(""),
                link.isEmpty() ? "" : link + ChangeId.page(group.change()),
                project == null
                        ? those.stream()
                                .map(o -> new Item(o.at(), o.what(), o.about(), o.detail()))
                                .toList()
                        : List.of(),
                project);
    }
}
