package io.icebridge.process.gate;

import io.icebridge.approval.Terms;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.GateTerms;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;

/** Each gate on the cloud file's terms. */
@Configuration(proxyBeanMethods = false)
class CloudFileTerms implements Terms.OfGates {
    private final CloudFile file;

    CloudFileTerms(CloudFile file) {
        this.file = file;
    }

    @Override
    public Terms of(String gate) {
        GateTerms given = file.terms(gate);
        return new Terms(
                given.approvers(),
                Optional.ofNullable(given.validHours()).map(Duration::ofHours),
                Optional.ofNullable(given.remindHours()).map(Duration::ofHours));
    }
}
