package io.icebridge.simulator.http;

/** A call that the simulated cloud turns down; each service words it in its own error style. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String type;

    public Refusal(int status, String message) {
        this(status, "", message);
    }

    /**
     * @param type Neutron's name of the error, which other services do not show
     */
    public Refusal(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public static Refusal notFound(String message) {
        return new Refusal(404, message);
    }
}
