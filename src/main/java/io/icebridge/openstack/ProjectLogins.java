package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.TokenSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The administrator's login, and those of projects, which are asked once what each of them opens. A
 * project's own is taken before the administrator's.
 */
final class ProjectLogins {
    private final Login administrator;
    private final List<Login> others;

    /** By project, once all were asked. */
    private Map<String, Login> known;

    ProjectLogins(Login administrator, List<Login> others) {
        this.administrator = administrator;
        this.others = List.copyOf(others);
    }

    boolean v3() {
        return administrator.v3();
    }

    /**
     * A new token.
     *
     * @param projectId empty for the administrator's own project
     * @throws CloudFailure also where no login opens the project
     */
    Ticket to(String projectId) {
        if (projectId.isEmpty() || others.isEmpty() && !administrator.toItsOwnAlone()) {
            return administrator.to(projectId);
        }
        Optional<Login> own = own(projectId);
        if (own.isEmpty() && administrator.toItsOwnAlone()) {
            throw new CloudFailure(
                    Reason.REFUSED,
                    "login",
                    0,
                    0,
                    "there is no token for project "
                            + projectId
                            + ": "
                            + administrator.source()
                            + " is an application credential, which opens its own project alone;"
                            + " make one in that project as the same user, and name its entry under"
                            + " project-clouds",
                    null);
        }
        return own.orElse(administrator).to(projectId);
    }

    /** How a token for the project is come by. */
    TokenSource source(String projectId) {
        if (others.isEmpty() && !administrator.toItsOwnAlone()) {
            return TokenSource.ROLE;
        }
        if (own(projectId).isPresent()) {
            return TokenSource.CREDENTIAL;
        }
        return administrator.toItsOwnAlone() ? TokenSource.NOWHERE : TokenSource.ROLE;
    }

    private Optional<Login> own(String projectId) {
        return Optional.ofNullable(known().get(projectId));
    }

    private synchronized Map<String, Login> known() {
        if (known == null) {
            Ticket first = administrator.to("");
            Map<String, Login> found = new HashMap<>();
            others.forEach(login -> found.put(opened(login, first), login));
            if (administrator.toItsOwnAlone()) {
                found.put(first.projectId(), administrator);
            }
            known = found;
        }
        return known;
    }

    /** A server's key pair is lent to the user who boots it, and so it must be one everywhere. */
    private static String opened(Login login, Ticket administrators) {
        Ticket ticket = login.to("");
        if (!ticket.userId().equals(administrators.userId())) {
            throw new CredentialsProblem(
                    "%s is of another user (%s) than the administrator's entry (%s); make the application credential as that user"
                            .formatted(login.source(), ticket.userId(), administrators.userId()));
        }
        return ticket.projectId();
    }
}
