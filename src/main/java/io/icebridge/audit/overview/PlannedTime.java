package io.icebridge.audit.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.Evidence;
import io.icebridge.approval.Evidence.SliceShown;
import io.icebridge.audit.told.Drawn.Part;
import io.icebridge.journal.Expected;
import io.icebridge.runbook.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the actions of a part are expected to take, by the figures that they carry. */
@Component
class PlannedTime {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient db;
    private final Map<String, Sum> slices = new ConcurrentHashMap<>();
    private final Map<Long, Sum> gates = new ConcurrentHashMap<>();

    PlannedTime(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** Of actions: how many there are, how many have a figure, and those figures together. */
    record Sum(long seconds, int known, int all) {
        static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(seconds + other.seconds, known + other.known, all + other.all);
        }

        Expected expected() {
            return known == 0
                    ? Expected.UNKNOWN
                    : new Expected(
                            seconds,
                            known == all
                                    ? "its %s, one after another"
                                            .formatted(Counted.of(all, "action"))
                                    : "%d of its %s, one after another; the others were never measured"
                                            .formatted(known, Counted.of(all, "action")));
        }
    }

    /** By what the part's gates have shown so far. */
    Expected of(String change, Part part) {
        return part.gates().stream()
                .flatMap(gate -> newest(change, gate).stream())
                .map(this::gate)
                .reduce(Sum.NONE, Sum::plus)
                .expected();
    }

    private List<Long> newest(String change, String gate) {
        return db.sql(
                        "select max(evidence_no) from ib_evidence where change_id = ? and gate = ?"
                                + " group by subject")
                .params(change, gate)
                .query(Long.class)
                .list();
    }

    private Sum gate(long number) {
        return gates.computeIfAbsent(
                number,
                n ->
                        Evidence.read(
                                        db.sql(
                                                        "select evidence from ib_evidence where"
                                                                + " evidence_no = ?")
                                                .params(n)
                                                .query(String.class)
                                                .single())
                                .slices()
                                .stream()
                                .map(SliceShown::digest)
                                .map(this::slice)
                                .reduce(Sum.NONE, Sum::plus));
    }

    private Sum slice(String digest) {
        return slices.computeIfAbsent(
                digest,
                d ->
                        db.sql("select content from ib_slice where digest = ?")
                                .params(d)
                                .query(String.class)
                                .optional()
                                .map(PlannedTime::sum)
                                .orElse(Sum.NONE));
    }

    static Sum sum(String slice) {
        try {
            Sum sum = Sum.NONE;
            for (JsonNode step : JSON.readTree(slice).path("steps")) {
                for (JsonNode action : step.path("actions")) {
                    boolean known = action.path("seconds").isNumber();
                    sum = sum.plus(new Sum(action.path("seconds").asLong(0), known ? 1 : 0, 1));
                }
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
