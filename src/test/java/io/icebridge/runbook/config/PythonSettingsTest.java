package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.runbook.config.Review.Choice;
import io.icebridge.runbook.config.Review.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PythonSettingsTest {
    private static final String TEXT =
            """
            import os
            # ALLOWED_HOSTS = ['horizon.example.com', ]
            SECRET_KEY = 'abc{'
            CACHES = {
                'default': {
                    'BACKEND': 'django.core.cache.backends.locmem.LocMemCache',  # [
                },
            }
            OPENSTACK_HOST = "127.0.0.1"
            OPENSTACK_KEYSTONE_URL = "http://%s:5000/v2.0" % OPENSTACK_HOST
            """;

    private final PythonSettings file = PythonSettings.parse(TEXT);

    @Test
    void aFileThatIsNotChangedIsTheSameToTheLastByte() {
        assertThat(file.text()).isEqualTo(TEXT);
    }

    @Test
    void aValueReachesAsFarAsItsBracketsAreOpen() {
        assertThat(file.value(new Option("", "CACHES")).orElseThrow())
                .startsWith("{")
                .endsWith("}")
                .contains("BACKEND");
    }

    @Test
    void bracketsInStringsAndCommentsDoNotCount() {
        assertThat(file.value(new Option("", "SECRET_KEY"))).contains("'abc{'");
    }

    @Test
    void aNewSettingComesRightAfterItsDocumentation() {
        file.set(new Option("", "ALLOWED_HOSTS"), "['*']");
        assertThat(file.text())
                .contains("['horizon.example.com', ]\nALLOWED_HOSTS = ['*']\nSECRET_KEY");
    }

    @Test
    void aWholeBlockIsReplaced() {
        file.set(new Option("", "CACHES"), "{}");
        assertThat(file.text()).contains("CACHES = {}\nOPENSTACK_HOST").doesNotContain("BACKEND");
    }

    private static final String SITES =
            """
            import os
            from horizon.utils import secret_key

            DEBUG = False  # never here
            HELP = \"\"\"a # text
            over = lines\"\"\"
            SITE = 'one ' \\
                'two'
            OPENSTACK_HOST = SITE and '10.0.0.9'
            CACHES = {
                'default': {'BACKEND': 'locmem'},
            }
            CACHES['default']['LOCATION'] = '10.0.0.9:11211'
            INSTALLED_APPS = ['a']
            INSTALLED_APPS += ['ours']
            if not DEBUG:
                SECURE = True

                # within
                COOKIES = 1
            else:
                SECURE = False

            # after
            SECRET_KEY = secret_key.generate_or_read_from_file(os.path.join('/x', 'y'))
            """;
    private static final String NEW =
            """
            import os

            DEBUG = True
            CACHES = {
                'default': {
                    'BACKEND': 'locmem'
                }
            }
            OPENSTACK_HOST = "127.0.0.1"
            OPENSTACK_KEYSTONE_URL = "http://%s:5000/v2.0" % OPENSTACK_HOST
            # SECRET_KEY = ''
            """;

    @Test
    void everyStatementIsReadAsOne() {
        assertThat(PythonSettings.parse(SITES).options().keySet())
                .extracting(Option::name)
                .containsExactly(
                        "import os",
                        "from horizon.utils import secret_key",
                        "DEBUG",
                        "HELP",
                        "SITE",
                        "OPENSTACK_HOST",
                        "CACHES",
                        "CACHES['default']['LOCATION']",
                        "INSTALLED_APPS",
                        "INSTALLED_APPS +",
                        "if not DEBUG",
                        "SECRET_KEY");
        assertThat(PythonSettings.parse(SITES).text()).isEqualTo(SITES);
    }

    @Test
    void whatTheSiteWroteComesInItsOwnOrderBehindWhatItUses() {
        PythonSettings yours = PythonSettings.parse(SITES);
        PythonSettings fresh = PythonSettings.parse(NEW);
        List<Row> rows = new Review(OptionNames.NONE).rows(Optional.empty(), yours, fresh);
        Edits.of(Choice.KEEP, "").carry(yours, rows, fresh);
        assertThat(fresh.text())
                .containsSubsequence(
                        "import os\n",
                        "from horizon.utils import secret_key\n",
                        "DEBUG = False\n",
                        "CACHES = {\n    'default': {'BACKEND': 'locmem'},\n}\n",
                        "CACHES['default']['LOCATION'] =")
                .containsSubsequence(
                        "SITE = 'one ' \\\n    'two'\n",
                        "OPENSTACK_HOST = SITE and",
                        "OPENSTACK_KEYSTONE_URL = ")
                .containsSubsequence(
                        "DEBUG = False\n",
                        "if not DEBUG:\n    SECURE = True\n\n    # within\n",
                        "else:\n")
                .containsSubsequence("INSTALLED_APPS = ['a']\n", "INSTALLED_APPS += ['ours']\n");
    }

    @Test
    void anythingButASettingIsListedAndCanBeLeftOut() {
        PythonSettings yours = PythonSettings.parse(SITES);
        PythonSettings fresh = PythonSettings.parse(NEW);
        List<Row> rows = new Review(OptionNames.NONE).rows(Optional.empty(), yours, fresh);
        assertThat(rows).extracting(r -> r.option().name()).contains("INSTALLED_APPS +");
        Edits.of(Choice.EDIT, "INSTALLED_APPS + take").carry(yours, rows, fresh);
        assertThat(fresh.text()).contains("INSTALLED_APPS = ['a']").doesNotContain("+=");
    }

    @Test
    void whatAKeptSettingUsesComesBeforeItThoughThePackagesHaveAnotherOrder() {
        PythonSettings yours = PythonSettings.parse("OURS = 1\nDEBUG = True\nLIMIT = OURS\n");
        PythonSettings fresh = PythonSettings.parse("LIMIT = 20\nDEBUG = True\n");
        List<Row> rows = new Review(OptionNames.NONE).rows(Optional.empty(), yours, fresh);
        Edits.of(Choice.KEEP, "").carry(yours, rows, fresh);
        assertThat(fresh.text()).isEqualTo("OURS = 1\nLIMIT = OURS\nDEBUG = True\n");
    }
}
