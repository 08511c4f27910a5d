package io.icebridge.web;

import io.icebridge.web.Guest.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** All kinds of people who mean no good and have no login, each at it again and again. */
final class Hostility implements AutoCloseable {
    /** Addresses as no program and no browser has a reason to write them. */
    static final List<String> ODD_ADDRESSES =
            List.of(
                    "//engine-rest",
                    "//engine-rest/task",
                    "/engine-rest//task",
                    "/engine-rest;x=y",
                    "/engine-rest/task;x=y",
                    "/%65ngine-rest",
                    "/%65ngine-rest/task",
                    "/engine-rest/%2e%2e/task",
                    "/engine-rest/../engine-rest/task",
                    "/engine-rest/%2ftask",
                    "/engine-rest/%5ctask",
                    "/engine-rest/%00",
                    "/engine-rest/%25",
                    "/%",
                    "/%zz",
                    "/%c0%ae",
                    "/login;jsessionid=1",
                    "/actuator/health;x=y",
                    "/camunda//app",
                    "/a\\b",
                    "/<script>",
                    "/{x}",
                    "relative",
                    "http://[/");

    private static final List<String> MALFORMED = List.of("{", "[[[[", "{\"a\":", "nul", "\u0000");
    private static final List<String> USERS =
            List.of("manager", "manager2", "operator", "auditor", "admin");
    private static final List<String> SLOW_BODIES =
            List.of(
                    SlowSender.BODY,
                    SlowSender.CHUNKS,
                    SlowSender.PART_OF_A_LENGTH,
                    SlowSender.TRAILER);
    private static final int SLOW = 260;
    private static final int ADDRESSES = 200;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final int port;
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean over;

    private Hostility(int port) {
        this.port = port;
    }

    private interface Attempt {
        void number(int n);
    }

    static Hostility towards(int port) {
        Hostility all = new Hostility(port);
        all.again("slow bodies", n -> all.slow(some(SLOW_BODIES, n)));
        all.again("slow heads", n -> all.slow(SlowSender.PART_OF_A_HEAD));
        all.again("wrong passwords", all::guess);
        all.again("malformed JSON", all::malformed);
        all.again("huge bodies", all::huge);
        all.again("odd addresses", n -> all.refused("GET", some(ODD_ADDRESSES, n), Map.of(), ""));
        all.again("forged requests", all::forge);
        return all;
    }

    private void again(String name, Attempt attempt) {
        Thread person =
                new Thread(
                        () -> {
                            for (int n = 0; !over; n++) {
                                attempt(attempt, n);
                                LockSupport.parkNanos(PAUSE.toNanos());
                            }
                        },
                        name);
        person.setDaemon(true);
        person.start();
        people.add(person);
    }

    private void attempt(Attempt attempt, int n) {
        try {
            attempt.number(n);
        } catch (UncheckedIOException cutOff) {
            // what he sent was not even worth an answer
        } catch (RuntimeException | AssertionError surprise) {
            surprises.add(Thread.currentThread().getName() + ": " + surprise);
        }
    }

    private static <T> T some(List<T> all, int n) {
        return all.get(n % all.size());
    }

    private void slow(String begun) {
        List<SlowSender> senders = SlowSender.many(SLOW, port, begun);
        for (int i = 0; i < SLOW && !over; i++) {
            senders.get(i).say("a");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        senders.forEach(SlowSender::close);
    }

    private void guess(int n) {
        Guest guesser = Guest.from("127.0.1." + (1 + n % ADDRESSES), port);
        String user = some(USERS, n);
        check(
                n % 2 == 0
                        ? guesser.basic(user, "guess" + n, "/engine-rest/task", Map.of())
                        : guesser.logIn(user, "guess" + n),
                "wrong password");
    }

    private void malformed(int n) {
        refused(
                n % 2 == 0 ? "POST" : "PUT",
                some(List.of("/engine-rest/task", "/window", "/login"), n),
                Map.of("Content-Type", "application/json"),
                some(MALFORMED, n));
    }

    private void huge(int n) {
        refused(
                "POST",
                some(List.of("/login", "/engine-rest/task", "/window"), n),
                Map.of("Content-Type", "application/json"),
                "x".repeat(n % 3 == 0 ? 3_000_000 : 300_000));
    }

    private void forge(int n) {
        refused(
                "POST",
                some(List.of("/login", "/engine-rest/task", "/window"), n),
                n % 2 == 0
                        ? Map.of("Origin", "http://evil.example")
                        : Map.of("Referer", "http://evil.example/"),
                "a=b");
    }

    private void refused(String method, String path, Map<String, String> headers, String body) {
        check(Guest.from("127.0.2.1", port).send(method, path, headers, body), path);
    }

    /** Too many slow bodies at once may well be told so. */
    private void check(Answer answer, String what) {
        boolean expected =
                answer.status() >= 400 && answer.status() < 500 || answer.status() == 503;
        if (!expected) {
            surprises.add(what + " was answered with " + answer.status());
        }
    }

    /** What was answered otherwise than with a refusal. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    @Override
    public void close() {
        over = true;
        for (Thread person : people) {
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
