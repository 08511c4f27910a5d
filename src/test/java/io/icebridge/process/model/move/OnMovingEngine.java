package io.icebridge.process.model.move;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One engine for all tests of a class, since making one takes seconds. */
abstract class OnMovingEngine {
    static MovingEngine engine;

    @TempDir Path folder;

    @BeforeAll
    static void anEngine() {
        engine = new MovingEngine();
    }

    @AfterAll
    static void theEngineEnds() {
        engine.close();
    }

    @AfterEach
    void nothingIsLeft() {
        engine.empty();
    }
}
