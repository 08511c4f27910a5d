package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.DatabaseUrl;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        set(file, profile.set(), values);
        set(
                file,
                network == NetworkKind.NEUTRON
                        ? profile.setWithNeutron()
                        : profile.setWithNovaNetwork(),
                values);
        if (node) {
            set(file, profile.setOnCompute(), values);
        }
        return file.text();
    }

    private static void set(IniFile file, Map<String, String> options, Map<String, String> values) {
        options.forEach((o, value) -> file.set(Option.of(o), Template.text(value, values)));
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
