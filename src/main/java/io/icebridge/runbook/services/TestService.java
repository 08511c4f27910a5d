package io.icebridge.runbook.services;

import io.icebridge.cloud.Cloud;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Subject;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether the service works: on its hosts, and through its API with a write that is undone. */
final class TestService {
    static final String STEP = "testService";

    private final Site site;
    private final Services services;
    private final ServiceUnits units;
    private final ApiProofs proofs;

    TestService(Site site, Cloud cloud, Journal journal) {
        this.site = site;
        this.services = new Services(site);
        this.units = new ServiceUnits(site);
        this.proofs = new ApiProofs(cloud, journal);
    }

    /**
     * @param step the test after the upgrade, or that after a way back
     */
    Course of(String step, Change change, String service) {
        ServiceProfile profile = services.profile(service);
        Draft draft = new Draft(step, Subject.service(service));
        List<Deed> hosts = new ArrayList<>();
        services.hosts(service).forEach(h -> hosts.addAll(onHost(draft, h, profile)));
        CloudDraft api = new CloudDraft(step, draft.subject(), ApiProofs.place(service));
        return new Course(step, draft.subject(), List.of(hosts, proofs.of(api, change, service)));
    }

    private List<Deed> onHost(Draft draft, String host, ServiceProfile profile) {
        List<Deed> looks = new ArrayList<>();
        looks.add(
                draft.told(
                        host,
                        "running",
                        Command.of(profile.status()),
                        result -> units.allRunning(result, host)));
        if (profile.test() != null) {
            looks.add(
                    draft.told(
                            host,
                            "answers",
                            Command.of(profile.test() + " && echo answered"),
                            result -> answered(result, profile)));
        }
        if (draft.step().equals(STEP) && !profile.packages().isEmpty()) {
            looks.add(
                    draft.told(
                            host,
                            "versions",
                            Template.command(
                                    site.profile().host().packageVersionsOf(),
                                    "patterns",
                                    profile.packages(),
                                    Map.of()),
                            result -> allNew(result, profile)));
        }
        return looks;
    }

    private static Services.Shown answered(Result result, ServiceProfile profile) {
        if (!result.output().contains("answered")) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "does not show that " + profile.title() + " answers",
                    result.output() + result.errors());
        }
        return new Services.Shown("answered");
    }

    /** A person may have given something else than what the command prints. */
    private Services.Shown allNew(Result result, ServiceProfile profile) {
        String old = services.oldVersion(profile);
        boolean names =
                profile.packages().stream()
                        .map(p -> Pattern.compile("(?m)^" + p.replace("*", "\\S*") + "-\\d"))
                        .anyMatch(p -> p.matcher(result.output()).find());
        if (!names || result.output().contains(old)) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "does not show the packages of " + site.profile().to().name(),
                    result.output());
        }
        return new Services.Shown("all of " + site.profile().to().name());
    }
}
