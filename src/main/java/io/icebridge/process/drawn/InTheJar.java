package io.icebridge.process.drawn;

import java.util.stream.Stream;

/** Models call models and show forms that come with them. */
final class InTheJar implements Rule {

    @Override
    public Stream<Breach> breaches(Drawings all) {
        return all.models().stream()
                .flatMap(model -> Stream.concat(calls(all, model), forms(all, model)));
    }

    private static Stream<Breach> calls(Drawings all, Drawing model) {
        return model.all("callActivity")
                .filter(
                        call ->
                                all.processes()
                                                .noneMatch(
                                                        p ->
                                                                p.id().equals(
                                                                                call.attribute(
                                                                                        "calledElement")))
                                        || call.attribute("camunda:calledElementBinding").isEmpty())
                .map(
                        call ->
                                model.breach(
                                        call,
                                        "calls '%s' of whatever deployment"
                                                .formatted(call.attribute("calledElement")),
                                        "Call a model of the project, with"
                                                + " camunda:calledElementBinding=\"deployment\"."));
    }

    private static Stream<Breach> forms(Drawings all, Drawing model) {
        return model.all("userTask")
                .filter(
                        task ->
                                !all.forms().contains(task.attribute("camunda:formRef"))
                                        || task.attribute("camunda:formRefBinding").isEmpty())
                .map(
                        task ->
                                model.breach(
                                        task,
                                        "shows no form of the project: '%s'"
                                                .formatted(task.attribute("camunda:formRef")),
                                        "Name one by camunda:formRef, with"
                                                + " camunda:formRefBinding=\"deployment\"."));
    }
}
