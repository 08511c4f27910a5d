package io.icebridge.runbook.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmVersionTest {
    @ParameterizedTest
    @CsvSource({
        "2013.2-9, 2013.2-10.el6",
        "2013.2-9, 2013.2.3-1.el6",
        "2013.2.3-7.el6, 2014.1-0.5.b3.el6",
        "2014.1-0.5.b3.el6, 2014.1-1.el6"
    })
    void aReleaseCountsOnlyAmongEqualVersions(String older, String newer) {
        assertThat(RpmVersion.of(older)).isLessThan(RpmVersion.of(newer));
        assertThat(RpmVersion.of(newer)).isGreaterThan(RpmVersion.of(older));
    }
}
