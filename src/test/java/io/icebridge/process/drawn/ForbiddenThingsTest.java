package io.icebridge.process.drawn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A model beside the project's own, with one thing in it that no model may have. The engine looks
 * through them before it is built, as {@link MutantsTest} shows for a whole one.
 */
class ForbiddenThingsTest {
    private static final String STEP =
            "<serviceTask id='checkRoom' camunda:delegateExpression='${checkRoom}' %s/>";
    private static final String PERSON =
            "<userTask id='ask' camunda:formRef='decide-on-failure'"
                    + " camunda:formRefBinding='deployment' %s>%s</userTask>";
    private static final String CALL =
            "<callActivity id='call' calledElement='retire-nova'"
                    + " camunda:calledElementBinding='deployment' %s>%s</callActivity>";
    private static final String TIMER =
            "<boundaryEvent id='late' attachedToRef='%s'><timerEventDefinition><timeDuration>PT1H"
                    + "</timeDuration></timerEventDefinition></boundaryEvent>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<scriptTask id='x' scriptFormat='juel'><script>${1}</script></scriptTask>"
                        + "|the scriptTask x is not drawn in process evil. A script is code",
                "<serviceTask id='x' camunda:class='java.lang.Runtime'/>"
                        + "|the serviceTask x has camunda:class=",
                "<serviceTask id='x' camunda:expression='${1}'/>"
                        + "|the serviceTask x has camunda:expression=",
                "<serviceTask id='x' camunda:type='external' camunda:topic='t'/>"
                        + "|goes through the door: draw a service task",
                "<serviceTask id='x' activiti:class='java.lang.Runtime'/>"
                        + "|has http://activiti.org/bpmn#class=",
                "<serviceTask id='x' camunda:delegateExpression='${stopOldNova}'/>"
                        + "|A service task names the step of its own id.",
                "<serviceTask id='journal' camunda:delegateExpression='${journal}'/>"
                        + "|the serviceTask journal is no step",
                "<serviceTask id='checkRoom'><extensionElements><camunda:connector/>"
                        + "</extensionElements></serviceTask>"
                        + "|the extensionElements in serviceTask checkRoom is not drawn",
                "<businessRuleTask id='x' camunda:decisionRef='d'/>|draw a service task",
                "<sendTask id='x' camunda:class='a.B'/>|draw a service task",
                "<parallelGateway id='x'/>|exclusive gateways",
                "<intermediateCatchEvent id='x'><conditionalEventDefinition><condition>${1}"
                        + "</condition></conditionalEventDefinition></intermediateCatchEvent>"
                        + "|the conditionalEventDefinition in intermediateCatchEvent x",
                "<intermediateCatchEvent id='x'><timerEventDefinition><timeCycle>R/PT1S"
                        + "</timeCycle></timerEventDefinition></intermediateCatchEvent>|timeCycle",
                "<startEvent id='x'><timerEventDefinition/></startEvent>|timerEventDefinition",
                "<startEvent id='x'><messageEventDefinition messageRef='m'/></startEvent>"
                        + "|the startEvent x starts by itself. People start a change",
                "<dataObject id='x'/>|enter it in bpmn.txt",
            })
    void isNotDrawn(String snippet, String sentence) {
        refused(snippet, sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:jobPriority='${journal}'",
                "camunda:taskPriority='1'",
                "camunda:resultVariable='x'",
                "camunda:exclusive='false'",
                "camunda:asyncAfter='true'",
            })
    void aStepIsItsNameAlone(String attribute) {
        refused(STEP.formatted(attribute), "the serviceTask checkRoom has " + key(attribute));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:assignee='${journal}'",
                "camunda:candidateUsers='ada'",
                "camunda:dueDate='${journal}'",
                "camunda:followUpDate='${journal}'",
                "camunda:priority='${journal}'",
                "camunda:formKey='embedded:app:x.html'",
                "camunda:formHandlerClass='a.B'",
            })
    void aPersonIsAGroupWithAForm(String attribute) {
        refused(PERSON.formatted(attribute, ""), "the userTask ask has " + key(attribute));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:calledElementVersion='1'",
                "camunda:variableMappingClass='a.B'",
                "camunda:variableMappingDelegateExpression='${journal}'",
                "camunda:calledElementTenantId='${journal}'",
                "camunda:caseRef='c'",
            })
    void aCallIsOfAModelWithItsDeployment(String attribute) {
        refused(CALL.formatted(attribute, ""), "the callActivity call has " + key(attribute));
    }

    private static String key(String attribute) {
        return attribute.substring(0, attribute.indexOf('=')) + "=";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "calledElement='${model}' camunda:calledElementBinding='deployment'"
                        + "|has as calledElement an expression",
                "calledElement='foreign' camunda:calledElementBinding='deployment'"
                        + "|calls 'foreign'",
                "calledElement='retire-nova'|camunda:calledElementBinding=\"\"deployment\"\"",
                "calledElement='retire-nova' camunda:calledElementBinding='latest'"
                        + "|has camunda:calledElementBinding=",
            })
    void aCallSaysWhichModel(String attributes, String sentence) {
        refused("<callActivity id='c' " + attributes + "/>", sentence.replace("\"\"", "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<camunda:taskListener event='create' class='a.B'/>|has class=",
                "<camunda:taskListener event='create' expression='${journal}'/>|has expression=",
                "<camunda:taskListener event='create' delegateExpression='${stopOldNova}'/>"
                        + "|names no listener of the models",
                "<camunda:taskListener event='create' delegateExpression='${journal}'/>"
                        + "|names no listener of the models",
                "<camunda:taskListener event='create'><camunda:script scriptFormat='juel'/>"
                        + "</camunda:taskListener>|A script is code",
                "<camunda:executionListener event='start' delegateExpression='${recordDecision}'/>"
                        + "|has event=",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script/>"
                        + "</camunda:inputParameter></camunda:inputOutput>|A script is code",
                "<camunda:inputOutput><camunda:inputParameter name='a'>${b}"
                        + "</camunda:inputParameter></camunda:inputOutput>|holds the text ${b}",
                "<camunda:inputOutput><camunda:outputParameter name='a'>${b.c}"
                        + "</camunda:outputParameter></camunda:inputOutput>|reads a property",
                "<camunda:in variables='all'/>|one by one",
                "<camunda:out variables='all'/>|one by one",
                "<camunda:formData><camunda:formField id='a' defaultValue='${journal}'/>"
                        + "</camunda:formData>|has defaultValue=",
                "<camunda:failedJobRetryTimeCycle>R3/PT1S</camunda:failedJobRetryTimeCycle>"
                        + "|the application's to say",
                "<camunda:field name='x'/>|enter it in bpmn.txt",
                "<camunda:properties/>|enter it in bpmn.txt",
            })
    void isNotAddedToASymbol(String extension, String sentence) {
        refused(
                PERSON.formatted("", "<extensionElements>" + extension + "</extensionElements>"),
                sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:candidateGroups='${journal}'",
                "camunda:formRef='none' id='other'",
            })
    void whoIsAskedAndHowIsWrittenOut(String attribute) {
        refused(
                "<userTask id='ask' camunda:formRefBinding='deployment' "
                        + attribute.replace(" id='other'", "")
                        + "/>",
                "the userTask ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${journal.toString()}",
                "${''.getClass()}",
                "${''.class}",
                "${''['class']}",
                "${execution.processEngineServices}",
                "${execution.getVariable('x')}",
                "${now()}",
                "${T(java.lang.Runtime)}",
                "${S('x')}",
                "${decision == 'a' || list.size() > 0}",
                "#{execution.processBusinessKey.bytes}",
                "text ${a} and ${b.c}",
                "${",
            })
    void anExpressionNamesAndCompares(String expression) {
        refused(
                "<userTask id='ask' camunda:formRef='decide-on-failure'"
                        + " camunda:formRefBinding='deployment' name=\"%s\"/>"
                                .formatted(expression),
                "the userTask ask has as name the expression " + expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<multiInstanceLoopCharacteristics camunda:collection='${journal}'/>",
                "<multiInstanceLoopCharacteristics><loopCardinality>${a.b}</loopCardinality>"
                        + "</multiInstanceLoopCharacteristics>",
                "<multiInstanceLoopCharacteristics><completionCondition>${a}</completionCondition>"
                        + "</multiInstanceLoopCharacteristics>",
            })
    void aLoopCountsByName(String loop) {
        refused(CALL.formatted("", loop), "in callActivity call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"call", "ask"})
    void noTimerEndsTheWaitForADecision(String where) {
        String at =
                (where.equals("call") ? CALL : PERSON).formatted("", "") + TIMER.formatted(where);
        refused(at, "where somebody decides. Only the decision leads on from there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "other.cmmn|<x/>|is no model, table of decisions or form",
                "x.groovy|1|is no model, table of decisions or form",
                "x.bpmn|<!DOCTYPE x [<!ENTITY e 'v'>]><x/>|cannot be read as a model",
                "x.bpmn|<x/>|the x is none of ours",
                "x.dmn|<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'><decision"
                        + " id='d'><decisionTable><input><inputExpression id='i'"
                        + " expressionLanguage='juel'/></input></decisionTable></decision>"
                        + "</definitions>|A table speaks FEEL",
                "x.dmn|<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'><decision"
                        + " id='d'><literalExpression/></decision></definitions>"
                        + "|A decision is a table.",
            })
    void noOtherFileIsBrought(String name, String text, String sentence) {
        refusedFile(name, text, sentence);
    }

    private static void refused(String snippet, String sentence) {
        refusedFile(
                "evil.bpmn",
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:activiti="http://activiti.org/bpmn" targetNamespace="t">
                  <process id="evil" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start"/>%s
                  </process>
                  <message id="m" name="m"/>
                </definitions>
                """
                        .formatted(snippet),
                sentence);
    }

    private static void refusedFile(String name, String text, String sentence) {
        Map<String, String> files = new HashMap<>(JarEngine.project());
        files.put(name, text);
        assertThatThrownBy(() -> JarEngine.looksThrough(files))
                .hasStackTraceContaining(name)
                .hasStackTraceContaining(sentence);
    }
}
