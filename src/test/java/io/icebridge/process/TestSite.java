package io.icebridge.process;

import io.icebridge.approval.Evidence;
import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Refused;
import io.icebridge.approval.Terms;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Ways;
import io.icebridge.runbook.move.Window;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.transaction.PlatformTransactionManager;

/** The application without a cloud: logins, gates, pages, and a model whose steps do nothing. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.icebridge.process", "io.icebridge.web", "io.icebridge.audit"},
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "io\\.icebridge\\.(process\\..*(AccessWiring|EngineWiring|GateWiring|StepWiring"
                                        + "|WaitingWiring|ObtainApproval|UpgradeCloud)"
                                        + "|web\\.(SecurityChains|Frame|http\\.HttpWiring|login\\.LoginWiring|Window\\w+|Slots|TroublePage)"
                                        + "|audit\\..*Wiring)"))
public class TestSite {

    @Bean
    EvidenceSource evidence() {
        return new EvidenceSource() {
            @Override
            public boolean serves(String gate) {
                return true;
            }

            @Override
            public Evidence collect(String change, String gate, String subject) {
                return new Evidence(
                        "Retirement of the old Nova",
                        "All is moved.",
                        List.of(new Evidence.Done("Move", "n1", "yesterday", "done")),
                        List.of(new Evidence.Next("Stop old Nova", "c1", "service stop")),
                        List.of());
            }
        };
    }

    @Bean
    Profile profile() {
        return Profiles.load("havana-icehouse");
    }

    @Bean
    Terms.OfGates terms() {
        return gate -> Terms.ONE_FOR_EVER;
    }

    @Bean
    Moves moves(DataSource source) {
        return new Moves(source);
    }

    @Bean
    Ways ways(DataSource source) {
        return new Ways(source);
    }

    @Bean
    Definitions definitions(
            DataSource source, PlatformTransactionManager transactions, Clock clock) {
        return new Definitions(source, transactions, clock);
    }

    @Bean
    Window window(DataSource source) {
        return new Window(source, 10, true);
    }

    @Bean
    Watch nothingAwaited() {
        return Watch.of(Duration.ZERO, Set.of(), waiting -> Set.of());
    }

    @Bean
    TaskListener showServer() {
        return task -> {};
    }

    /** As where a move is half done, which cannot be left so. */
    @Bean
    TaskListener checkChoice() {
        return task -> {
            if ("leave".equals(task.getVariable("decision"))
                    && "half-done".equals(task.getVariable("serverId"))) {
                throw new Refused("Undo it first.");
            }
        };
    }

    @Bean
    JavaDelegate proveRegionEmpty() {
        return execution -> {};
    }

    @Bean
    JavaDelegate stopOldNova() {
        return execution -> {};
    }

    @Bean
    JavaDelegate archiveDatabase() {
        return execution -> {};
    }

    @Bean
    JavaDelegate removeEndpoints() {
        return execution -> {};
    }

    @Bean
    JavaDelegate cleanUp() {
        return execution -> {};
    }
}
