package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window that cannot be kept is refused, never passed over. */
class WindowProblemsTest {
    private static final String NIGHT = "from: 22:00, to: 04:00, zone: Europe/Berlin";

    @TempDir Path folder;

    private List<String> problems(String windows) {
        return new Written(folder).adding(windows).problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: 22:00, to: 04:00 | windows[0]: the key 'zone' is missing. Name the time"
                        + " zone in which from and to are meant, such as Europe/Berlin or UTC.",
                "from: 22:00, to: 04:00, zone: Europe/Berln | windows[0].zone: 'Europe/Berln' is"
                        + " no time zone. Did you mean 'Europe/Berlin'?",
                "from: 22:00, to: 04:00, zone: +01:00 | windows[0].zone: '+01:00' is no time zone."
                        + " Give a name of the IANA database, such as Europe/Berlin or UTC.",
                "from: 24:00, to: 04:00, zone: UTC | windows[0].from: '24:00' is not possible"
                        + " here. Give the time of day as \"22:00\".",
                "from: 22:00, to: 4:00, zone: UTC | windows[0].to: '4:00' is not possible here."
                        + " Give the time of day as \"04:00\"; it is on the next day when no later"
                        + " than from.",
                "from: 22:00, zone: UTC | windows[0]: the key 'to' is missing. Give the time of"
                        + " day as \"04:00\"; it is on the next day when no later than from."
            })
    void timesAndZonesThatAreNone(String window, String sentence) {
        assertThat(problems("windows:\n  - {" + window + "}\n"))
                .containsExactly("cloud.yaml:25: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "days: [saturday] | days[0]: 'saturday' is not known. The days are mon, tue, wed,"
                        + " thu, fri, sat and sun.",
                "phases: [moves] | phases[0]: 'moves' is not known. Did you mean 'move'? The"
                        + " phases are services, packages, deploy, move, redeploy and retire.",
                "phases: [] | phases: is empty. List the phases that the window restricts; all"
                        + " when left out.",
                "nodes: [ctl-1, cmp1] | nodes[1]: 'cmp1' is no host here. Did you mean 'cmp-1'?",
                "nodes: [rack-7-*] | nodes[0]: 'rack-7-*' is no host here. List it under hosts.",
                "project: web | project: is no key of a cloud file. Did you mean 'projects'?",
                "'phases: [move, services], projects: [web]' | phases[1]: nothing in services"
                        + " belongs to a project, but this window names some. Give services a"
                        + " window without projects."
            })
    void whatTheyRestrictMustBeThere(String part, String sentence) {
        String bare = part.replace("'", "");
        assertThat(problems("windows:\n  - {" + NIGHT + ", " + bare + "}\n"))
                .containsExactly("cloud.yaml:25: windows[0]." + sentence);
    }

    @Test
    void aNodeIsTakenOnTrustWhereTheFileListsNone() {
        Written written = new Written(folder);
        written.write(
                "moves.yaml",
                Written.RIGHT.substring(0, Written.RIGHT.indexOf("ssh:"))
                        + "windows: [{"
                        + NIGHT
                        + ", nodes: [cmp-77]}]\n");

        assertThat(written.problems("moves.yaml")).isEmpty();
    }
}
