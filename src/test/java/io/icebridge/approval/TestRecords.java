package io.icebridge.approval;

import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Trail;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The tables of what people did, as the application has them. */
public final class TestRecords {
    private TestRecords() {}

    public static Records of(DataSource source) {
        return of(source, new Warranted(source, new Slices(source), List::of, Clock.systemUTC()));
    }

    public static Records of(DataSource source, Warranted warranted) {
        Clock clock = Clock.systemUTC();
        return new Records(
                new Approvals(source, warranted, clock),
                new Decisions(source),
                new Collected(source, clock),
                new Starts(source),
                new Trail(source, clock));
    }

    public static Circumstances circumstances(DataSource source) {
        return new Circumstances(
                of(source),
                new Journal(
                        new Events(
                                source,
                                new DataSourceTransactionManager(source),
                                Clock.systemUTC())),
                gate -> Terms.ONE_FOR_EVER);
    }
}
