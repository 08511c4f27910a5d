package io.icebridge.process;

import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** The jobs of an engine whose own executor is off. */
public final class DueJobs {
    private DueJobs() {}

    /** Carries them out one by one, with those that come of them, until none is left to try. */
    public static void carryOut(ManagementService jobs) {
        for (Optional<Job> job = next(jobs); job.isPresent(); job = next(jobs)) {
            jobs.executeJob(job.get().getId());
        }
    }

    private static Optional<Job> next(ManagementService jobs) {
        return jobs.createJobQuery().withRetriesLeft().listPage(0, 1).stream().findFirst();
    }
}
