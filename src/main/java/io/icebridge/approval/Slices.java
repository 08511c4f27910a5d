package io.icebridge.approval;

import io.icebridge.journal.Action;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what slices consist of, each once, by its digest. */
public final class Slices {
    private final JdbcClient db;
    private final Map<String, Set<String>> read = new ConcurrentHashMap<>();

    public Slices(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** Keeps what the slice consists of; harmless when it is there. */
    public void keep(Slice slice) {
        String digest = slice.digest();
        if (prints(digest).isEmpty()) {
            String prints =
                    slice.steps().stream()
                            .flatMap(step -> step.actions().stream())
                            .map(Slice::print)
                            .map(Canonical::sha256)
                            .distinct()
                            .collect(Collectors.joining("\n"));
            try {
                db.sql("insert into ib_slice (digest, content, prints) values (?, ?, ?)")
                        .params(digest, slice.content(), prints)
                        .update();
            } catch (DuplicateKeyException kept) {
                read.remove(digest);
            }
        }
    }

    /** Whether the slice of this digest has the very action. */
    boolean has(String digest, Action action) {
        return prints(digest).contains(Canonical.sha256(Slice.print(action)));
    }

    /** What the slice of this digest consists of. */
    Optional<String> content(String digest) {
        return db.sql("select content from ib_slice where digest = ?")
                .params(digest)
                .query(String.class)
                .optional();
    }

    private Set<String> prints(String digest) {
        Set<String> known = read.get(digest);
        if (known != null) {
            return known;
        }
        Set<String> found =
                db.sql("select prints from ib_slice where digest = ?")
                        .params(digest)
                        .query(String.class)
                        .optional()
                        .map(text -> (Set<String>) new HashSet<>(text.lines().toList()))
                        .orElse(Set.of());
        if (!found.isEmpty()) {
            read.put(digest, found);
        }
        return found;
    }
}
