package io.icebridge.audit.servers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A server in the table.
 *
 * @param newId empty until the new region has it
 * @param owner the id of the user who made it; empty where no look has told
 * @param addresses a space between
 * @param wave null until its node's turn has come
 * @param downtimeSeconds null where it was never down
 * @param down whether it is down now
 */
public record ServerRow(
        String name,
        String oldId,
        String newId,
        String projectId,
        String project,
        String owner,
        String node,
        String method,
        String state,
        String addresses,
        Integer wave,
        Double downtimeSeconds,
        boolean down) {

    /**
     * @param downtime null where it was never down
     */
    ServerRow with(Downtimes.Down downtime) {
        return downtime == null
                ? this
                : new ServerRow(
                        name,
                        oldId,
                        newId,
                        projectId,
                        project,
                        owner,
                        node,
                        method,
                        state,
                        addresses,
                        wave,
                        Math.round(downtime.seconds() * 10) / 10.0,
                        downtime.still());
    }

    /** Names of the columns, as in files. */
    static final List<String> COLUMNS =
            List.of(
                    "name",
                    "oldId",
                    "newId",
                    "projectId",
                    "project",
                    "owner",
                    "node",
                    "method",
                    "state",
                    "addresses",
                    "wave",
                    "downtimeSeconds");

    /** What the columns hold, null where there is nothing. */
    @JsonIgnore
    List<Object> cells() {
        return Arrays.asList(
                name,
                oldId,
                newId,
                projectId,
                project,
                owner,
                node,
                method,
                state,
                addresses,
                wave,
                downtimeSeconds);
    }

    /** For how long it was down; null where it never was. */
    @JsonIgnore
    public Duration downtime() {
        return downtimeSeconds == null
                ? null
                : Duration.ofMillis(Math.round(downtimeSeconds * 1000));
    }
}
