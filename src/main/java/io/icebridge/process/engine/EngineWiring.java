package io.icebridge.process.engine;

import io.icebridge.runbook.move.Window;
import java.time.Duration;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What the engine needs beyond its properties to come through crashes, stops and upgrades. */
@Configuration(proxyBeanMethods = false)
public class EngineWiring {

    @Bean
    ProcessEnginePlugin ownLocks(
            DataSource source, @Value("${icebridge.node:icebridge}") String node) {
        return new OwnLocks(source, node);
    }

    @Bean
    ProcessEnginePlugin windowEnds(ObjectProvider<Window> windows) {
        return new WindowEnds(change -> windows.ifAvailable(window -> window.end(change)));
    }

    /** Where no job runs, as where only the plan is asked for, nothing is refused either. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    FormerChanges formerChanges(DataSource source, RuntimeService runtime) {
        return new FormerChanges(source, runtime);
    }

    /** Spring's own would not wait for steps that are under way when the application stops. */
    @Bean
    TaskExecutor camundaTaskExecutor(
            CamundaBpmProperties properties,
            @Value("${icebridge.shutdown-grace:PT60S}") Duration grace) {
        JobExecutionProperty jobs = properties.getJobExecution();
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("step-");
        executor.setCorePoolSize(jobs.getCorePoolSize());
        executor.setMaxPoolSize(jobs.getMaxPoolSize());
        executor.setQueueCapacity(jobs.getQueueCapacity());
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds((int) grace.toSeconds());
        return executor;
    }
}
