package io.icebridge.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the finished jar tells of itself. */
class FinishedJarIT {
    private static final Path FILE = Path.of("target", "icebridge.jar");
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** With one of these a library may be handed on in a work under Apache-2.0. */
    private static final Set<String> FITTING =
            Set.of(
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "BSD-4-Clause",
                    "CC0-1.0",
                    "EPL-2.0",
                    "MIT",
                    "MPL-2.0");

    /**
     * Maven Central names its licence wrongly; what it demands stands in deploy/dependencies.md.
     */
    private static final String READ_BY_US = "pkg:maven/org.webjars.npm/bpmn-js@";

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(FILE.toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void theBillOfMaterialsNamesEveryLibraryWithItsChecksum() throws Exception {
        Map<String, String> libraries = new TreeMap<>();
        for (ZipEntry library : libraries()) {
            libraries.put(sha256(library), library.getName());
        }
        assertThat(libraries).isNotEmpty();

        for (JsonNode part : bill().path("components")) {
            libraries.remove(sha256(part));
        }
        assertThat(libraries.values()).as("libraries that it does not name").isEmpty();
    }

    @Test
    void everyLibrarysLicenceFitsOurs() throws IOException {
        for (JsonNode part : bill().path("components")) {
            String name = part.path("purl").asText();
            Set<String> licences = new TreeSet<>(part.findValuesAsText("id"));
            if (!name.startsWith(READ_BY_US)) {
                assertThat(licences).as(name).containsAnyElementsOf(FITTING);
            }
        }
    }

    @Test
    void ofTheDrawingOfDiagramsItHasWhatBrowsersNeedAndTheLicence() {
        assertThat(jar.stream().map(ZipEntry::getName))
                .filteredOn(name -> name.contains("bpmn-js") && !name.endsWith("/"))
                .containsExactlyInAnyOrder(
                        "BOOT-INF/classes/static/bpmn-js/LICENSE",
                        "BOOT-INF/classes/static/bpmn-js/bpmn-navigated-viewer.production.min.js");
    }

    @Test
    void nothingInItTellsWhenItWasBuilt() throws IOException {
        JsonNode bill = bill();
        List<LocalDateTime> times = jar.stream().map(ZipEntry::getTimeLocal).distinct().toList();

        assertThat(times).hasSize(1);
        assertThat(bill.has("serialNumber")).isFalse();
        assertThat(bill.path("metadata").has("timestamp")).isFalse();
    }

    @Test
    void itsVersionNamesTheCommit() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(java, "-jar", FILE.toString(), "--version")
                        .redirectErrorStream(true)
                        .start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).strip())
                .matches("Icebridge \\d\\S+\\Rcommit ([0-9a-f]{40}\\b.*|unknown: .*)");
    }

    private JsonNode bill() throws IOException {
        ZipEntry entry = jar.getEntry("META-INF/sbom/application.cdx.json");
        assertThat(entry).as("bill of materials; Maven's -o leaves it out").isNotNull();
        return new ObjectMapper().readTree(jar.getInputStream(entry));
    }

    private List<ZipEntry> libraries() {
        return jar.stream()
                .filter(e -> e.getName().startsWith(LIBRARIES) && !e.isDirectory())
                .map(ZipEntry.class::cast)
                .toList();
    }

    private static String sha256(JsonNode part) {
        for (JsonNode hash : part.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "";
    }

    private String sha256(ZipEntry entry) throws IOException, GeneralSecurityException {
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
