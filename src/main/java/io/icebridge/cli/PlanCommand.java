package io.icebridge.cli;

import io.icebridge.approval.ChangeId;
import io.icebridge.approval.Plan;
import io.icebridge.approval.Refused;
import io.icebridge.journal.Change;
import io.icebridge.process.model.change.Planner;
import io.icebridge.process.model.change.Unread;
import io.icebridge.runbook.readiness.Finding;
import io.icebridge.runbook.readiness.Unusable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: what the change would do, without doing it. */
@Command(
        name = "plan",
        description = {
            "Reads the cloud and the hosts, changes nothing, and prints every step with its commands"
                    + " and API calls in order, what is refused and why, and the digest of every"
                    + " gate's slice. The same cloud gives the same digests.",
            "Exit status 0 when the plan is drawn up, whatever it finds; 1 when the cloud or a host"
                    + " cannot be read, though the plan may be printed as far as it goes; 2 for a wrong command line or cloud file, 3 when the digest"
                    + " is not the expected one."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PlanCommand implements Callable<Integer> {
    private static final int UNREAD = 1;
    private static final int ANOTHER = 3;

    @Spec private CommandSpec spec;

    @Option(
            names = "--cloud",
            paramLabel = "FILE",
            required = true,
            description = "The cloud file.")
    private Path cloudFile;

    @Option(
            names = "--change",
            paramLabel = "ID",
            description =
                    "The change ticket's id, which stands in the paths of backups and in markers,"
                            + " and so in the digests (default: ${DEFAULT-VALUE}).")
    private String change = "PLAN";

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the plan as JSON.")
    private Path json;

    @Option(
            names = "--expect",
            paramLabel = "DIGEST",
            description = "The plan's digest as it was: exit status 3 when it is another.")
    private String expected;

    @Override
    public Integer call() throws IOException {
        if (expected != null && !expected.matches("[0-9a-f]{64}")) {
            throw new CannotStart("--expect takes a digest: 64 hexadecimal digits in lower case");
        }
        try {
            ChangeId.check(change);
        } catch (Refused refused) {
            throw new CannotStart("--change is not taken: " + refused.getMessage());
        }
        BeforeStart.writable("--json", json);
        try (RunbookParts parts = RunbookParts.of(Access.to(cloudFile))) {
            return tell(parts.get(Planner.class).plan(new Change(change), this::say));
        } catch (Unread unread) {
            say("There is no plan: " + unread.getMessage());
            return UNREAD;
        }
    }

    private int tell(Plan plan) throws IOException {
        String digest = plan.digest();
        if (json != null) {
            write(plan, digest);
        }
        PrintWriter out = spec.commandLine().getOut();
        new PlanTree(out).print(plan, change);
        out.println("Digest of the plan  " + digest);
        out.flush();
        List<Finding> unread = plan.findings().stream().filter(Unusable::tells).toList();
        unread.forEach(host -> say("Not read: " + host.what() + "; " + host.remedy()));
        if (!unread.isEmpty()) {
            return UNREAD;
        }
        if (expected != null && !expected.equals(digest)) {
            say("The plan is not the expected one:");
            say("  expected  " + expected);
            say("  is now    " + digest);
            return ANOTHER;
        }
        return 0;
    }

    private void write(Plan plan, String digest) throws IOException {
        try (OutputStream out = new BufferedOutputStream(OwnFiles.replace(json))) {
            plan.writeWith(digest, out);
        }
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
