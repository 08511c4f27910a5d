package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Whoever may let a job be tried again may say nothing else of it on the way. */
@OverHttp
class RetriesOverHttpTest {
    private static final String LATER = ",\"dueDate\":\"2034-05-01T12:00:00.000+0000\"";

    private final TestRestTemplate http;
    private final ManagementService jobs;

    RetriesOverHttpTest(@Autowired TestRestTemplate http, @Autowired ManagementService jobs) {
        this.http = http;
        this.jobs = jobs;
    }

    @Test
    void aJobIsGivenTriesAndNoOtherTime() {
        Visitor.named(http, "manager").start("retire-nova", "RETRIES-1");
        Job job = jobs.createJobQuery().messages().list().get(0);
        for (String place : new String[] {"job/" + job.getId(), "job-definition/" + definition()}) {
            ResponseEntity<String> refused = put(place, "{\"retries\":2" + LATER + "}");
            assertThat(refused.getStatusCode().value()).as(place).isEqualTo(403);
            assertThat(refused.getBody()).contains("Leave dueDate out.");
        }
        assertThat(now(job).getDuedate()).isEqualTo(job.getDuedate());
        assertThat(put("job/" + job.getId(), "{\"retries\":2}").getStatusCode().value())
                .isEqualTo(204);
        assertThat(now(job).getRetries()).isEqualTo(2);
    }

    private String definition() {
        return jobs.createJobQuery().messages().list().get(0).getJobDefinitionId();
    }

    private Job now(Job job) {
        return jobs.createJobQuery().jobId(job.getId()).singleResult();
    }

    private ResponseEntity<String> put(String place, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("operator", "operator")
                .exchange(
                        "/engine-rest/" + place + "/retries",
                        HttpMethod.PUT,
                        new HttpEntity<>(body, headers),
                        String.class);
    }
}
