package io.icebridge.process;

import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What every model's steps are made of. */
@Configuration(proxyBeanMethods = false)
class Engine {
    /** Where none runs, as where only the plan is asked for, nothing is woken or refused either. */
    private static final String JOBS_RUN = "camunda.bpm.job-execution.enabled";

    private static final String INTERVAL = "${icebridge.poll-interval:PT1S}";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Journal journal(DataSource source, PlatformTransactionManager transactions, Clock clock) {
        return new Journal(new Events(source, transactions, clock));
    }

    /** Lets steps that wait go on while the application runs. */
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = JOBS_RUN, matchIfMissing = true)
    Waking waking(Failures failures, RuntimeService runtime) {
        return new Waking(failures.waits(), runtime);
    }

    @Bean
    @ConditionalOnProperty(name = JOBS_RUN, matchIfMissing = true)
    FormerChanges formerChanges(DataSource source, RuntimeService runtime) {
        return new FormerChanges(source, runtime);
    }

    @Bean
    Failures failures(
            DecisionService decisions,
            DataSource source,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Failures(decisions, source, transactions, clock);
    }

    @Bean
    Watcher watcher(
            RuntimeService runtime,
            Map<String, Watch> watches,
            Clock clock,
            ObjectProvider<Sight> sights,
            @Value(INTERVAL) Duration interval) {
        return new Watcher(
                runtime,
                watches,
                clock,
                new Pace(interval),
                () -> sights.ifAvailable(Sight::beginRound));
    }

    /** Looks again and again while the application runs. */
    @Bean(destroyMethod = "close")
    Rounds rounds(Watcher watcher, @Value(INTERVAL) Duration interval) {
        return new Rounds(watcher, interval);
    }
}
