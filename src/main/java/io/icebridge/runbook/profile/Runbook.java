package io.icebridge.runbook.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a release profile may offer: a runbook that can be started, by its model's key, or the
 * redeployment of nodes within a move.
 */
public enum Runbook {
    @JsonProperty("upgrade-cloud")
    UPGRADE_CLOUD("upgrade-cloud"),
    @JsonProperty("upgrade-services")
    UPGRADE_SERVICES("upgrade-services"),
    @JsonProperty("deploy-parallel-nova")
    DEPLOY_PARALLEL_NOVA("deploy-parallel-nova"),
    @JsonProperty("move-servers")
    MOVE_SERVERS("move-servers"),
    @JsonProperty("redeploy-node")
    REDEPLOY_NODE("redeploy-node"),
    @JsonProperty("retire-nova")
    RETIRE_NOVA("retire-nova");

    private final String model;

    Runbook(String model) {
        this.model = model;
    }

    /** The key of the model that it is. */
    public String model() {
        return model;
    }

    /** What of a profile it cannot do without, and this one has not, in the words of its file. */
    List<String> missing(Profile profile) {
        Missing missing = new Missing(profile);
        switch (this) {
            case UPGRADE_CLOUD -> {
                for (Runbook part : values()) {
                    if (part != this) {
                        missing.all(part.missing(profile));
                    }
                }
                missing.look("finalPackages", Profile::finalPackages);
            }
            case UPGRADE_SERVICES -> {
                missing.onHosts();
                missing.look("configuration", Profile::configuration);
                missing.look("rehearsal", Profile::rehearsal);
                missing.look("services", p -> p.services().isEmpty() ? null : p.services());
            }
            case DEPLOY_PARALLEL_NOVA -> {
                missing.onHosts();
                missing.ofFill("fill.keyPairs", FillProfile::keyPairs);
                missing.ofNova("nova.set", nova -> nova.set().isEmpty() ? null : nova.set());
            }
            case MOVE_SERVERS -> missing.ofFill("fill.owner", FillProfile::owner);
            case REDEPLOY_NODE -> {
                missing.onHosts();
                missing.ofNova(
                        "nova.computePackages",
                        nova -> nova.computePackages().isEmpty() ? null : nova);
            }
            case RETIRE_NOVA -> {
                missing.onHosts();
                missing.ofNova("nova.endUnit", NovaProfile::endUnit);
            }
        }
        return missing.names;
    }

    /** Names of what was looked for in vain. */
    private static final class Missing {
        private final Profile profile;
        private final List<String> names = new ArrayList<>();

        Missing(Profile profile) {
            this.profile = profile;
        }

        void look(String name, Function<Profile, Object> part) {
            if (part.apply(profile) == null) {
                all(List.of(name));
            }
        }

        void ofNova(String name, Function<NovaProfile, Object> part) {
            look(name, p -> p.nova() == null ? null : part.apply(p.nova()));
        }

        void ofFill(String name, Function<FillProfile, Object> part) {
            look(name, p -> p.fill() == null ? null : part.apply(p.fill()));
        }

        void onHosts() {
            look("host", Profile::host);
            look("jobs", Profile::jobs);
            look("database", Profile::database);
        }

        void all(List<String> more) {
            more.stream().filter(name -> !names.contains(name)).forEach(names::add);
        }
    }
}
