package io.icebridge.process.gate;

import io.icebridge.approval.Terms;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.GateTerms;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** On what terms each gate is passed: the cloud file says it. */
@Configuration(proxyBeanMethods = false)
class TermsWiring {

    @Bean
    Terms.OfGates terms(CloudFile file) {
        return gate -> of(file.terms(gate));
    }

    private static Terms of(GateTerms given) {
        return new Terms(
                given.approvers(),
                Optional.ofNullable(given.validHours()).map(Duration::ofHours),
                Optional.ofNullable(given.remindHours()).map(Duration::ofHours));
    }
}
