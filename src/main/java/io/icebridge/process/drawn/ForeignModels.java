package io.icebridge.process.drawn;

import io.icebridge.approval.Slicing;
import io.icebridge.journal.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/**
 * Closes the door behind the application's own models, once they are deployed: refuses to start
 * where a step is reached past its gate, or where somebody's model is in the database.
 */
final class ForeignModels {
    static final String REMEDY =
            "Where an earlier version brought it, end with that what runs of it; then start once"
                    + " with --icebridge.foreign-models=remove, which ends and deletes it.";

    private static final String ICEBRIDGE = "icebridge";

    private final ProcessEngine engine;
    private final OwnModels own;
    private final Supplier<List<Slicing>> slicings;
    private final Trail trail;
    private final Found found;

    /** What becomes of a model that somebody else brought. */
    enum Found {
        REFUSE,
        REMOVE
    }

    /**
     * @param found what becomes of them
     */
    ForeignModels(
            ProcessEngine engine,
            OwnModels own,
            Supplier<List<Slicing>> slicings,
            Trail trail,
            Found found) {
        this.engine = engine;
        this.own = own;
        this.slicings = slicings;
        this.trail = trail;
        this.found = found;
    }

    /**
     * Before any job runs.
     *
     * @throws IllegalStateException that names the models and what to do about them
     */
    @EventListener(ContextRefreshedEvent.class)
    void closeDoor() {
        own.close();
        own.behindGates(slicings.get());
        own.files().forEach(this::remember);
        List<ResourceDefinition> foreign = inDatabase();
        if (found == Found.REMOVE) {
            foreign.stream()
                    .map(ResourceDefinition::getDeploymentId)
                    .distinct()
                    .forEach(this::remove);
        } else if (!foreign.isEmpty()) {
            throw new IllegalStateException(
                    "These models in the database are not Icebridge's own:\n  %s\n%s"
                            .formatted(
                                    foreign.stream()
                                            .map(this::named)
                                            .collect(Collectors.joining("\n  ")),
                                    REMEDY));
        }
    }

    /** So that a later version knows it for Icebridge's. */
    private void remember(OwnFile file) {
        if (!trail.has(Trail.Kind.DEPLOYED, file.digest())) {
            trail.add(Trail.Kind.DEPLOYED, ICEBRIDGE, "", file.digest(), file.name(), "");
        }
    }

    /** Older versions of a model that nothing runs of are asked for when somebody starts them. */
    private List<ResourceDefinition> inDatabase() {
        RepositoryService repository = engine.getRepositoryService();
        return Stream.of(
                        repository.createProcessDefinitionQuery().latestVersion().list(),
                        repository.createProcessDefinitionQuery().list().stream()
                                .filter(definition -> runs(definition.getId()))
                                .toList(),
                        repository.createDecisionDefinitionQuery().latestVersion().list(),
                        repository.createCaseDefinitionQuery().list())
                .<ResourceDefinition>flatMap(List::stream)
                .filter(definition -> !own.isOwn(content(definition)))
                .collect(Collectors.toMap(ResourceDefinition::getId, d -> d, (a, b) -> a))
                .values()
                .stream()
                .toList();
    }

    private boolean runs(String definition) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionId(definition)
                        .count()
                > 0;
    }

    private byte[] content(ResourceDefinition definition) {
        try (var content =
                engine.getRepositoryService()
                        .getResourceAsStream(
                                definition.getDeploymentId(), definition.getResourceName())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String named(ResourceDefinition definition) {
        Deployment deployment =
                engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentId(definition.getDeploymentId())
                        .singleResult();
        return "%s, version %d, of the deployment %s (%s) of %s"
                .formatted(
                        definition.getKey(),
                        definition.getVersion(),
                        deployment.getId(),
                        deployment.getName(),
                        deployment.getDeploymentTime().toInstant());
    }

    private void remove(String deployment) {
        own.letGo(deployment);
        engine.getRepositoryService().deleteDeployment(deployment, true, true, true);
        trail.add(
                Trail.Kind.DEPLOYED,
                ICEBRIDGE,
                "",
                deployment,
                "removed what was not Icebridge's own",
                "icebridge.foreign-models=remove");
    }
}
