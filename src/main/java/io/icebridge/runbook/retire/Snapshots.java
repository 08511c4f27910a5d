package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Intent;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.ServerRelease;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The servers' snapshots: the time for which each is kept stands in the journal. */
final class Snapshots {
    private final Site site;
    private final Cloud cloud;
    private final Clock clock;

    Snapshots(Site site, Cloud cloud, Clock clock) {
        this.site = site;
        this.cloud = cloud;
        this.clock = clock;
    }

    /** Deletes those whose time is over; says how many, and until when others are kept. */
    String deleteExpired(String change) {
        int deleted = 0;
        Instant last = Instant.MIN;
        int kept = 0;
        for (Entry entry : site.journal().of(change)) {
            if (!entry.intent().step().equals("keepSnapshot")
                    || !entry.settled()
                    || !entry.result().startsWith(ServerRelease.UNTIL)) {
                continue;
            }
            Instant until = Instant.parse(entry.result().substring(ServerRelease.UNTIL.length()));
            if (until.isAfter(clock.instant())) {
                kept++;
                last = until.isAfter(last) ? until : last;
                continue;
            }
            String subject = entry.intent().subject();
            Optional<String> image = site.journal().result(change, subject, "takeSnapshot");
            if (image.isPresent()) {
                delete(change, subject, image.get());
                deleted++;
            }
        }
        return deleted
                + " expired snapshots deleted"
                + (kept == 0 ? "" : ", " + kept + " kept, the last until " + last);
    }

    private void delete(String change, String subject, String image) {
        site.journal()
                .perform(
                        new Intent(change, subject, "cleanUp.deleteSnapshot", "image " + image),
                        () -> {
                            if (cloud.images().image(image).isEmpty()) {
                                return "it was gone already";
                            }
                            cloud.changing().images().protect(image, false);
                            cloud.changing().images().delete(image);
                            return "deleted";
                        });
    }
}
