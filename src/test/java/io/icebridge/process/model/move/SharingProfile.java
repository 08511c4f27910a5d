package io.icebridge.process.model.move;

import io.icebridge.runbook.profile.Profile;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** A profile by whose Nova volumes are attached that several servers may have. */
final class SharingProfile {
    private SharingProfile() {}

    /** One that is the same in all else. */
    static Profile like(Profile profile) {
        RecordComponent[] parts = Profile.class.getRecordComponents();
        try {
            return Profile.class
                    .getDeclaredConstructor(
                            Stream.of(parts).map(RecordComponent::getType).toArray(Class[]::new))
                    .newInstance(Stream.of(parts).map(part -> value(part, profile)).toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object value(RecordComponent part, Profile profile) {
        try {
            return part.getName().equals("sharedVolumes")
                    ? Boolean.TRUE
                    : part.getAccessor().invoke(profile);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
