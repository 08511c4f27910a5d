package io.icebridge.runbook.readiness;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the last run of each check found. Writes are part of the caller's transaction. */
public final class Findings {
    private final JdbcClient db;

    public Findings(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    /** Puts a check's findings in place of what it found before. */
    public void replace(String change, String check, List<Finding> found) {
        db.sql("delete from ib_finding where change_id = ? and check_name = ?")
                .params(change, check)
                .update();
        for (Finding finding : found) {
            db.sql(
                            "insert into ib_finding (change_id, check_name, subject, code, what,"
                                    + " remedy, blocks, reading) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            change,
                            check,
                            finding.subject(),
                            finding.code(),
                            finding.what(),
                            finding.remedy(),
                            finding.blocks(),
                            finding.reading())
                    .update();
        }
    }

    /** All findings of the change, the blocking ones first. */
    public List<Finding> of(String change) {
        return db.sql(
                        "select subject, code, what, remedy, blocks, reading from ib_finding"
                                + " where change_id = ? order by blocks desc, subject, code")
                .params(change)
                .query(Finding.class)
                .list();
    }
}
