package io.icebridge.process.step;

import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Trail;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** What every model's steps stand on. */
@Configuration(proxyBeanMethods = false)
@Import({Failures.class, Trail.class})
class StepWiring {

    /** A rehearsal brings its own. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Journal journal(DataSource source, PlatformTransactionManager transactions, Clock clock) {
        return new Journal(new Events(source, transactions, clock));
    }
}
