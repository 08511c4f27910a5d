package io.icebridge.runbook.services;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Undoing;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The way back for one service: what takes back all that was done, or may have been. */
final class WayBack {
    private static final String STARTED = "startRestoredService";
    static final List<String> STEPS =
            List.of(
                    "stopRestoredService",
                    "restorePackages",
                    SavedConfiguration.STEP,
                    "restoreDatabase",
                    STARTED);
    static final String TEST = "testRestoredService";

    /** What a further upgrade does anew after a way back. */
    private static final Set<String> UPGRADE =
            Set.of(
                    StopService.STEP,
                    UpgradeServicePackages.STEP,
                    UpdateSchema.STEP,
                    StartService.STEP,
                    TestService.STEP);

    private final Undoing back;
    private final Journal journal;
    private final Services services;

    WayBack(Journal journal, Services services) {
        this.back = new Undoing(journal);
        this.journal = journal;
        this.services = services;
    }

    /** One of its steps: of all that the upgrade would do. */
    Course whole(List<Course> upgrade, String step, Subject subject) {
        return back.whole(upgrade, step, subject);
    }

    /** One of its steps: of what the upgrade has done, or tried, since the last way back. */
    Course of(Change change, List<Course> upgrade, String step, Subject subject) {
        long restored = journal.last(change, restored(subject)).map(Entry::number).orElse(0L);
        return back.ofAny(
                change,
                upgrade,
                step,
                subject,
                e -> e.number() > restored && (e.mayBeDone() || e.state() == Entry.State.FAILED));
    }

    /** That a way back came to its end. */
    private static Key restored(Subject subject) {
        return new Key(TEST, subject, Place.HERE, "restored");
    }

    /**
     * @throws StepFailure when a later service has been upgraded already, since that one was tested
     *     against this one's new release
     */
    void refuseWhenLaterOnesFollowed(Change change, String service) {
        for (String later : services.later(service)) {
            boolean followed =
                    journal
                            .last(change, Subject.service(later), UpgradeServicePackages.STEP)
                            .stream()
                            .anyMatch(Entry::mayBeDone);
            if (followed) {
                throw new StepFailure(
                        StepFailure.Kind.PROOF_FAILED,
                        service + " cannot be restored: " + later + " was upgraded after it");
            }
        }
    }

    /** The service serves as before; the next upgrade makes a backup of its own. */
    void completed(Change change, Subject subject) {
        journal.note(change, restored(subject), "restored", new Said("as if never touched"));
        anew(change, subject, key -> UPGRADE.contains(key.step()), "restored");
        anew(change, subject, key -> key.step().equals(BackUpService.STEP), "restored");
        anew(change, subject, WayBack::isBack, "restored");
    }

    /**
     * The upgrade goes on after a way back that did not reach its end: what was taken back is done
     * anew. The dump of the stopped service stays: it is what the database goes back to, and must
     * not be replaced by one of a half-restored database. Once the service was started again,
     * though, that database is whole, and more has been written into it than the old dump knows.
     */
    void abandoned(Change change, Subject subject) {
        if (begun(change, subject)) {
            boolean served = mayBeDone(change, subject, STARTED);
            anew(
                    change,
                    subject,
                    served ? key -> UPGRADE.contains(key.step()) : WayBack::isUpgradeButDump,
                    "taken back");
            anew(change, subject, WayBack::isBack, "upgraded again");
        }
    }

    /** Whether a way back was begun that did not reach its end. */
    boolean begun(Change change, Subject subject) {
        return STEPS.stream().anyMatch(step -> mayBeDone(change, subject, step));
    }

    private boolean mayBeDone(Change change, Subject subject, String step) {
        return journal.last(change, subject, step).stream().anyMatch(Entry::mayBeDone);
    }

    private static boolean isBack(Key key) {
        return STEPS.contains(key.step())
                || key.step().equals(TEST) && !key.place().equals(Place.HERE);
    }

    private static boolean isUpgradeButDump(Key key) {
        boolean dump =
                key.step().equals(StopService.STEP)
                        && (key.part().startsWith("dump") || key.part().startsWith("scratch"));
        return UPGRADE.contains(key.step()) && !dump;
    }

    private void anew(Change change, Subject subject, Predicate<Key> which, String why) {
        journal.of(change, subject).stream()
                .map(Entry::key)
                .distinct()
                .filter(which)
                .forEach(key -> journal.anew(change, key, why));
    }
}
