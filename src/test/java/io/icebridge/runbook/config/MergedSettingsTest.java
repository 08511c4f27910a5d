package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.MachinesPython;
import io.icebridge.runbook.config.Review.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random settings of a site, carried into a new package's: Python itself says what came of it. */
class MergedSettingsTest {
    private static final int FILES = 200;

    /** What packages set, and what a site writes instead. */
    private static final List<String[]> SETTINGS =
            List.of(
                    new String[] {"DEBUG = True", "DEBUG = False  # ours"},
                    new String[] {"TEMPLATE_DEBUG = DEBUG", "TEMPLATE_DEBUG = not DEBUG"},
                    new String[] {"HOST = \"127.0.0.1\"", "HOST = '10.0.' \\\n    '0.9'"},
                    new String[] {"URL = \"http://%s:5000\" % HOST", "URL = 'https://%s' % HOST"},
                    new String[] {
                        "CACHES = {\n    'd': {'B': 1}\n}", "CACHES = {'d': {\n 'B': [2]}}"
                    },
                    new String[] {"APPS = ('a',)", "APPS = ('b', # {\n  'c')"});

    /** What only a site writes, behind which setting. */
    private static final List<String[]> OWN =
            List.of(
                    new String[] {"", "import os"},
                    new String[] {"", "from os import path as p"},
                    new String[] {"", "OWN = 'é'"},
                    new String[] {"", "TEXT = '''a\n# b = (\nc'''"},
                    new String[] {
                        "DEBUG", "if DEBUG:\n    WHERE = 1\n\n    # x\nelse:\n    WHERE = 2"
                    },
                    new String[] {
                        "HOST", "try:\n    import none_such\nexcept ImportError:\n    HERE = HOST"
                    },
                    new String[] {"CACHES", "CACHES['d']['L'] = 'x=1'"},
                    new String[] {"APPS", "APPS += ('d',)"},
                    new String[] {"APPS", "MORE = APPS + ('e',)"},
                    new String[] {"CACHES", "def f(a=1):\n    return CACHES\nGOT = f()"});

    @TempDir Path folder;

    @Test
    void theSitesSettingsMeanInTheNewFileWhatTheyMeantInTheirOwn() throws Exception {
        MachinesPython python =
                MachinesPython.with(
                        "ast", "not judged: install python3 to let Python judge the settings");
        Random random = new Random(4);
        for (int i = 0; i < FILES; i++) {
            String yours = file(random, true);
            PythonSettings fresh = PythonSettings.parse(file(random, false));
            PythonSettings own = PythonSettings.parse(yours);
            var rows = new Review(OptionNames.NONE).rows(Optional.empty(), own, fresh);
            Edits.of(Choice.KEEP, "").carry(own, rows, fresh);
            Files.writeString(folder.resolve(i + ".yours"), "# coding: utf-8\n" + yours);
            Files.writeString(folder.resolve(i + ".merged"), fresh.text());
        }
        JsonNode said = python.says(MergedSettingsTest.class, "same-settings.py", folder);
        for (int i = 0; i < FILES; i++) {
            assertThat(said.get(String.valueOf(i)).asText())
                    .as(
                            Files.readString(folder.resolve(i + ".yours"))
                                    + "\n---- became\n"
                                    + Files.readString(folder.resolve(i + ".merged")))
                    .isEqualTo("same");
        }
    }

    private static String file(Random random, boolean site) {
        List<String> lines = new ArrayList<>();
        List<String[]> own = new ArrayList<>(OWN);
        List<String[]> settings = new ArrayList<>(SETTINGS);
        if (!site) {
            // Those that use one another stand side by side, and the last two use nothing.
            if (random.nextBoolean()) {
                Collections.swap(settings, 4, 5);
            }
            Collections.rotate(settings, 2 * random.nextInt(3));
        }
        for (String[] setting : settings) {
            lines.add("# About " + setting[0].lines().findFirst().orElseThrow());
            lines.add(setting[site && random.nextInt(3) == 0 ? 1 : 0]);
            own.removeIf(
                    o -> {
                        boolean here =
                                site
                                        && (o[0].isEmpty() || setting[0].startsWith(o[0] + " "))
                                        && random.nextInt(2) == 0;
                        if (here) {
                            lines.add(o[1]);
                        }
                        return here;
                    });
        }
        return String.join("\n", lines) + "\n";
    }
}
