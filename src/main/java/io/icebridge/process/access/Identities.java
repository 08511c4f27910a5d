package io.icebridge.process.access;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's own users, but no wrong password locks one of them: then anybody could shut out
 * anybody. Who guesses is slowed by his address instead, where requests come in. And an
 * administrator always remains.
 */
final class Identities extends DbIdentityServiceProvider {
    private final LastAdministrator lastAdministrator = new LastAdministrator(this);

    /** Makes an engine use them, whichever way its users are asked for. */
    static ProcessEnginePlugin plugin() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setIdentityProviderSessionFactory(new Factory());
            }
        };
    }

    private static final class Factory implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return Identities.class;
        }

        @Override
        public Session openSession() {
            return new Identities();
        }
    }

    /** Who is logged in may try his own password alone, lest he guess those of others unslowed. */
    @Override
    public boolean checkPassword(String user, String password) {
        String asking = Context.getCommandContext().getAuthenticatedUserId();
        if (password == null || (asking != null && !asking.equals(user))) {
            return false;
        }
        UserEntity known = findUserById(user);
        return known != null && known.getPassword() != null && matchPassword(password, known);
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        lastAdministrator.checkDeletion(user);
        return super.deleteUser(user);
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        lastAdministrator.checkRemoval(user, group);
        return super.deleteMembership(user, group);
    }

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        lastAdministrator.checkGroupDeletion(group);
        return super.deleteGroup(group);
    }
}
