package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.DatabaseUrl;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes a {@code nova.conf} of the old Nova into one of the new. */
final class NovaConf {
    private final NovaProfile profile;
    private final NetworkKind network;

    NovaConf(NovaProfile profile, NetworkKind network) {
        this.profile = profile;
        this.network = network;
    }

    /**
     * Where the new database is.
     *
     * @param host takes the place of localhost in the old one's URL
     */
    record NewDatabase(String schema, String host) {}

    /**
     * @param values of the profile's places, among them {@code old-controller}
     * @throws StepFailure when the file names no database
     */
    String changed(String text, boolean node, NewDatabase database, Map<String, String> values) {
        IniFile file = IniFile.parse(text);
        database(file, database);
        profile.pointsAtController().forEach(o -> awayFromLocalhost(file, Option.of(o), values));
        profile.removed().forEach(option -> file.remove(Option.of(option)));
        options(node).forEach((o, value) -> file.set(Option.of(o), Template.text(value, values)));
        return file.text();
    }

    /** Each change of the file, a line each; no secret is in them. */
    List<String> listed(boolean node, NewDatabase database, Map<String, String> values) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "the database in %s: schema %s, host %s instead of localhost, login as it is"
                        .formatted(
                                all(profile.databaseOptions()),
                                database.schema(),
                                database.host()));
        lines.add(
                "%s instead of localhost in %s"
                        .formatted(
                                values.get("old-controller"), all(profile.pointsAtController())));
        profile.removed().forEach(option -> lines.add("without " + shown(option)));
        options(node)
                .forEach((o, value) -> lines.add(shown(o) + " = " + Template.text(value, values)));
        return lines.stream().map(line -> "  " + line).toList();
    }

    private static String all(List<String> options) {
        return options.stream().map(NovaConf::shown).collect(Collectors.joining(", "));
    }

    /** An option as the file has it. */
    static String shown(String option) {
        String[] parts = option.split("/", 2);
        return "[" + parts[0] + "] " + parts[1];
    }

    private Map<String, String> options(boolean node) {
        Map<String, String> options = new LinkedHashMap<>(profile.set());
        options.putAll(
                network == NetworkKind.NEUTRON
                        ? profile.setWithNeutron()
                        : profile.setWithNovaNetwork());
        if (node) {
            options.putAll(profile.setOnCompute());
        }
        return options;
    }

    private void database(IniFile file, NewDatabase database) {
        List<Option> there =
                profile.databaseOptions().stream()
                        .map(Option::of)
                        .filter(o -> file.value(o).isPresent())
                        .toList();
        if (there.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the old nova.conf names no database in "
                            + String.join(" or ", profile.databaseOptions()));
        }
        there.forEach(o -> file.set(o, url(file.value(o).orElseThrow(), database)));
    }

    private static String url(String old, NewDatabase database) {
        DatabaseUrl url =
                DatabaseUrl.parse(old)
                        .orElseThrow(
                                () ->
                                        new StepFailure(
                                                StepFailure.Kind.PROOF_FAILED,
                                                "the old nova.conf's database is no URL"));
        return url.of(url.login(), database.schema(), database.host()).toString();
    }

    private static void awayFromLocalhost(IniFile file, Option option, Map<String, String> values) {
        Optional<String> value = file.value(option);
        String pattern = "\\b(localhost|127\\.0\\.0\\.1)\\b";
        value.map(v -> v.replaceAll(pattern, values.get("old-controller")))
                .ifPresent(v -> file.set(option, v));
    }
}
