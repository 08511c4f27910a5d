package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openstack4j.api.types.Facing;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CloudsYamlTest {

    private static final String WHOLE =
            """
            clouds:
              prod:
                interface: internal
                verify: false
                cacert: ca.pem
                auth:
                  auth_url: https://keystone.example:5000/v3/
                  username: admin
                  project_name: admin
                  password: hidden
                  user_domain_name: Default
            """;

    private static final List<String> REGIONS = List.of("RegionOne", "icehouse");

    @TempDir private Path folder;

    private Credentials read(String yaml) throws IOException {
        Files.writeString(folder.resolve("clouds.yaml"), yaml);
        return CloudsYaml.read(new CloudsFiles(folder, folder, Map.of()), "prod", REGIONS);
    }

    private static Map<String, String> naming(Path file) {
        return Map.of("OS_CLIENT_CONFIG_FILE", file.toString());
    }

    @Test
    void anEntryIsReadWithAllThatDecidesTheConnection() throws Exception {
        Credentials found = read(WHOLE);

        assertThat(found.authUrl()).isEqualTo("https://keystone.example:5000/v3");
        assertThat(found.user().domainName()).isEqualTo("Default");
        assertThat(found.facing()).isEqualTo(Facing.INTERNAL);
        assertThat(found.trust().verify()).isFalse();
        assertThat(found.trust().ca()).contains(folder.resolve("ca.pem"));
    }

    @Test
    void thePasswordMayLieInSecureYaml() throws Exception {
        Files.writeString(
                folder.resolve("secure.yaml"), "clouds: {prod: {auth: {password: elsewhere}}}");

        Credentials found = read(WHOLE.replace("      password: hidden\n", ""));

        assertThat(found.password()).isEqualTo("elsewhere");
        assertThat(found.user().name()).isEqualTo("admin");
    }

    @Test
    void theEnvironmentsFileComesBeforeTheOneBesideTheCloudFile() throws Exception {
        Files.writeString(folder.resolve("clouds.yaml"), "clouds: {}");
        Path named = Files.writeString(folder.resolve("named.yaml"), WHOLE);

        Credentials found =
                CloudsYaml.read(new CloudsFiles(folder, folder, naming(named)), "prod", REGIONS);

        assertThat(found.source()).contains("named.yaml");
    }

    @Test
    void anEntryThatTheEnvironmentsFileLacksIsFoundBesideTheCloudFile() throws Exception {
        Files.writeString(folder.resolve("clouds.yaml"), WHOLE);
        Path named = Files.writeString(folder.resolve("named.yaml"), "clouds: {other: {}}");

        Credentials found =
                CloudsYaml.read(new CloudsFiles(folder, folder, naming(named)), "prod", REGIONS);

        assertThat(found.source()).contains("clouds.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "prod:, stage:, 'has no entry ''prod'' under clouds, only [stage]'",
        "'      password: hidden', '', 'key auth.password is missing: give it here or in secure.yaml'",
        "auth_url, url, key auth.auth_url is missing",
        "'https:', 'ftp:', not an http or https address",
        "username, user, give username or user_id",
        "project_name, name, give the administrator''s own project",
        "internal, inner, key interface",
        "interface:, 'auth_type: v3kerberos #', 'only password, token and v3applicationcredential serve'",
        "interface:, 'auth_type: v3applicationcredential #', key auth.application_credential_id is missing",
        "interface:, 'auth_type: token #', key auth.token is missing: give it here or in secure.yaml",
        "interface:, 'identity_api_version: 4 #', give 3 or 2",
        "clouds:, cloud:, has no map 'clouds'",
        "'auth:', 'auth: [', is not YAML near this line"
    })
    void whatIsWrongIsNamedWithFileEntryKeyAndRemedy(String text, String wrong, String message) {
        String put = wrong == null ? "" : wrong;
        assertThatThrownBy(() -> read(WHOLE.replace(text, put)))
                .isInstanceOf(CredentialsProblem.class)
                .hasMessageContaining("clouds.yaml")
                .hasMessageContaining(message.replace("''", "'"))
                .hasMessageNotContaining("hidden");
    }

    @Test
    void aMissingFileIsNamedWithThePlacesThatWereLookedAt() {
        assertThatThrownBy(
                        () ->
                                CloudsYaml.read(
                                        new CloudsFiles(
                                                folder, folder, naming(Path.of("/no/such.yaml"))),
                                        "prod",
                                        REGIONS))
                .hasMessageContaining("/no/such.yaml")
                .hasMessageContaining("OS_CLIENT_CONFIG_FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "interface: internal, image_format: raw, 3, image_format",
        "interface: internal, compute_endpoint_override: http://a, 3, compute_endpoint_override",
        "interface: internal, profile: nowhere, 3, profile",
        "interface: internal, region_name: Elsewhere, 3, region_name",
        "interface: internal, 'regions: [RegionOne, Elsewhere]', 3, regions",
        "interface: internal, 'regions: [{name: RegionOne, values: {}}]', 3, regions",
        "'auth:', 'username: other\n    auth:', 6, username",
        "user_domain_name, 'trust-id: 4711\n      user_domain_name', 11, auth.trust_id"
    })
    void whatIsNotHonouredIsNamedWithItsPlace(
            String text, String put, int line, String key, CapturedOutput output)
            throws IOException {
        read(WHOLE.replace(text, put));

        assertThat(output)
                .containsOnlyOnce(
                        "clouds.yaml:%d: entry 'prod': not honoured: %s\n".formatted(line, key));
    }

    @Test
    void whatSecureYamlAddsIsNamedAsWell(CapturedOutput output) throws IOException {
        Files.writeString(
                folder.resolve("secure.yaml"),
                "clouds: {prod: {auth: {passcode: 123456}}}\ncache: {class: none}");
        read(WHOLE);

        assertThat(output)
                .contains("secure.yaml:2: not honoured: cache\n")
                .contains("secure.yaml:1: entry 'prod': not honoured: auth.passcode\n")
                .doesNotContain("123456");
    }

    @Test
    void nothingIsSaidOfAnEntryThatIsHonouredWhole(CapturedOutput output) throws IOException {
        read(
                WHOLE.replace(
                        "interface: internal",
                        "interface: internal\n    region_name: RegionOne\n    regions: [icehouse]"));

        assertThat(output).doesNotContain("not honoured");
    }
}
