package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.config.DatabaseUrl;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.OptionNames;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes the old Nova's files into the new Nova's. */
final class NovaConf {
    private final NovaProfile profile;
    private final NetworkKind network;
    private final OptionNames names;

    NovaConf(Profile profile, NetworkKind network) {
        this.profile = profile.nova();
        this.network = network;
        this.names = profile.novaNames();
    }

    /**
     * Where the new database is.
     *
     * @param host takes the place of the old controller in the old one's URL
     */
    record NewDatabase(String schema, String host) {}

    /**
     * Who gets a file.
     *
     * @param node whether it is a compute node
     * @param copied whether the file comes from the old controller, not from the host itself
     * @param old the old controller's names and addresses
     * @param values of the profile's places, among them {@code old-controller}
     */
    record Target(
            boolean node,
            boolean copied,
            NewDatabase database,
            List<String> old,
            Map<String, String> values) {}

    IniFile read(String text) {
        return IniFile.parse(profile.file(), text, names);
    }

    /**
     * @throws StepFailure when the file names no database
     */
    String changed(String text, Target target) {
        IniFile file = read(text);
        ThisHost thisHost = thisHost(file, target);
        profile.renamed().forEach((old, now) -> file.rename(Option.of(old), Option.of(now)));
        database(file, target);
        if (target.copied()) {
            thisHost.change(file);
        } else {
            thisHost.lead(file);
        }
        profile.removed().forEach(option -> file.remove(Option.of(option)));
        options(target.node())
                .forEach((o, v) -> file.set(Option.of(o), Template.text(v, target.values())));
        return file.text();
    }

    /** The same for the paste file, which holds addresses and credentials on many sites. */
    String pasteChanged(String text, String novaConf, Target target) {
        IniFile file = IniFile.parse(profile.paste(), text, OptionNames.NONE);
        thisHost(read(novaConf), target).change(file);
        return file.text();
    }

    /** What a file leaves to people, an option each. */
    List<ThisHost.Left> left(IniFile file, IniFile novaConf, Target target) {
        Set<Option> decided =
                Stream.of(
                                options(target.node()).keySet(),
                                profile.databaseOptions(),
                                profile.removed())
                        .flatMap(Collection::stream)
                        .map(Option::of)
                        .collect(Collectors.toSet());
        return thisHost(novaConf, target).left(file, decided);
    }

    private ThisHost thisHost(IniFile novaConf, Target target) {
        return new ThisHost(
                profile.thisHost(), new HostNames(target.old(), novaConf), target.values());
    }

    /** Each change of the file, a line each; no secret is in them. */
    List<String> listed(Target target) {
        Map<String, String> values = target.values();
        NovaProfile.ThisHost roles = profile.thisHost();
        Stream<String> elsewhere =
                Stream.of(
                        naming(values.get("old-controller"), target, roles.oldController()),
                        "the host's own %s in %s"
                                .formatted(values.get("address"), all(roles.own())),
                        "without " + all(roles.dropped()));
        return Stream.of(
                        Stream.of(
                                "the database in %s: schema %s, host %s instead of the old controller,"
                                                .formatted(
                                                        all(profile.databaseOptions()),
                                                        target.database().schema(),
                                                        target.database().host())
                                        + " no socket, login as it is",
                                naming(values.get("controller"), target, roles.newController()),
                                renamed()),
                        target.copied() ? elsewhere : Stream.<String>empty(),
                        profile.removed().stream().map(option -> "without " + shown(option)),
                        options(target.node()).entrySet().stream()
                                .map(
                                        o ->
                                                shown(o.getKey())
                                                        + " = "
                                                        + Template.text(o.getValue(), values)))
                .flatMap(lines -> lines)
                .map(line -> "  " + line)
                .toList();
    }

    private String naming(String instead, Target target, List<String> options) {
        return "%s instead of %s, localhost, 127.0.0.1, ::1, and of what [DEFAULT] my_ip and host say, in %s"
                .formatted(instead, String.join(", ", target.old()), all(options));
    }

    private String renamed() {
        return profile.renamed().entrySet().stream()
                .map(e -> shown(e.getKey()) + " as " + shown(e.getValue()))
                .collect(Collectors.joining(", "));
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

    private void database(IniFile file, Target target) {
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
        HostNames names = new HostNames(target.old(), file);
        there.forEach(o -> file.set(o, url(file.value(o).orElseThrow(), names, target.database())));
    }

    private static String url(String old, HostNames names, NewDatabase database) {
        DatabaseUrl url =
                DatabaseUrl.parse(old)
                        .orElseThrow(
                                () ->
                                        new StepFailure(
                                                StepFailure.Kind.PROOF_FAILED,
                                                "the old nova.conf's database is no URL"));
        boolean here = url.local() || names.is(url.host());
        return url.of(url.login(), database.schema(), here ? database.host() : url.host())
                .toString();
    }
}
