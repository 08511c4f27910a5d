package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void aHalfReadConfigurationFileTellsNoSecret() {
        String scrubbed =
                Secrets.scrubbed(
                        """
                        my_ip = 10.0.0.1
                        admin_password=hush
                        SECRET_KEY = 'hush'
                        # rabbit_password : hush
                        sql_connection = mysql://nova:hush@db/nova
                        proxy = http://user:hush@proxy:3128/
                        """);
        assertThat(scrubbed).doesNotContain("hush").contains("my_ip = 10.0.0.1", "@proxy:3128");
    }

    @Test
    void whatACommandSaysStaysAsItIs() {
        String said = "Updating : python-keystone\nOperationalError: (1142, 'denied')\n";
        assertThat(Secrets.scrubbed(said)).isEqualTo(said);
    }
}
