package io.icebridge.web.login;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where people log in: by name and password, or by the site's OpenID provider. */
@Controller
class LoginPage {
    static final String PATH = "/login";

    /** The page again, after a refusal. */
    static final String AGAIN = "/login/again";

    /** What was refused, as a sentence. */
    static final String REFUSED = "io.icebridge.refused";

    private static final String VIEW = "web/login";

    private final List<Provider> providers;

    LoginPage(ObjectProvider<OAuth2ClientProperties> clients) {
        providers =
                clients.stream()
                        .flatMap(client -> client.getRegistration().entrySet().stream())
                        .map(e -> new Provider(e.getKey(), e.getValue().getClientName()))
                        .toList();
    }

    /** One that is configured. */
    record Provider(String id, String name) {
        Provider {
            name = name == null ? id : name;
        }
    }

    @GetMapping(PATH)
    String show(Model page) {
        page.addAttribute("providers", providers);
        return VIEW;
    }

    @RequestMapping(AGAIN)
    String again(@RequestAttribute(REFUSED) String refused, Model page) {
        page.addAttribute("refused", refused);
        return show(page);
    }
}
