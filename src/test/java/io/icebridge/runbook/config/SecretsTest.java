package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "admin_password | pw | (secret)",
                "SECRET_KEY | 'abc' | (secret)",
                "admin_token | ADMIN | (secret)",
                "neutron_metadata_proxy_shared_secret | x | (secret)",
                "auth_encryption_key | x | (secret)",
                "swift_hash_path_suffix | x | (secret)",
                "connection_password | x | (secret)",
                "EMAIL_HOST_PASSWORD | 'x' | (secret)",
                "connection | mysql://nova:p@ss@10.0.0.10/nova?charset=utf8 | mysql://nova:(secret)@10.0.0.10/nova?charset=utf8",
                "connection | sqlite:////var/lib/keystone.db | sqlite:////var/lib/keystone.db",
                "transport_url | redis://:pw@db:6379 | redis://:(secret)@db:6379",
                "DATABASES | {'default': {'PASSWORD': 'x', 'HOST': 'db'}} | {'default': {'PASSWORD': (secret), 'HOST': 'db'}}",
                "OPENSTACK_KEYSTONE_URL | http://10.0.0.9:5000/v2.0 | http://10.0.0.9:5000/v2.0",
                "OPENSTACK_KEYSTONE_DEFAULT_ROLE | Member | Member",
                "token_format | PKI | PKI",
                "connection_debug | 0 | 0",
                "password_length | 12 | 12",
                "rbd_secret_uuid | 1-2-3 | 1-2-3",
                "hash_algorithms | md5 | md5",
                "libvirt_inject_password | false | false",
                "ssl_key_file | /etc/ssl/key.pem | /etc/ssl/key.pem",
                "private_key | /etc/ssl/key.pem | /etc/ssl/key.pem",
                "admin_password | /s3cret/word | (secret)"
            })
    void aSecretIsWhatItIsAndNotAPieceOfAWord(String name, String value, String shown) {
        assertThat(Secrets.shown(new Option("DEFAULT", name), value)).isEqualTo(shown);
    }
}
