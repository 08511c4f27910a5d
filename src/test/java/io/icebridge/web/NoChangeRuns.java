package io.icebridge.web;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After each test, since one change at a time runs on a cloud. */
final class NoChangeRuns implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext test) {
        RuntimeService runtime =
                SpringExtension.getApplicationContext(test).getBean(RuntimeService.class);
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "next test"));
    }
}
