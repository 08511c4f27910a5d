package io.icebridge.process.model.move;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One engine for all tests of a JVM, since making one takes seconds; it ends with that. */
abstract class OnMovingEngine {
    static MovingEngine engine;

    @TempDir Path folder;

    @BeforeAll
    static void anEngine() {
        engine = engine == null ? new MovingEngine() : engine;
    }

    @AfterEach
    void nothingIsLeft() {
        engine.empty();
    }
}
