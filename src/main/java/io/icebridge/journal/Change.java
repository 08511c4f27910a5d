package io.icebridge.journal;

/**
 * A change, known by its ticket's id.
 *
 * @param id as people write it
 */
public record Change(String id) {
    public Change {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("a change has an id");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
