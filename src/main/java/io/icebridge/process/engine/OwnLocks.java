package io.icebridge.process.engine;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks jobs under the application's own name and, before the first job runs, frees those that a
 * crash left locked under it; else each would wait for its lock to run out.
 */
final class OwnLocks extends AbstractProcessEnginePlugin {
    private static final Logger LOG = LoggerFactory.getLogger(OwnLocks.class);

    private final JdbcClient db;
    private final String node;

    OwnLocks(DataSource source, String node) {
        this.db = JdbcClient.create(source);
        this.node = node;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getJobExecutor().setLockOwner(node);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        int freed =
                db.sql(
                                "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null,"
                                        + " REV_ = REV_ + 1 where LOCK_OWNER_ = ?")
                        .param(node)
                        .update();
        if (freed > 0) {
            LOG.info("freed {} jobs that {} had locked when it ended", freed, node);
        }
    }
}
