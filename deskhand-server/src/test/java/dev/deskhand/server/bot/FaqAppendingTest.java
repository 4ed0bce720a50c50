package dev.deskhand.server.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaqAppendingTest {
    private static final String NEW = "faq:\n- name: b\n  bot_says:\n  - Yes\n";

    @Test
    void entriesGoBehindTheLastOneAsFarInAndEverythingElseStays() {
        String file =
                """
                name: x
                faq: # ours
                  - name: a
                    bot_says: [1]

                # below
                nodes: []
                """;

        assertThat(FaqAppending.append(file, NEW))
                .contains(
                        """
                        name: x
                        faq: # ours
                          - name: a
                            bot_says: [1]
                          - name: b
                            bot_says:
                            - Yes

                        # below
                        nodes: []
                        """);
    }

    @Test
    void aFileWithoutQuestionsGetsThem() {
        assertThat(FaqAppending.append("name: x", NEW)).contains("name: x\n\n" + NEW);
        assertThat(FaqAppending.append("name: x\nfaq: []\n", NEW)).contains("name: x\n" + NEW);
    }

    @Test
    void questionsOnOneLineAreNotTouched() {
        assertThat(FaqAppending.append("faq: [{name: a}]\n", NEW)).isEmpty();
    }
}
