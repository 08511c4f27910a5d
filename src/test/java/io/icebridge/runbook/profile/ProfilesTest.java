package io.icebridge.runbook.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    private final Profile profile = Profiles.load("havana-icehouse");

    @Test
    void theServicesComeInTheOrderOfTheProcedure() {
        assertThat(profile.services())
                .filteredOn(service -> !service.other())
                .extracting(ServiceProfile::name)
                .containsExactly("keystone", "swift", "cinder", "glance", "neutron", "horizon");
        assertThat(profile.services())
                .extracting(ServiceProfile::name)
                .endsWith("horizon", "heat", "ceilometer", "trove");
    }

    @Test
    void keystonePurgesItsTokensBeforeItsSchemaChanges() {
        ServiceProfile keystone = profile.service("keystone");
        assertThat(keystone.beforeSchema()).endsWith("else keystone-manage token_flush; fi");
        assertThat(keystone.schema()).isEqualTo("openstack-db --service keystone --update");
    }

    @Test
    void theNewNovaHasTopicsOfItsOwn() {
        assertThat(profile.nova().set())
                .containsEntry("DEFAULT/scheduler_topic", "scheduler_icehouse")
                .containsEntry("conductor/topic", "conductor_icehouse");
    }

    @Test
    void aSitesOwnRepositoryTakesThePlaceOfTheProfiles() {
        Profile own = profile.with(Map.of("repository-url", "http://mirror/icehouse.rpm"));
        assertThat(Template.command(own.host().addMissingRepository(), own.settings()).line())
                .endsWith("yum -d1 -y install http://mirror/icehouse.rpm");
    }

    @Test
    void anUnknownProfileIsNamed() {
        assertThatThrownBy(() -> Profiles.load("juno-kilo"))
                .hasMessageContaining("no release profile juno-kilo");
    }

    @Test
    void everyProfileThatShipsCanBeReadAndIsOfferedByTheCloudFile() throws IOException {
        JsonNode offered =
                new ObjectMapper()
                        .readTree(getClass().getResource("/cloudfile.schema.json"))
                        .at("/properties/profile/enum");
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/profiles"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .filteredOn(file -> !file.matches(".*-(nova|options)[.]yaml"))
                    .allMatch(file -> Profiles.load(name(file)).name().equals(name(file)))
                    .extracting(ProfilesTest::name)
                    .as("the profiles of cloudfile.schema.json")
                    .containsExactlyInAnyOrderElementsOf(
                            offered.valueStream().map(JsonNode::asText).toList());
        }
    }

    private static String name(String file) {
        return file.replace(".yaml", "");
    }

    @Test
    void severalWordsAreEachQuoted() {
        assertThat(Template.command("yum install {p...}", "p", List.of("a", "b; c"), Map.of()))
                .hasToString("yum install a 'b; c'");
    }

    @Test
    void anSqlNameWithAQuoteIsRefused() {
        assertThatThrownBy(() -> Template.sql("drop {schema}", Map.of("schema", "a`b")))
                .hasMessageContaining("not a plain SQL name");
    }
}
