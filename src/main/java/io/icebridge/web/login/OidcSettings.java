package io.icebridge.web.login;

import io.icebridge.process.access.Groups;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the site's OpenID provider says of people's groups.
 *
 * @param groupsClaim the claim that holds them, a list or words
 * @param changeManagers what the claim calls them; likewise the others
 * @param administrators empty when the provider has no say in who administers users here
 */
@ConfigurationProperties("icebridge.oidc")
record OidcSettings(
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue(Groups.CHANGE_MANAGERS) String changeManagers,
        @DefaultValue(Groups.OPERATORS) String operators,
        @DefaultValue(Groups.AUDITORS) String auditors,
        @DefaultValue("") String administrators) {

    private Map<String, String> words() {
        Map<String, String> all =
                Map.of(
                        Groups.CHANGE_MANAGERS, changeManagers,
                        Groups.OPERATORS, operators,
                        Groups.AUDITORS, auditors,
                        Groups.ADMINS, administrators);
        return all.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The groups that the provider decides on. */
    Set<String> ruled() {
        return words().keySet();
    }

    /** Those of Icebridge's groups that a claim names. */
    Set<String> groups(Map<String, Object> claims) {
        Object claim = claims.get(groupsClaim);
        Collection<?> said =
                claim instanceof Collection<?> list
                        ? list
                        : claim == null ? List.of() : List.of(claim.toString().split("[\\s,]+"));
        return words().entrySet().stream()
                .filter(group -> said.contains(group.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
