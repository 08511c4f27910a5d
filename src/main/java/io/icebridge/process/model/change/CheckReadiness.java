package io.icebridge.process.model.change;

import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.inventory.ImageRoom;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.runbook.readiness.Findings;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.runbook.readiness.ListChecks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** check-readiness: looks at everything, changes nothing. */
@Configuration(proxyBeanMethods = false)
class CheckReadiness {
    private static final Logger LOG = LoggerFactory.getLogger(CheckReadiness.class);

    /** How many findings block the change. */
    static final Var<Integer> BLOCKERS = Var.number("blockers");

    /** The findings, for the form. */
    static final String FINDINGS = "findings";

    private final Failures failures;
    private final Findings findings;
    private final MovePlan plan;
    private final Moves moves;

    CheckReadiness(Failures failures, Findings findings, MovePlan plan, Moves moves) {
        this.failures = failures;
        this.findings = findings;
        this.plan = plan;
        this.moves = moves;
    }

    @Bean
    Step checkHosts(HostChecks checks, Journal journal, Clock clock) {
        return Step.of(failures, here -> check(here, checks, journal, clock));
    }

    /** A few hosts per job, since one that hangs takes long; what each showed is on record. */
    private void check(Here here, HostChecks checks, Journal journal, Clock clock) {
        Change change = new Change(here.change());
        Key key = new Key(here.step(), Subject.CHANGE, Place.HERE, "hosts");
        Map<String, List<Finding>> before =
                journal.last(change, key)
                        .filter(e -> !e.ended().isBefore(here.since()))
                        .flatMap(e -> e.result(Checked.class))
                        .map(Checked::findings)
                        .orElse(Map.of());
        Map<String, List<Finding>> found = checks.checkSome(before, LOG::info);
        journal.note(change, key, "hosts that were checked", new Checked(found));
        if (!checks.all(found)) {
            throw new NotNow(clock.instant(), "hosts are checked: " + found.size() + " are done");
        }
        findings.replace(
                here.change(), here.step(), found.values().stream().flatMap(List::stream).toList());
    }

    /** What was found so far, by host. */
    private record Checked(Map<String, List<Finding>> findings) {}

    @Bean
    Step takeInventory() {
        return Step.of(failures, here -> plan.refresh(here.change()));
    }

    @Bean
    Step checkServers() {
        return Step.of(
                failures,
                here ->
                        findings.replace(
                                here.change(),
                                here.step(),
                                moves.of(here.change()).stream()
                                        .flatMap(CheckReadiness::findings)
                                        .toList()));
    }

    /**
     * What stands in a server's way is no blocker: it is listed and settled by a person. A refused
     * one is listed by its reasons.
     */
    static Stream<Finding> findings(Move move) {
        Stream<Finding> reasons =
                move.reasons().stream().map(r -> finding(move, r.code(), r.what(), r.remedy()));
        boolean told = move.byItself() || move.method().equals("REFUSED");
        return told
                ? reasons
                : Stream.concat(
                        Stream.of(
                                finding(
                                        move,
                                        move.method().toLowerCase(Locale.ROOT).replace('_', '-'),
                                        move.why(),
                                        "leave it so, or choose a way for it in the cloud file")),
                        reasons);
    }

    private static Finding finding(Move move, String code, String what, String remedy) {
        return new Finding(
                move.subject().toString(), code, move.serverName() + ": " + what, remedy, false);
    }

    @Bean
    Step checkRegions(ImageRoom images, ListChecks lists) {
        return Step.of(
                failures,
                here -> {
                    List<Finding> regions = new ArrayList<>(regions(here.change()));
                    regions.addAll(images.check());
                    regions.addAll(lists.check());
                    findings.replace(here.change(), here.step(), regions);
                    List<Finding> all = findings.of(here.change());
                    here.set(BLOCKERS, (int) all.stream().filter(Finding::blocks).count());
                    here.setJson(FINDINGS, all.stream().map(CheckReadiness::row).toList());
                });
    }

    /** The inventory was taken a moment ago; here it is what the quotas are held against. */
    private List<Finding> regions(String change) {
        return plan.roomAhead(plan.refresh(change), change);
    }

    private static Map<String, String> row(Finding finding) {
        return Map.of(
                "what", finding.told(),
                "where", finding.subject(),
                "why", finding.remedy());
    }
}
