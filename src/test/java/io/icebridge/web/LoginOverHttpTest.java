package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.journal.Trail;
import io.icebridge.journal.Trail.Kind;
import io.icebridge.journal.Trail.Line;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class LoginOverHttpTest {
    private static final String SESSION = "JSESSIONID";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    private final Trail trail;
    private final IdentityService identity;
    private Guest guest;

    @LocalServerPort private int port;

    LoginOverHttpTest(@Autowired Trail trail, @Autowired IdentityService identity) {
        this.trail = trail;
        this.identity = identity;
    }

    @BeforeEach
    void come() {
        guest = Guest.from("127.0.0.1", port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/window", TASKLIST, "/camunda/app/cockpit/default/", "/"})
    void aPersonIsLedToTheLoginAndBack(String page) {
        assertThat(guest.page(page).leadsTo()).isEqualTo("/login");
        assertThat(guest.logIn("manager", "manager").leadsTo()).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "operator", "auditor", "admin"})
    void whoWantedNoPageComesToTheChanges(String who) {
        assertThat(guest.logIn(who, who).leadsTo()).isEqualTo("/");
        assertThat(guest.page("/").leadsTo()).isEqualTo("/change");
        assertThat(guest.page("/change").body()).contains("<h1>Changes", "app/cockpit/default/");
    }

    @Test
    void oneLoginIsGoodForEverything() {
        guest.logIn("manager", "manager");
        assertThat(guest.page("/audit").body()).contains("Changes", "Log out");
        assertThat(guest.page("/window").status()).isEqualTo(200);
        assertThat(guest.page(TASKLIST).status()).isEqualTo(200);
        assertThat(guest.page(WHO).body()).contains("\"manager\"", "tasklist");
        assertThat(guest.page("/camunda/api/engine/engine/default/task").status()).isEqualTo(200);
    }

    @Test
    void theSessionBeginsWithTheLoginAndItsCookieIsForNoScriptAndNoOtherSite() {
        guest.page("/login");
        guest.page(TASKLIST);
        assertThat(guest.cookies()).doesNotContainKey(SESSION);
        assertThat(guest.logIn("manager", "manager").header("set-cookie"))
                .containsPattern(SESSION + "=[^,]*HttpOnly[^,]*SameSite=Strict");
    }

    @Test
    void aSessionThatSomebodyBroughtAlongIsNotUsed() {
        guest.cookies().put(SESSION, "0123456789ABCDEF0123456789ABCDEF");
        guest.logIn("manager", "manager");
        String first = guest.cookies().get(SESSION);
        assertThat(first).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
        guest.logIn("manager2", "manager2");
        assertThat(guest.cookies().get(SESSION)).isNotEqualTo(first);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(
                        guest.post("/login", Map.of("username", "manager", "password", "manager"))
                                .status())
                .isEqualTo(403);
        guest.logIn("manager", "manager");
        assertThat(
                        guest.post(
                                        "/window",
                                        Map.of(
                                                "act", "pause", "change", "F-1", "comment",
                                                "forged"))
                                .status())
                .isEqualTo(403);
        assertThat(guest.post("/logout", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void theLogOutEndsItEverywhereAndIsALine() {
        guest.logIn("manager2", "manager2");
        assertThat(guest.form("/audit", "/logout", Map.of()).leadsTo()).isEqualTo("/login");
        ended();
        assertThat(trail.since(Instant.EPOCH, Kind.LOGOUT))
                .extracting(Line::by)
                .contains("manager2");
    }

    @Test
    void theWebApplicationsLogOutEndsItEverywhere() {
        guest.logIn("operator", "operator");
        assertThat(guest.post(WHO + "/logout", Map.of()).status()).isEqualTo(200);
        ended();
        assertThat(trail.since(Instant.EPOCH, Kind.LOGOUT))
                .extracting(Line::by)
                .contains("operator");
    }

    private void ended() {
        assertThat(guest.page("/audit").leadsTo()).isEqualTo("/login");
        assertThat(guest.page(TASKLIST).leadsTo()).isEqualTo("/login");
        assertThat(guest.send("GET", WHO, Map.of(), "").status()).isEqualTo(401);
    }

    @Test
    void theLoginInsideTheWebApplicationsIsTheSame() {
        Guest.Answer answer =
                guest.post(
                        WHO + "/login/tasklist",
                        Map.of("username", "manager", "password", "manager"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"userId\":\"manager\"", "tasklist");
        assertThat(guest.page("/audit").status()).isEqualTo(200);
        assertThat(guest.page(TASKLIST).status()).isEqualTo(200);
        Guest auditor = Guest.from("127.0.0.1", port);
        assertThat(
                        auditor.post(
                                        WHO + "/login/tasklist",
                                        Map.of("username", "auditor", "password", "auditor"))
                                .status())
                .isEqualTo(403);
        assertThat(auditor.page("/audit").leadsTo()).isEqualTo("/login");
    }

    @Test
    void whoLeavesHisGroupIsOutAtOnce() {
        user("leaver", "auditors");
        guest.logIn("leaver", "Leaves-0n-Friday");
        assertThat(guest.page("/audit").status()).isEqualTo(200);
        assertThat(guest.page("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        identity.deleteMembership("leaver", "auditors");
        assertThat(guest.page("/audit").status()).isEqualTo(403);
        assertThat(guest.page(WHO).body()).contains("leaver").doesNotContain("cockpit");
        identity.deleteUser("leaver");
        assertThat(guest.page("/audit").leadsTo()).isEqualTo("/login");
    }

    @Test
    void anotherPasswordEndsTheSessions() {
        user("changer", "auditors");
        guest.logIn("changer", "Leaves-0n-Friday");
        User changer = identity.createUserQuery().userId("changer").singleResult();
        changer.setPassword("Comes-0n-Monday");
        identity.saveUser(changer);
        assertThat(guest.page("/audit").leadsTo()).isEqualTo("/login");
    }

    private void user(String name, String group) {
        User user = identity.newUser(name);
        user.setPassword("Leaves-0n-Friday");
        identity.saveUser(user);
        identity.createMembership(name, group);
    }

    @Test
    void aProgramIsAskedForHttpBasicAndNeedsNoSession() {
        Guest.Answer answer = guest.send("GET", "/audit", Map.of("Accept", "application/json"), "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).startsWith("Basic");
        assertThat(
                        guest.basic("auditor", "auditor", "/audit", Map.of("Accept", "text/html"))
                                .status())
                .isEqualTo(200);
        assertThat(guest.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void whoFollowsALinkOfAnotherSiteIsLookedAtAgainFromHereSinceHisCookieDidNotCome() {
        Guest.Answer answer =
                guest.send(
                        "GET",
                        "/audit/change?id=C-1&subject=%22",
                        Map.of("Accept", "text/html", "Sec-Fetch-Site", "cross-site"),
                        "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("url=/audit/change?id=C-1&amp;subject=%22\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/", "//evil.example/", "/\\evil.example", "%", ""})
    void nobodyIsLedToAnotherSite(String kept) {
        guest.cookies()
                .put("ICEBRIDGE-WANTED", Base64.getUrlEncoder().encodeToString(kept.getBytes()));
        assertThat(guest.logIn("manager", "manager").leadsTo()).isEqualTo("/");
    }

    @Test
    void aCookieOfSomebodysOwnMakingAndAVeryLongPathAreNoTrouble() {
        guest.cookies().put("ICEBRIDGE-WANTED", "%%%");
        assertThat(guest.page("/audit?x=" + "y".repeat(6000)).leadsTo()).isEqualTo("/login");
        assertThat(guest.logIn("manager", "manager").leadsTo()).isEqualTo("/");
    }
}
