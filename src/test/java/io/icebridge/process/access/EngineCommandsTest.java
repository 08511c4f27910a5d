package io.icebridge.process.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.process.access.EngineCommands.Reach;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/** Every command that the engine has, by a scan of the class path. */
class EngineCommandsTest {
    private final EngineCommands commands = new EngineCommands();
    private final List<Class<?>> all = all();

    @Test
    void eachCommandOfTheEngineIsOnTheList() {
        assertThat(all).hasSizeGreaterThan(350);
        assertThat(all.stream().filter(command -> !commands.knows(command)))
                .as("commands that commands.txt does not name")
                .isEmpty();
    }

    @Test
    void theListNamesNothingThatTheEngineDoesNotHave() {
        Set<String> named = new TreeSet<>(commands.all().keySet());
        all.forEach(command -> named.remove(EngineCommands.name(command)));
        assertThat(named).isEmpty();
    }

    @Test
    void whatChangesSomethingIsNotAmongWhatIsOnlyRead() {
        assertThat(
                        commands.all().entrySet().stream()
                                .filter(entry -> entry.getValue().reach() == Reach.READ)
                                .map(entry -> entry.getKey().replaceFirst(".*[.$]", ""))
                                .filter(
                                        name ->
                                                name.matches(
                                                        "(Set|Save|Delete|Add|Remove|Update|Modify|Move|Migrate|Restart|Correlate|Signal|Start|Submit|Complete|Resolve|Delegate|Claim|Patch|Handle|Suspend|Activate|Deploy(?!ment)|Evaluate).*")))
                .isEmpty();
    }

    @Test
    void everyRefusalHasASentence() {
        assertThat(
                        commands.all().values().stream()
                                .filter(ruling -> ruling.reach() == Reach.NEVER)
                                .map(EngineCommands.Ruling::why))
                .allMatch(why -> why.endsWith("."));
    }

    @Test
    void whatTheRulesReadOfACommandIsThere() {
        for (Class<?> command : all) {
            if (commands.of(command).reach() == Reach.CHECKED) {
                assertThat(fields(command))
                        .as(command.getSimpleName())
                        .containsAnyOf(
                                "userId",
                                "variables",
                                "properties",
                                "instantiationBuilder",
                                "isDueDateSet");
            }
        }
    }

    /** A newer engine may let people say more with a command that they may send. */
    @Test
    void allThatPeopleSayWithWhatTheyMayDoIsKnown() {
        Set<String> said = new TreeSet<>();
        for (Class<?> command : all) {
            if (Set.of(Reach.ACT, Reach.CHECKED).contains(commands.of(command).reach())) {
                said.addAll(fields(command));
            }
        }
        said.removeIf(field -> field.toUpperCase(java.util.Locale.ROOT).equals(field));
        assertThat(said)
                .containsExactlyInAnyOrder(
                        "builder",
                        "businessKey",
                        "commandExecutor",
                        "deserializeReturnedVariables",
                        "deserializeValues",
                        "dueDate",
                        "executionDate",
                        "groupId",
                        "includeSubResources",
                        "instantiationBuilder",
                        "isDueDateSet",
                        "isLogUserOperationDisabled",
                        "isProcessDefinitionTenantIdSet",
                        "isTenantIdSet",
                        "jobDefinitionId",
                        "jobId",
                        "jobIds",
                        "password",
                        "processDefinitionId",
                        "processDefinitionKey",
                        "processDefinitionTenantId",
                        "processDefinitionTenantIdSet",
                        "processInstanceId",
                        "properties",
                        "retries",
                        "returnVariables",
                        "serialVersionUID",
                        "suspending",
                        "taskId",
                        "tenantId",
                        "type",
                        "userId",
                        "value",
                        "variables");
    }

    private static Set<String> fields(Class<?> type) {
        return type == null
                ? new TreeSet<>()
                : java.util.stream.Stream.concat(
                                Arrays.stream(type.getDeclaredFields())
                                        .map(java.lang.reflect.Field::getName),
                                fields(type.getSuperclass()).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Class<?>> all() {
        try {
            PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
            CachingMetadataReaderFactory reader = new CachingMetadataReaderFactory(files);
            Set<String> names = new TreeSet<>();
            for (Resource file : files.getResources("classpath*:org/camunda/bpm/**/*.class")) {
                if (!file.getFilename().contains("module-info")) {
                    names.add(reader.getMetadataReader(file).getClassMetadata().getClassName());
                }
            }
            return names.stream()
                    .map(EngineCommandsTest::load)
                    .filter(type -> type != null && Command.class.isAssignableFrom(type))
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .<Class<?>>map(type -> type)
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Null where it needs what is not here, so that nobody can send it. */
    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ClassUtils.getDefaultClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            return null;
        }
    }
}
