package io.icebridge.process.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.icebridge.approval.Slicing;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.TestCloudFile;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;

/** The slicings of all gates: which steps one opens depends on nothing. */
public final class AllSlicings {
    private AllSlicings() {}

    /** One of each, with nothing in it. */
    public static List<Slicing> made() {
        return new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("io.icebridge.process")
                        .stream()
                        .map(JavaClass::reflect)
                        .flatMap(AllSlicings::slicings)
                        .toList();
    }

    private static Stream<Slicing> slicings(Class<?> type) {
        if (type.isAnnotationPresent(Configuration.class)) {
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Slicing.class.isAssignableFrom(method.getReturnType()))
                    .map(method -> slicing(method, made(type)));
        }
        return Slicing.class.isAssignableFrom(type) && !type.isAnonymousClass()
                ? Stream.of((Slicing) made(type))
                : Stream.empty();
    }

    private static Slicing slicing(Method method, Object beans) {
        try {
            method.setAccessible(true);
            return (Slicing) method.invoke(beans, given(method));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At which gates one is shown is for the cloud file to say, here for one that says nothing. */
    private static Object[] given(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == CloudFile.class ? TestCloudFile.withWindows() : null)
                .toArray();
    }

    private static Object made(Class<?> type) {
        try {
            Constructor<?> made = type.getDeclaredConstructors()[0];
            made.setAccessible(true);
            return made.newInstance(new Object[made.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
