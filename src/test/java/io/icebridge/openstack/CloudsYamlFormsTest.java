package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which sites write what OpenStack's clients are to know. */
class CloudsYamlFormsTest {
    private static final String ENTRY =
            """
            clouds:
              prod:
                auth:
                  auth_url: https://keystone.example:5000/v3
                  username: admin
                  project_name: admin
                  password: hidden
            """;

    @TempDir private Path folder;

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Credentials read(Map<String, String> environment, String entry) {
        return CloudsYaml.read(
                new CloudsFiles(folder, folder, environment), entry, List.of("old", "new"));
    }

    private Credentials read() {
        return read(Map.of(), "prod");
    }

    private Credentials with(String... lines) throws IOException {
        file("clouds.yaml", ENTRY + "    " + String.join("\n    ", lines) + "\n");
        return read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clouds.yaml", "clouds.yml"})
    void theFileMayEndInYamlOrYml(String name) throws IOException {
        file(name, ENTRY);
        assertThat(read().user().name()).isEqualTo("admin");
    }

    @Test
    void itMayBeJsonWithTabs() throws IOException {
        file(
                "clouds.json",
                """
                {"clouds": {"prod": {"auth": {
                \t"auth_url": "https://keystone.example:5000/v3",
                \t"username": "admin", "project_name": "admin", "password": "hidden"}}}}
                """);
        assertThat(read().password()).isEqualTo("hidden");
    }

    @Test
    void anchorsAndMergesAreYaml() throws IOException {
        file(
                "clouds.yaml",
                """
                common: &common
                  interface: internal
                  auth: &auth
                    auth_url: https://keystone.example:5000/v3
                    project_name: admin
                    username: nobody
                clouds:
                  prod:
                    <<: *common
                    auth:
                      <<: [*auth]
                      username: admin
                      password: hidden
                """);
        Credentials found = read();
        assertThat(found.user().name()).isEqualTo("admin");
        assertThat(found.project().name()).isEqualTo("admin");
        assertThat(found.facing()).hasToString("INTERNAL");
    }

    @Test
    void aProfileLiesBelowTheEntry() throws IOException {
        file("clouds.yaml", "clouds: {prod: {profile: site, auth: {username: admin}}}");
        file(
                "clouds-public.yaml",
                """
                public-clouds:
                  site:
                    verify: false
                    auth: {auth_url: 'http://keystone:5000', username: other, project_name: ops}
                """);
        file("secure.yml", "clouds: {prod: {auth: {password: hidden}}}");
        Credentials found = read();
        assertThat(found.authUrl()).isEqualTo("http://keystone:5000");
        assertThat(found.user().name()).isEqualTo("admin");
        assertThat(found.password()).isEqualTo("hidden");
        assertThat(found.trust().verify()).isFalse();
    }

    @Test
    void theEnvironmentMayNameTheFileOfPasswords() throws IOException {
        file("clouds.yaml", ENTRY);
        file("elsewhere.yaml", "clouds: {prod: {auth: {password: other}}}");
        file("secure.yaml", "clouds: {prod: {auth: {password: passed-over}}}");
        String named = folder.resolve("elsewhere.yaml").toString();
        assertThat(read(Map.of("OS_CLIENT_SECURE_FILE", named), "prod").password())
                .isEqualTo("other");
    }

    @Test
    void theVariablesAloneAreTheEntryEnvvars() {
        Credentials found =
                read(
                        Map.of(
                                "OS_AUTH_URL", "http://keystone:5000/v2.0",
                                "OS_USERNAME", "admin",
                                "OS_TENANT_NAME", "ops",
                                "OS_PASSWORD", "hidden",
                                "OS_CACERT", "/etc/ca.pem",
                                "OS_CLOUD", "other"),
                        "envvars");
        assertThat(found.project().name()).isEqualTo("ops");
        assertThat(found.trust().ca()).contains(Path.of("/etc/ca.pem"));
    }

    @Test
    void aVariableThatIsWrongIsNamed() {
        assertThatThrownBy(
                        () ->
                                read(
                                        Map.of("OS_AUTH_URL", "keystone", "OS_USERNAME", "a"),
                                        "envvars"))
                .hasMessageContaining("environment variable OS_AUTH_URL")
                .hasMessageContaining("not an http or https address");
        assertThatThrownBy(() -> read(Map.of(), "envvars"))
                .hasMessageContaining("no variable OS_* is set");
        assertThatThrownBy(this::read).hasMessageContaining("write 'cloud: envvars'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"insecure: true", "insecure: 'True'", "verify: false", "verify: 'no'"})
    void verificationIsSwitchedOffByEitherWord(String word) throws IOException {
        assertThat(with(word).trust().verify()).isFalse();
    }

    @Test
    void theClientsCertificateIsFoundFromItsHomeOrTheFile() throws IOException {
        Trust trust = with("cert: ~/client.pem", "key: keys/client.key").trust();
        assertThat(trust.certificate())
                .contains(Path.of(System.getProperty("user.home"), "client.pem"));
        assertThat(trust.key()).contains(folder.resolve("keys/client.key"));
    }

    @Test
    void aDomainGivenOnceIsBoths() throws IOException {
        Credentials found = with("default_domain: d1");
        assertThat(found.user().domainId()).isEqualTo("d1");
        assertThat(found.project().domainId()).isEqualTo("d1");
        found = with("default-domain: d1", "user_domain_name: people");
        assertThat(found.user()).isEqualTo(new Who("", "admin", "", "people"));
        assertThat(found.project().domainId()).isEqualTo("d1");
    }

    @Test
    void anAddressOfItsOwnCountsInsteadOfTheCatalogues() throws IOException {
        Credentials found =
                with(
                        "network_endpoint_override: http://n:9696",
                        "block_storage_endpoint_override: http://c:8776/v2/%(project_id)s");
        assertThat(found.overrides())
                .containsExactly(
                        Map.entry(ServiceKind.VOLUME, "http://c:8776/v2/%(project_id)s"),
                        Map.entry(ServiceKind.NETWORK, "http://n:9696"));
    }

    @Test
    void aTokenServesInsteadOfAPassword() throws IOException {
        file(
                "clouds.yaml",
                ENTRY.replace("password: hidden", "token: abc").replace("username: admin", "")
                        + "    auth_type: v3token\n");
        Credentials found = read();
        assertThat(found.token()).isEqualTo("abc");
        assertThat(found.version()).isEqualTo("3");
        assertThat(found).asString().doesNotContain("abc");
    }
}
