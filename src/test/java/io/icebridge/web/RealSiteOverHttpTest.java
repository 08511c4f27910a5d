package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Trail;
import io.icebridge.journal.Trail.Kind;
import io.icebridge.journal.Trail.Line;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The logins of a site that is no demo: the first administrator, and the people of an OpenID
 * provider, which speaks real HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
@RealSite
class RealSiteOverHttpTest {
    private final Trail trail;
    private final IdentityService identity;
    private Guest guest;

    @LocalServerPort private int port;

    RealSiteOverHttpTest(@Autowired Trail trail, @Autowired IdentityService identity) {
        this.trail = trail;
        this.identity = identity;
    }

    /** The whole way: our page, the provider's, its form, and back. */
    private Guest.Answer comeBy(String subject, String name, String... roles) {
        guest = Guest.from("127.0.0.1", port);
        assertThat(guest.page("/login").body()).contains("/oauth2/authorization/site", "The site");
        guest.page("/window");
        URI asked = URI.create(guest.page("/oauth2/authorization/site").header("location"));
        assertThat(asked.getQuery()).contains("code_challenge_method=S256", "nonce=");
        Guest atProvider = Guest.from("127.0.0.1", asked.getPort());
        String form = asked.getRawPath() + "?" + asked.getRawQuery();
        assertThat(atProvider.page(form).status()).isEqualTo(200);
        String claims =
                "{\"preferred_username\": \"%s\", \"name\": \"Full Name\", \"roles\": [%s]}"
                        .formatted(
                                name,
                                String.join(
                                        ",",
                                        List.of(roles).stream()
                                                .map(role -> '"' + role + '"')
                                                .toList()));
        Guest.Answer back = atProvider.post(form, Map.of("username", subject, "claims", claims));
        return guest.page(back.leadsTo());
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    @Test
    void aPersonOfTheProviderIsAUserWithTheGroupsOfHisClaim() {
        Guest.Answer back = comeBy("1001", "ada", "cab", "auditors", "camunda-admin");
        // A page of ours leads on, as the session's cookie does not come along otherwise.
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body()).contains("url=/window");
        assertThat(guest.page("/audit").status()).isEqualTo(200);
        assertThat(guest.page("/camunda/api/admin/auth/user/default").body()).contains("ada");
        assertThat(groups("ada")).containsExactlyInAnyOrder("change-managers", "auditors");
        assertThat(trail.since(Instant.EPOCH, Kind.LOGIN))
                .extracting(Line::by, Line::what)
                .contains(org.assertj.core.groups.Tuple.tuple("ada", "by the provider site"));
    }

    @Test
    void groupsThatTheClaimLacksAreGoneAtTheNextLogin() {
        comeBy("1002", "grace", "cab", "auditors");
        Guest before = guest;
        comeBy("1002", "grace", "operators");
        assertThat(groups("grace")).containsExactly("operators");
        assertThat(before.page("/audit").status()).isEqualTo(403);
    }

    @Test
    void aPersonOfTheProviderHasNoPasswordHere() {
        comeBy("1003", "linus", "cab");
        for (String guess : List.of("", "null", "linus")) {
            assertThat(
                            Guest.from("127.0.0.31", port)
                                    .basic("linus", guess, "/engine-rest/task", Map.of())
                                    .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void nobodyTakesALocalUsersNameOver() {
        User local = identity.newUser("local");
        local.setPassword("Was-here-f1rst");
        identity.saveUser(local);
        Guest.Answer back = comeBy("1004", "local", "cab");
        assertThat(back.status()).isEqualTo(401);
        assertThat(back.body()).contains("The name local is another user&#39;s here.");
        assertThat(groups("local")).isEmpty();
        assertThat(guest.page("/audit").leadsTo()).isEqualTo("/login");
    }

    @Test
    void nobodyTakesTheNameOfAnotherPersonOfTheProviderOver() {
        comeBy("1005", "same", "cab");
        assertThat(comeBy("1006", "same", "cab").body()).contains("another user&#39;s here");
        assertThat(trail.since(Instant.EPOCH, Kind.LOGIN_FAILED))
                .extracting(Line::by)
                .contains("same");
    }

    @Test
    void aNameThatIsNoUsersNameIsRefusedInWords() {
        assertThat(comeBy("1007", "<b>x</b>", "cab").body()).contains("other characters");
    }

    @Test
    void anUnknownProviderIsRefusedInWords() {
        guest = Guest.from("127.0.0.1", port);
        Guest.Answer refused = guest.page("/oauth2/authorization/another");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("did not work");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        guest = Guest.from("127.0.0.1", port);
        assertThat(guest.page("/login/oauth2/code/site?code=stolen&state=mine").status())
                .isEqualTo(401);
        guest.cookies().put("ICEBRIDGE-OIDC", "AAAA");
        assertThat(guest.page("/login/oauth2/code/site?code=stolen&state=mine").status())
                .isEqualTo(401);
    }

    @Test
    void theFirstAdministratorComesByTheConsolesOneTimePasswordAndChoosesHisOwn(
            CapturedOutput console) {
        Matcher shown = Pattern.compile("as admin with\\s+(\\S+)").matcher(console.getErr());
        assertThat(shown.find()).isTrue();
        String once = shown.group(1);
        assertThat(console.getOut()).doesNotContain(once);
        guest = Guest.from("127.0.0.1", port);
        assertThat(guest.basic("admin", once, "/engine-rest/user", Map.of()).status())
                .isEqualTo(401);
        guest.logIn("admin", once);
        for (String elsewhere : List.of("/", "/audit", "/window", "/camunda/app/admin/default/")) {
            assertThat(guest.page(elsewhere).leadsTo()).isEqualTo("/password");
        }
        assertThat(Guest.from("127.0.0.1", port).logIn("admin", once).status()).isEqualTo(401);
        assertThat(choose("short", "short")).contains("at least 10 characters");
        assertThat(choose("Chosen-by-m3", "Chosen-by-you")).contains("not the same");
        choose("Chosen-by-m3", "Chosen-by-m3");
        assertThat(guest.page("/password").leadsTo()).isEqualTo("/login");
        guest.logIn("admin", "Chosen-by-m3");
        assertThat(guest.page("/camunda/app/admin/default/").status()).isEqualTo(200);
        assertThat(groups("admin")).containsExactly("camunda-admin");
        assertThat(trail.since(Instant.EPOCH, Kind.LOGIN).toString()).doesNotContain(once);
    }

    private String choose(String password, String again) {
        return guest.form("/password", "/password", Map.of("password", password, "again", again))
                .body();
    }
}
