package io.icebridge.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** On which addresses of this machine the application is reached. */
record Listening(String address, boolean demo) {
    private static final String KEY = "server.address";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    /** With the demo's users it is loopback, unless somebody has said otherwise. */
    static void onLoopbackWithDemoUsers(ConfigurableEnvironment environment) {
        if (isDemo(environment)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("demo", Map.of(KEY, LOOPBACK)));
        }
    }

    static Listening by(Environment environment) {
        return new Listening(environment.getProperty(KEY, EVERYWHERE), isDemo(environment));
    }

    private static boolean isDemo(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** The name by which this machine itself reaches it. */
    String host() {
        InetAddress own = parsed();
        if (own.isAnyLocalAddress() || own.getHostAddress().equals(LOOPBACK)) {
            return "localhost";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** Who can reach it, in a sentence. */
    String told() {
        if (parsed().isLoopbackAddress()) {
            return "Icebridge listens on "
                    + address
                    + " alone, which only this machine reaches"
                    + (demo
                            ? ", since everybody knows the demo's passwords; --server.address="
                                    + EVERYWHERE
                                    + " lets others in."
                            : ".");
        }
        return "Icebridge listens on "
                + (parsed().isAnyLocalAddress() ? "every address of this machine" : address)
                + (demo
                        ? ", and everybody knows the demo's passwords."
                        : "; --server.address="
                                + LOOPBACK
                                + " is for a proxy on this machine alone.");
    }

    private InetAddress parsed() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new CannotStart(KEY + ": " + address + " is no address of this machine.");
        }
    }
}
