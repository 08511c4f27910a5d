package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class AdministratorsOverHttpTest {
    private static final String MEMBERS = "/engine-rest/group/camunda-admin/members/";

    private final IdentityService identity;

    @LocalServerPort private int port;

    AdministratorsOverHttpTest(@Autowired IdentityService identity) {
        this.identity = identity;
    }

    private Guest.Answer delete(String path) {
        return Guest.from("127.0.0.1", port)
                .send("DELETE", path, Map.of("Authorization", "Basic YWRtaW46YWRtaW4="), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/user/admin",
                MEMBERS + "admin",
                "/engine-rest/group/camunda-admin"
            })
    void theLastOneStays(String path) {
        Guest.Answer refused = delete(path);
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.body()).containsAnyOf("last administrator", "nobody would administer");
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list())
                .extracting(User::getId)
                .containsExactly("admin");
    }

    @Test
    void aSecondOneGoes() {
        identity.saveUser(identity.newUser("second"));
        identity.createMembership("second", "camunda-admin");
        assertThat(delete(MEMBERS + "second").status()).isEqualTo(204);
        assertThat(delete("/engine-rest/user/second").status()).isEqualTo(204);
    }
}
