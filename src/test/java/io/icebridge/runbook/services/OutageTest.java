package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.profile.ServiceProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the gate of a service says of how long it will stand still. */
class OutageTest {
    private static final ServiceProfile KEYSTONE =
            Profiles.load("havana-icehouse").services().stream()
                    .filter(service -> service.name().equals("keystone"))
                    .findFirst()
                    .orElseThrow();

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2015-05-01T22:00:00Z"));
    private final Journal journal =
            TestDoor.journal(
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now.get();
                        }

                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }
                    });

    private void stoodStill(String change, int seconds) {
        journal.begun(new Change(change), look("stopService"));
        now.updateAndGet(at -> at.plus(Duration.ofSeconds(seconds)));
        journal.looked(new Change(change), look("startService"), "up");
    }

    private static Action look(String step) {
        Key key = new Key(step, Subject.service("keystone"), Place.host("ctl1"), "running");
        return Action.look(key, "service openstack-keystone status");
    }

    private String said() {
        return new Outage(journal).said(new Change("CHG9"), KEYSTONE);
    }

    @Test
    void withoutRehearsalAndEarlierChangesItIsNotKnown() {
        journal.begun(new Change("CHG1"), look("stopService"));
        assertThat(said()).endsWith("how long is not known, since nothing was rehearsed.");
    }

    @Test
    void itIsTheMedianOfWhatItTookInEarlierChanges() {
        stoodStill("CHG1", 90);
        stoodStill("CHG2", 3600);
        stoodStill("CHG3", 110);
        assertThat(said())
                .endsWith("it stood still for 110 s (measured 3 times in CHG1, CHG2, CHG3).");
    }
}
