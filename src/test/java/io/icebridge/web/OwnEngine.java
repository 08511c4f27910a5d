package io.icebridge.web;

import org.camunda.bpm.BpmPlatform;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Before each class, since REST and web applications look their engine up by name in registers that
 * all applications of a JVM share.
 */
final class OwnEngine implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext test) {
        ProcessEngine own =
                SpringExtension.getApplicationContext(test).getBean(ProcessEngine.class);
        RuntimeContainerDelegate register = RuntimeContainerDelegate.INSTANCE.get();
        ProcessEngine known = BpmPlatform.getDefaultProcessEngine();
        if (known != null) {
            register.unregisterProcessEngine(known);
        }
        register.registerProcessEngine(own);
        ProcessEngines.registerProcessEngine(own);
    }
}
