package io.icebridge.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.MachinesPython;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenStack's SDK reads the same files, and finds the same. */
class CloudsYamlBesideSdkTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region_name: R",
                "insecure: true",
                "verify: false",
                "verify: 'no'",
                "interface: internal",
                "endpoint_type: admin",
                "profile: site",
                "cloud: site",
                "domain_name: people",
                "user-domain-name: people",
                "network_endpoint_override: http://n:9696",
                "cert: /tmp/c.pem",
                "cert: /tmp/c.pem\n    key: /tmp/k.pem",
                "<<: {interface: internal}"
            })
    void theSameIsFound(String line) throws Exception {
        Files.writeString(
                folder.resolve("clouds.yml"),
                """
                clouds:
                  prod:
                    %s
                    auth:
                      auth_url: http://keystone:5000/v3
                      username: admin
                      tenant-name: ops
                """
                        .formatted(line));
        Files.writeString(
                folder.resolve("secure.yaml"), "clouds: {prod: {auth: {password: hidden}}}");
        Files.writeString(
                folder.resolve("clouds-public.yaml"),
                "public-clouds: {site: {verify: false, auth: {username: other}}}");
        JsonNode sdk =
                MachinesPython.with(
                                "openstack.config",
                                "not compared: apt-get install python3-openstacksdk")
                        .says(getClass(), "ask-openstack-sdk.py", folder);
        Credentials ours =
                CloudsYaml.read(
                        new CloudsFiles(folder, folder, Map.of()), "prod", List.of("R", "S"));
        JsonNode auth = sdk.path("auth");
        assertThat(ours.authUrl()).isEqualTo(auth.path("auth_url").asText());
        assertThat(ours.user().name()).isEqualTo(auth.path("username").asText());
        assertThat(ours.password()).isEqualTo(auth.path("password").asText());
        assertThat(ours.project().name()).isEqualTo(auth.path("project_name").asText());
        assertThat(ours.user().domainName()).isEqualTo(auth.path("user_domain_name").asText());
        assertThat(ours.project().domainName())
                .isEqualTo(auth.path("project_domain_name").asText());
        assertThat(ours.trust().verify()).isEqualTo(sdk.path("verify").asBoolean());
        assertThat(ours.facing().name()).isEqualToIgnoringCase(sdk.path("interface").asText());
        assertThat(Optional.ofNullable(ours.overrides().get(ServiceKind.NETWORK)))
                .isEqualTo(Optional.ofNullable(sdk.path("network").asText(null)));
        assertThat(certificate(ours.trust())).isEqualTo(sdk.path("cert").toString());
    }

    private static String certificate(Trust trust) {
        String own = trust.certificate().map(c -> "\"" + c + "\"").orElse("null");
        return trust.key().map(key -> "[" + own + ",\"" + key + "\"]").orElse(own);
    }
}
