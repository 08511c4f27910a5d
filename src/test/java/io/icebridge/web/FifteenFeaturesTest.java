package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.icebridge.cli.PrintedPlan;
import io.icebridge.journal.Action;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.notice.TellingSite;
import io.icebridge.process.TestSite;
import io.icebridge.runbook.fleet.Ran;
import io.icebridge.runbook.move.Move.State;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** What people expect of a tool that carries out changes, each looked for where they would look. */
@SpringBootTest(
        classes = {TestSite.class, FifteenFeaturesTest.Notifying.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:fifteen;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "icebridge.notices-interval=PT0.1S"
        })
@ContextConfiguration(initializers = TellingSite.class)
@ActiveProfiles("demo")
@ExtendWith({OwnEngine.class, NoChangeRuns.class})
class FifteenFeaturesTest extends AtTheWindow {
    private static final long MAIL_MILLIS = 30_000;
    private static final Key BY_HAND = key("cleanUp", "cmp-7", "erase");

    private final Map<String, String> table = new LinkedHashMap<>();
    private final ManagementService jobs;
    private final Journal journal;
    private final GreenMail mail;
    @LocalServerPort private int port;
    @TempDir Path folder;

    FifteenFeaturesTest(@Autowired ApplicationContext beans) {
        super(beans);
        jobs = beans.getBean(ManagementService.class);
        journal = beans.getBean(Journal.class);
        mail = beans.getBean(GreenMail.class);
    }

    /** The notices, whose wiring is nobody else's. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "io.icebridge.notice",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.NoticeWiring"))
    static class Notifying {}

    @Test
    void eachIsThere() throws Exception {
        beforeTheGate();
        whileServersMove();
        afterTheEnd();
        elsewhere();
        assertThat(table)
                .hasSize(15)
                .allSatisfy((feature, there) -> assertThat(there).isEqualTo("yes"));
    }

    private void beforeTheGate() {
        goOn();
        // of the gate, and of the window that is open
        assertThat(mail.waitForIncomingEmail(MAIL_MILLIS, 2)).isTrue();
        sees("notified", mails(), change + ": Approve Retirement of the old Nova");
        String live = "/change/" + change + "/live";
        sees(
                "live progress",
                page("") + someone().status(live),
                "data-live=\"" + live + "\"",
                "0</span> of",
                "</html>\n200");
        operator("/window", "", "act=pause", "comment=storage alarm", "back=change");
        sees("pause", page(""), "Paused by <b>operator</b>", "storage alarm", ">Resume</button>");
        operator("/window", "", "act=resume", "comment=all well", "back=change");
    }

    private void whileServersMove() {
        serverFails("11aa", "no room");
        serverFails("22bb", "no room");
        operator(
                "/change/" + change + "/failures",
                "name=\"shown\" value=\"([^\"]+)\"",
                "all=yes",
                "decision=retry",
                "comment=there is room now");
        sees(
                "bulk retry",
                page("/failures"),
                "<td>server 11aa</td>",
                "<td>server 22bb</td>",
                "there is room now");
        moves.state(change, "022356fa", State.MOVED);
        moves.arrived(change, "022356fa", "new-1");
        sees("list of migrated items", page("/servers?state=MOVED"), "server-3", "new-1");
        sees("export", page("/servers.csv"), "name,oldId,newId", "server-3,022356fa,new-1");
        Change here = new Change(change);
        journal.note(
                here, key("stopOldNova", "ctl-9", "stop"), "service stop", new Ran(2, "[ OK ]"));
        sees("host log", page("/hosts/ctl-9/log.txt"), "service stop", "exit 0", "[ OK ]");
        journal.begun(here, Action.look(BY_HAND, "yum erase nova"));
        journal.byHand(here, BY_HAND, "yum erase nova", new ByHand("operator", "done with Ann"));
        sees("by-hand commands", page("/hosts/cmp-7"), "yum erase nova", "by <b>operator</b>");
    }

    private void afterTheEnd() {
        Visitor manager2 = Visitor.named(http, "manager2");
        manager2.post(
                "/engine-rest/task/" + manager2.tasks(change).get(0) + "/complete",
                Visitor.answer("approve", "looks fine"));
        goOn();
        sees(
                "approval with name and age",
                page("/gates"),
                "approve</span> by <b>manager2</b>, <time datetime=\"20");
        sees(
                "evidence-bound approval",
                page("/record"),
                "is that of what was shown",
                "Stop old Nova");
        sees("badge", page(""), "badge completed\">completed");
    }

    private void elsewhere() throws Exception {
        itEnds();
        String next = change + "-b";
        Visitor.named(http, "manager").start(MODEL, next);
        sees("estimates", at("/change/" + next), "as it took in " + change);
        end(next, "enough");
        String whole = change + "-c";
        Visitor.named(http, "manager").start("upgrade-cloud", whole);
        end(whole, "wrong ticket");
        sees(
                "path on an ended diagram",
                at("/change/" + whole),
                "<svg",
                " TAKEN\"",
                " ENDED_HERE\"",
                "wrong ticket");
        sees(
                "own error pages",
                at("/change/no-such-change"),
                "<html",
                "There is no change no-such-change",
                "Log out");
        sees(
                "plan tree",
                PrintedPlan.in(folder),
                "Gate rehearsal",
                "  service keystone",
                "    digest ",
                "Digest of the plan");
    }

    private void sees(String feature, String seen, String... words) {
        List<String> missing =
                List.of(words).stream().filter(word -> !seen.contains(word)).toList();
        table.put(feature, missing.isEmpty() ? "yes" : "no: there is no " + missing);
    }

    private String mails() {
        StringBuilder subjects = new StringBuilder();
        for (var message : mail.getReceivedMessages()) {
            try {
                subjects.append(message.getSubject()).append('\n');
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return subjects.toString();
    }

    private String page(String further) {
        return at("/change/" + change + further);
    }

    private String at(String path) {
        return someone().page(path).body();
    }

    private Guest someone() {
        Guest guest = Guest.from("127.0.0.1", port);
        guest.logIn("operator", "operator");
        return guest;
    }

    /**
     * Sends a form.
     *
     * @param shown what of the page goes along as it is, if anything
     */
    private void operator(String path, String shown, String... fields) {
        Guest operator = someone();
        List<Map.Entry<String, String>> all = new java.util.ArrayList<>();
        all.add(Map.entry("change", change));
        if (!shown.isEmpty()) {
            all.clear();
            Pattern.compile(shown)
                    .matcher(operator.page(path).body())
                    .results()
                    .forEach(found -> all.add(Map.entry("shown", found.group(1))));
        }
        for (String field : fields) {
            String[] pair = field.split("=", 2);
            all.add(Map.entry(pair[0], pair[1]));
        }
        assertThat(operator.form(path, path, all).status()).isEqualTo(302);
    }

    private void goOn() {
        for (Job job = next(); job != null; job = next()) {
            jobs.executeJob(job.getId());
        }
    }

    private Job next() {
        return jobs
                .createJobQuery()
                .withRetriesLeft()
                .processDefinitionKey(MODEL)
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElseGet(this::ofTheGate);
    }

    private Job ofTheGate() {
        return jobs
                .createJobQuery()
                .withRetriesLeft()
                .processDefinitionKey("obtain-approval")
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private void end(String other, String why) {
        for (ProcessInstance one :
                engine.createProcessInstanceQuery()
                        .processInstanceBusinessKey(other)
                        .rootProcessInstances()
                        .list()) {
            engine.deleteProcessInstance(one.getId(), why);
        }
    }

    private static Key key(String step, String host, String part) {
        return new Key(step, Subject.CHANGE, Place.host(host), part);
    }
}
