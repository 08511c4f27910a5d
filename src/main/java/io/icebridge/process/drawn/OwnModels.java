package io.icebridge.process.drawn;

import io.icebridge.approval.Refused;
import io.icebridge.approval.Slicing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The engine runs the models that the application brings, and no other: each file is asked for
 * whenever the engine takes a model in, be it from a deployment or from its database.
 */
final class OwnModels extends AbstractProcessEnginePlugin implements Deployer {
    private final ListableBeanFactory beans;
    private final Predicate<String> formerly;
    private List<OwnFile> files = List.of();
    private Set<String> digests = Set.of();
    private final Set<String> letGo = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param formerly whether a file of this digest was brought by an earlier version; asked late
     */
    OwnModels(ListableBeanFactory beans, Predicate<String> formerly) {
        this.beans = beans;
        this.formerly = formerly;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> first = new ArrayList<>(List.of(this));
        if (engine.getCustomPreDeployers() != null) {
            first.addAll(engine.getCustomPreDeployers());
        }
        engine.setCustomPreDeployers(first);
        engine.setExpressionManager(new ModelExpressions(new ModelBeans(beans)));
        engine.setArtifactFactory(new NoClasses());
        engine.setScriptEngineResolver(new NoScripts());
    }

    /**
     * Looks through what is about to be deployed.
     *
     * @throws IllegalStateException with a sentence for each thing that no model may have
     */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        files =
                Stream.of(
                                ((SpringTransactionsProcessEngineConfiguration) engine)
                                        .getDeploymentResources())
                        .map(OwnFile::of)
                        .toList();
        digests = files.stream().map(OwnFile::digest).collect(Collectors.toSet());
        Rules.hold(files, new ModelBeans(beans));
    }

    /** What the application brings. */
    List<OwnFile> files() {
        return files;
    }

    /**
     * Looks whether every step stands behind its gate, once it is known which opens which.
     *
     * @throws IllegalStateException with a sentence for each that does not
     */
    void behindGates(List<Slicing> slicings) {
        Rules.refuse(new BehindGates(slicings).breaches(Drawings.of(files)));
    }

    /** From now on nothing is deployed any more. */
    void close() {
        closed = true;
    }

    /** The engine reads what it deletes. */
    void letGo(String deployment) {
        letGo.add(deployment);
    }

    /** Whether it came with this version or an earlier one. */
    boolean isOwn(byte[] content) {
        String digest = OwnFile.digest(content);
        return digests.contains(digest) || formerly.test(digest);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew() && closed) {
            throw new Refused(
                    "Nothing is deployed while Icebridge runs: its models come with it. Change a"
                            + " model in the project and start what is built of it.");
        }
        for (ResourceEntity file : deployment.getResources().values()) {
            boolean own =
                    deployment.isNew()
                            ? digests.contains(OwnFile.digest(file.getBytes()))
                            : isOwn(file.getBytes());
            if (!own && !letGo.contains(deployment.getId())) {
                throw new Refused(
                        "%s of the deployment %s is not Icebridge's own and is not run. %s"
                                .formatted(
                                        file.getName(), deployment.getId(), ForeignModels.REMEDY));
            }
        }
    }
}
