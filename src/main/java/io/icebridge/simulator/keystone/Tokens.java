package io.icebridge.simulator.keystone;

import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.time.Timeline;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The tokens given out, each for one user and at most one project. */
public final class Tokens {

    /** A token; its id is a secret and so kept out of texts. */
    record Token(String id, Caller caller, Instant issued, Instant expires) {
        @Override
        public String toString() {
            return "Token of " + caller.userId();
        }
    }

    private final Map<String, Token> tokens = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Timeline timeline;
    private final Duration life;

    /**
     * @param life real time that a token is good for
     */
    public Tokens(Timeline timeline, Duration life) {
        this.timeline = timeline;
        this.life = life;
    }

    Token issue(Caller caller) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        Instant now = timeline.now();
        Token token = new Token(HexFormat.of().formatHex(bytes), caller, now, now.plus(life));
        tokens.put(token.id(), token);
        return token;
    }

    /** Whom the token speaks for, or null where it is unknown, expired or revoked. */
    public Caller caller(String id) {
        Token token = tokens.get(id);
        return token == null || token.expires().isBefore(timeline.now()) ? null : token.caller();
    }

    Token find(String id) {
        if (caller(id) == null) {
            throw Refusal.notFound("Could not find token");
        }
        return tokens.get(id);
    }

    void revoke(String id) {
        tokens.remove(id);
    }

    /** Makes all tokens of the user worthless. */
    public void revokeAllOf(String userId) {
        tokens.values().removeIf(t -> t.caller().userId().equals(userId));
    }

    /** Makes all tokens for the project worthless. */
    void revokeAllIn(String projectId) {
        tokens.values().removeIf(t -> t.caller().projectId().equals(projectId));
    }

    /** Makes every token worthless, as a flushed token table does. */
    public void revokeAll() {
        tokens.clear();
    }
}
