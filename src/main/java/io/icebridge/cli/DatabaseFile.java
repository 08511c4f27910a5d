package io.icebridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of an H2 database, which makes them readable to everybody: it finds its file there
 * already, empty and its owner's alone.
 */
record DatabaseFile(Path path) {
    private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:)?([.~/][^;]*)(?:;.*)?");
    private static final String SUFFIX = ".mv.db";

    /** Empty where the address is of no database in a file here. */
    static Optional<DatabaseFile> at(String url) {
        Matcher file = URL.matcher(String.valueOf(url));
        return file.matches()
                ? Optional.of(
                        new DatabaseFile(
                                Path.of(
                                                file.group(1)
                                                        .replaceFirst(
                                                                "^~",
                                                                Matcher.quoteReplacement(
                                                                        System.getProperty(
                                                                                "user.home"))))
                                        .toAbsolutePath()
                                        .normalize()))
                : Optional.empty();
    }

    /**
     * Makes it its owner's alone, also what an earlier version left; the folder as well, unless
     * something else is in it.
     *
     * @throws CannotStart when that is not possible
     */
    void keepFromOthers() {
        Path folder = path.getParent();
        Path file = folder.resolve(path.getFileName() + SUFFIX);
        BeforeStart.databaseFree(file);
        try {
            OwnFiles.makeFolder(folder);
            OwnFiles.make(file);
            List<Path> all = inside(folder);
            List<Path> ours = all.stream().filter(this::isOurs).toList();
            for (Path each : ours) {
                OwnFiles.make(each);
            }
            if (ours.size() == all.size()) {
                OwnFiles.restrictFolder(folder);
            }
        } catch (IOException e) {
            throw CannotStart.here(
                    "The database %s cannot be made readable to its owner alone: %s"
                            .formatted(path, e));
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private boolean isOurs(Path file) {
        return file.getFileName().toString().startsWith(path.getFileName() + ".");
    }
}
