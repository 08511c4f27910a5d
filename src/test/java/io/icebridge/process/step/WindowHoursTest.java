package io.icebridge.process.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Effect;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.NotNow;
import io.icebridge.journal.Place;
import io.icebridge.journal.RequestLife;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.journal.Undo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The window 01:00 to 04:00 in Berlin, on the nights before and after the clocks change. */
class WindowHoursTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final Slicing SERVICE =
            new Slicing() {
                @Override
                public String gate() {
                    return "service";
                }

                @Override
                public Set<String> steps() {
                    return Set.of("backUpService", "stopService", "startService");
                }

                @Override
                public Set<String> belongTogether() {
                    return Set.of("stopService", "startService");
                }

                @Override
                public List<Slice> slices(Change change, String subject) {
                    return List.of();
                }
            };

    private final Journal journal = TestDoor.journal();
    private final List<String> done = new ArrayList<>();
    private Instant now = Instant.parse("2027-03-28T00:30:00Z");

    private Door door() {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        WindowHours hours =
                new WindowHours(
                        TestCloudFile.withWindows(window()),
                        journal,
                        null,
                        () -> List.of(SERVICE),
                        clock);
        return new Door(
                journal,
                (change, action) -> {},
                hours,
                new RequestLife(Duration.ZERO, clock),
                null,
                null);
    }

    private static MaintenanceWindow window() {
        return new MaintenanceWindow(
                List.of(),
                LocalTime.of(1, 0),
                LocalTime.of(4, 0),
                ZoneId.of("Europe/Berlin"),
                List.of(),
                List.of(),
                List.of());
    }

    private void at(String instant, String step, String service) {
        now = Instant.parse(instant);
        Key key = new Key(step, Subject.service(service), Place.host("ctl1"), "part");
        door().carryOut(
                        CHANGE,
                        Effect.repeatable(
                                Action.effect(key, step, Undo.NONE),
                                reach -> {
                                    done.add(step + " " + service);
                                    return "done";
                                }));
    }

    @Test
    void whatHasBegunIsFinishedNothingElseBeginsAndTheNextWindowCarriesOn() {
        at("2027-03-28T00:30:00Z", "stopService", "keystone");
        // 04:00 in Berlin is 02:00 in UTC on the day when the clocks go forward
        at("2027-03-28T02:30:00Z", "startService", "keystone");
        assertThatThrownBy(() -> at("2027-03-28T02:30:00Z", "backUpService", "glance"))
                .isInstanceOfSatisfying(
                        NotNow.class,
                        later ->
                                assertThat(later.from())
                                        .isEqualTo(Instant.parse("2027-03-28T23:00:00Z")))
                .hasMessageContaining("Europe/Berlin");
        at("2027-03-28T23:00:00Z", "backUpService", "glance");
        assertThat(done)
                .containsExactly(
                        "stopService keystone", "startService keystone", "backUpService glance");
    }

    @Test
    void aLookIsNeverHeldUp() {
        Key key = new Key("backUpService", Subject.CHANGE, Place.host("ctl1"), "look");
        now = Instant.parse("2027-03-28T12:00:00Z");
        WindowHours hours =
                new WindowHours(
                        TestCloudFile.withWindows(window()),
                        journal,
                        null,
                        () -> List.of(SERVICE),
                        Clock.fixed(now, ZoneOffset.UTC));
        hours.require(CHANGE, Action.look(key, "look"));
    }
}
