package io.icebridge.keys;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which classes of the program read a record's component. What the records of its package do with
 * it is no reading by itself: whoever calls that is the reader. Copying a record is none either.
 */
final class Readers {
    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("io.icebridge");

    /** The classes that fill the records, or imitate them. */
    private final Set<String> copying;

    Readers(String... copying) {
        this.copying = Set.of(copying);
    }

    /** Simple names of the classes, in order. */
    Set<String> of(Class<?> record, String component) {
        Set<String> readers = new TreeSet<>();
        follow(PROGRAM.get(record).getField(component), new HashSet<>(), readers);
        return readers;
    }

    private void follow(JavaMember member, Set<JavaMember> seen, Set<String> readers) {
        if (!seen.add(member)) {
            return;
        }
        for (JavaAccess<?> access : member.getAccessesToSelf()) {
            JavaCodeUnit reader = access.getOrigin();
            JavaClass file = file(reader.getOwner());
            if (file.isRecord()
                    && file.getPackageName().equals(member.getOwner().getPackageName())) {
                if (reader instanceof JavaMethod && !copies(reader)) {
                    follow(reader, seen, readers);
                }
            } else if (!copying.contains(file.getSimpleName())) {
                readers.add(file.getSimpleName());
            }
        }
    }

    private static boolean copies(JavaCodeUnit unit) {
        return unit.getRawReturnType().equals(unit.getOwner());
    }

    private static JavaClass file(JavaClass type) {
        return type.getEnclosingClass().map(Readers::file).orElse(type);
    }
}
