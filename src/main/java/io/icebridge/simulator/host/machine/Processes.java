package io.icebridge.simulator.host.machine;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** What runs on a host; commands in the background outlive the connection that began them. */
public final class Processes {
    private final Executor executor;
    private final AtomicInteger lastPid = new AtomicInteger(2000);
    private final Map<Integer, String> running = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<Integer>> background = new ConcurrentHashMap<>();
    private final Map<Integer, Life> lives = new ConcurrentHashMap<>();

    Processes(Executor executor) {
        this.executor = executor;
    }

    /** Begins a command in the background and returns its process id. */
    public int start(String commandLine, Callable<Integer> command) {
        Life life = new Life(true);
        int pid = enter(commandLine, life);
        CompletableFuture<Integer> done = new CompletableFuture<>();
        background.put(pid, done);
        executor.execute(
                () -> {
                    life.enter();
                    try {
                        done.complete(command.call());
                    } catch (Life.Killed e) {
                        done.complete(Life.Killed.STATUS);
                    } catch (Exception e) {
                        done.complete(1);
                    } finally {
                        life.leave();
                        leave(pid);
                    }
                });
        return pid;
    }

    /** Gives a process id to something that runs until {@link #leave}. */
    public int enter(String commandLine) {
        return enter(commandLine, Life.here());
    }

    private int enter(String commandLine, Life life) {
        int pid = lastPid.incrementAndGet();
        running.put(pid, commandLine);
        if (life != null) {
            lives.put(pid, life);
        }
        return pid;
    }

    public void leave(int pid) {
        running.remove(pid);
        lives.remove(pid);
    }

    /** Kills a process with everything that it began; false when there is none. */
    public boolean kill(int pid) {
        Life life = lives.get(pid);
        if (life != null) {
            life.end();
        }
        return running.containsKey(pid);
    }

    /** Kills everything. */
    void killAll() {
        lives.values().forEach(Life::end);
    }

    /** Waits for a background command's end and returns its status; 127 when there was none. */
    public int await(int pid) {
        CompletableFuture<Integer> done = background.get(pid);
        return done == null ? 127 : done.join();
    }

    /** Command lines of what runs, by process id. */
    public Map<Integer, String> running() {
        return Map.copyOf(running);
    }
}
