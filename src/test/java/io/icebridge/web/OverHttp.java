package io.icebridge.web;

import io.icebridge.process.TestSite;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** One application for all tests that speak HTTP with it; its jobs run when a test says so. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:over-http;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "management.prometheus.metrics.export.enabled=true"
        })
@ActiveProfiles("demo")
@ExtendWith({OwnEngine.class, NoChangeRuns.class})
@interface OverHttp {}
