package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Trail;
import io.icebridge.journal.Trail.Kind;
import io.icebridge.journal.Trail.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class WrongPasswordsOverHttpTest {
    private static final String REST = "/engine-rest/engine";
    private static final int MANY = 12;

    private final Trail trail;
    private final IdentityService identity;
    private final TestRestTemplate http;

    @LocalServerPort private int port;

    WrongPasswordsOverHttpTest(
            @Autowired Trail trail,
            @Autowired IdentityService identity,
            @Autowired TestRestTemplate http) {
        this.trail = trail;
        this.identity = identity;
        this.http = http;
    }

    private Guest from(int last) {
        return Guest.from("127.0.0." + last, port);
    }

    private List<Guest.Answer> many(Function<Integer, Guest.Answer> attempt) {
        return IntStream.range(0, MANY).mapToObj(attempt::apply).toList();
    }

    private void slowedNotLocked(List<Guest.Answer> answers, String user) {
        assertThat(answers).extracting(Guest.Answer::status).startsWith(401).contains(429);
        assertThat(answers.get(MANY - 1).header("retry-after")).matches("[1-9]|1[0-6]");
        assertThat(from(20).basic(user, user, REST, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void byHttpBasicTheySlowTheirAddressAndNobodyElse() {
        Guest guesser = from(21);
        slowedNotLocked(
                many(n -> guesser.basic("manager", "guess" + n, REST, Map.of())), "manager");
    }

    @Test
    void byTheLoginPageTheySlowTheirAddressAndNobodyElse() {
        Guest guesser = from(22);
        List<Guest.Answer> answers = many(n -> guesser.logIn("manager2", "guess" + n));
        slowedNotLocked(answers, "manager2");
        assertThat(answers.get(0).body()).contains("Name or password is wrong.");
        assertThat(answers.get(MANY - 1).body()).contains("Too many wrong passwords", "Try again");
    }

    @Test
    void byTheWebApplicationsOwnLoginTheySlowTheirAddressAndNobodyElse() {
        Guest guesser = from(23);
        slowedNotLocked(
                many(
                        n ->
                                guesser.post(
                                        "/camunda/api/admin/auth/user/default/login/cockpit",
                                        Map.of("username", "operator", "password", "guess" + n))),
                "operator");
    }

    @Test
    void inTheEngineTheyLockNobody() {
        for (int n = 0; n < MANY; n++) {
            assertThat(identity.checkPassword("auditor", "guess" + n)).isFalse();
        }
        assertThat(identity.checkPassword("auditor", "auditor")).isTrue();
    }

    @Test
    void whoIsLoggedInDoesNotGuessThoseOfOthers() {
        Visitor operator = Visitor.named(http, "operator");
        assertThat(
                        operator.post(
                                        "/engine-rest/identity/verify",
                                        Map.of("username", "manager", "password", "manager"))
                                .getBody())
                .doesNotContain("true");
    }

    @Test
    void aSlowedAddressGetsInByTheRightPasswordAfterTheWait() {
        Guest guest = from(24);
        many(n -> guest.basic("manager", "guess" + n, REST, Map.of()));
        Instant patience = Instant.now().plusSeconds(60);
        int status = 429;
        while (status == 429 && Instant.now().isBefore(patience)) {
            status = guest.basic("manager", "manager", REST, Map.of()).status();
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void whoWasInLatelyIsNotSlowedByHisNeighbour() {
        Guest neighbours = from(25);
        neighbours.basic("manager", "manager", REST, Map.of());
        List<Guest.Answer> bad = many(n -> neighbours.basic("x", "guess" + n, REST, Map.of()));
        assertThat(bad).extracting(Guest.Answer::status).contains(429);
        assertThat(neighbours.basic("manager", "manager", REST, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void nobodyButATrustedProxySaysFromWhereSomebodyComes() {
        Guest pretender = from(26);
        assertThat(
                        many(
                                n ->
                                        pretender.basic(
                                                "manager",
                                                "guess" + n,
                                                REST,
                                                Map.of("X-Forwarded-For", "203.0.113." + n))))
                .extracting(Guest.Answer::status)
                .contains(429);
    }

    @Test
    void behindATrustedProxyTheAddressIsTheOneThatItNames() {
        Guest proxy = from(1);
        Map<String, String> guesser = Map.of("X-Forwarded-For", "203.0.113.77");
        List<Guest.Answer> answers = many(n -> proxy.basic("manager", "guess" + n, REST, guesser));
        assertThat(answers).extracting(Guest.Answer::status).contains(429);
        Map<String, String> another = Map.of("X-Forwarded-For", "203.0.113.78");
        assertThat(proxy.basic("manager", "manager", REST, another).status()).isEqualTo(200);
        assertThat(failures("203.0.113.77")).isNotEmpty();
    }

    @Test
    void eachFailureIsALineWithTheTypedNameMadeHarmlessAndNoPassword() {
        String typed = "mallory\u0007\u202e" + "x".repeat(200);
        from(27).basic(typed, "S3cret-of-somebody", REST, Map.of());
        assertThat(failures("127.0.0.27"))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.by()).startsWith("mallory??xxx").hasSize(65);
                            assertThat(line.toString()).doesNotContain("S3cret");
                        });
    }

    @Test
    void aProgramsManyLoginsAreOneLineAnHour() {
        Guest program = from(28);
        many(n -> program.basic("operator", "operator", REST, Map.of()));
        assertThat(lines(Kind.LOGIN, "127.0.0.28"))
                .extracting(Line::by)
                .containsOnlyOnce("operator");
    }

    private List<Line> failures(String address) {
        return lines(Kind.LOGIN_FAILED, address);
    }

    private List<Line> lines(Kind kind, String address) {
        return trail.since(Instant.EPOCH, kind).stream()
                .filter(line -> line.about().equals(address))
                .toList();
    }
}
