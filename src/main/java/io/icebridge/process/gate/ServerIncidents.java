package io.icebridge.process.gate;

import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Keeps a server's incident to its own process instance. Those of many servers would meet at the
 * call that all of them come from, of which the engine keeps without a lock whether it has any: one
 * that comes while the last one goes could stay there for ever, and keep the change from ending.
 */
final class ServerIncidents extends DefaultIncidentHandler {
    ServerIncidents() {
        super(OutageIncident.SERVER);
    }

    @Override
    public Incident createIncident(IncidentContext context, String message) {
        return IncidentEntity.createAndInsertIncident(type, context, message);
    }
}
