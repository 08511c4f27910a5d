package io.icebridge.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A program that keeps a file locked until it is ended. */
final class Holding {
    private Holding() {}

    public static void main(String[] file) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            System.out.print("held " + lock.isValid());
            System.out.flush();
            System.in.read();
        }
    }
}
