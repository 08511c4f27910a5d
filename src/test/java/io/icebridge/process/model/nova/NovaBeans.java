package io.icebridge.process.model.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.outside.Outside;
import io.icebridge.process.TestEngine;
import io.icebridge.process.step.Courses;
import io.icebridge.runbook.fill.FillNova;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.DeploymentUndo;
import io.icebridge.runbook.nova.NovaCourses;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** What the models of the parallel Nova and its undo name, made anew for a site. */
final class NovaBeans {
    private NovaBeans() {}

    static NovaCourses on(TestEngine engine, Site site, Cloud cloud) {
        Runner runner = engine.runner(site, cloud);
        Courses courses = engine.courses(runner);
        NovaCourses nova =
                new NovaCourses(
                        site,
                        cloud,
                        engine.records,
                        new Outside(),
                        new FillNova(site, cloud, engine.records)::of);
        DeploymentUndo undo = new DeploymentUndo(nova, engine.records, runner, Clock.systemUTC());
        engine.beansOf(new DeployParallelNova(engine.failures, nova, undo, courses));
        engine.beansOf(new ProveNova(engine.failures, nova, undo, courses));
        engine.beansOf(new UndoDeployment(engine.failures, undo, courses));
        engine.bean("recordDecision", (ExecutionListener) execution -> {});
        return nova;
    }
}
