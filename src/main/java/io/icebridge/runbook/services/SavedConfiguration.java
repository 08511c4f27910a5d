package io.icebridge.runbook.services;

import io.icebridge.journal.Change;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.Map;

/** The way back of a configuration: the saved one unpacked over what is there. */
final class SavedConfiguration {
    static final String STEP = "restoreConfiguration";

    private SavedConfiguration() {}

    static Deed back(
            Site site,
            Draft forward,
            Change change,
            String host,
            ServiceProfile profile,
            String folder) {
        return new Draft(STEP, forward.subject())
                .run(
                        host,
                        "unpack:" + folder,
                        Template.command(
                                site.profile().configuration().restore(),
                                Map.of(
                                        "archive",
                                        BackUpService.archive(site, change, profile, folder))),
                        Undo.NONE);
    }
}
