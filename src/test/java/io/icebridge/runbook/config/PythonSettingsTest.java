package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PythonSettingsTest {
    private static final String TEXT =
            """
            import os
            # ALLOWED_HOSTS = ['horizon.example.com', ]
            SECRET_KEY = 'abc{'
            CACHES = {
                'default': {
                    'BACKEND': 'django.core.cache.backends.locmem.LocMemCache',  # [
                },
            }
            OPENSTACK_HOST = "127.0.0.1"
            OPENSTACK_KEYSTONE_URL = "http://%s:5000/v2.0" % OPENSTACK_HOST
            """;

    private final PythonSettings file = PythonSettings.parse(TEXT);

    @Test
    void aFileThatIsNotChangedIsTheSameToTheLastByte() {
        assertThat(file.text()).isEqualTo(TEXT);
    }

    @Test
    void aValueReachesAsFarAsItsBracketsAreOpen() {
        assertThat(file.value(new Option("", "CACHES")).orElseThrow())
                .startsWith("{")
                .endsWith("}")
                .contains("BACKEND");
    }

    @Test
    void bracketsInStringsAndCommentsDoNotCount() {
        assertThat(file.value(new Option("", "SECRET_KEY"))).contains("'abc{'");
    }

    @Test
    void aNewSettingComesRightAfterItsDocumentation() {
        file.set(new Option("", "ALLOWED_HOSTS"), "['*']");
        assertThat(file.text())
                .contains("['horizon.example.com', ]\nALLOWED_HOSTS = ['*']\nSECRET_KEY");
    }

    @Test
    void aWholeBlockIsReplaced() {
        file.set(new Option("", "CACHES"), "{}");
        assertThat(file.text()).contains("CACHES = {}\nOPENSTACK_HOST").doesNotContain("BACKEND");
    }
}
