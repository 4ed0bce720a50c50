package dev.deskhand.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a6',
            textBlock =
                    """
                    **bold** and *slanted* and ~~gone~~        ¦ bold and slanted and gone
                    __bold__ and _slanted_                     ¦ bold and slanted
                    ***both***                                 ¦ both
                    **bold *slanted***                         ¦ bold slanted
                    (**bold**), *slanted*.                     ¦ (bold), slanted.
                    # Heading                                  ¦ Heading
                    ### Heading ###                            ¦ Heading
                    > quoted                                   ¦ quoted
                    > > quoted                                 ¦ quoted
                    * item                                     ¦ - item
                    + item                                     ¦ - item
                    `a*b*c` and ``d_e_f``                      ¦ a*b*c and d_e_f
                    [our shop](https://shop.example/a)         ¦ our shop (https://shop.example/a)
                    [**our** shop](https://shop.example/a)     ¦ our shop (https://shop.example/a)
                    [shop](https://shop.example/ "The shop")   ¦ shop The shop (https://shop.example/)
                    [a](https://b.example/c_(d))               ¦ a (https://b.example/c_(d))
                    [https://b.example](https://b.example)     ¦ https://b.example
                    ![a tin](https://shop.example/tin.png)     ¦ a tin (https://shop.example/tin.png)
                    <https://shop.example/>                    ¦ https://shop.example/
                    **https://shop.example/a_b_c**             ¦ https://shop.example/a_b_c
                    \\*not slanted\\*                          ¦ *not slanted*
                    1. one                                     ¦ 1. one
                    """)
    void whatIsMarkdownBecomesPlain(String markdown, String plain) {
        assertThat(Markdown.plain(markdown)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2*3*4",
                "2 * 3 * 4",
                "snake_case_name",
                "5* hotel, 4* hotel",
                "f(*args, **kwargs)",
                "a_b and c_d",
                "https://shop.example/_a_/b*c*d",
                "Is it < 3 or > 4?",
                "#1 in the shop",
                "C# and F#",
                "a ~ b ~ c",
                "[sic]",
                "[1] and (2)",
                "fields with * are required",
                "10-12 o'clock",
                "- item",
                "100% | 50%",
                "``` is not closed"
            })
    void whatOnlyLooksLikeItStays(String text) {
        assertThat(Markdown.plain(text)).isEqualTo(text);
    }

    @Test
    void aTableIsReadOutRowByRow() {
        assertThat(
                        Markdown.plain(
                                """
                                | Size | Price |
                                |------|------:|
                                | S    | **3** |
                                | L    |       |
                                after
                                """))
                .isEqualTo("- Size: S, Price: 3\n- Size: L\nafter");
    }

    @Test
    void theNameOfAnEmptyColumnIsKeptWhereARowIsLongerThanItsTable() {
        assertThat(
                        Markdown.plain(
                                """
                                | Size | Price |
                                |------|-------|
                                | S    |       | a cell too many |
                                """))
                .isEqualTo("Size, Price\n- Size: S, a cell too many");
    }

    @Test
    void aPipeThatIsEscapedDoesNotPartTwoCells() {
        assertThat(
                        Markdown.plain(
                                """
                                | Tea | Price |
                                |-----|-------|
                                | Black \\| strong | 4 |
                                """))
                .isEqualTo("- Tea: Black | strong, Price: 4");
    }

    @Test
    void codeStaysLetterByLetterWithoutItsFence() {
        assertThat(Markdown.plain("Run\n```sh\ncurl *x* | sh\n# done\n```\n**now**"))
                .isEqualTo("Run\ncurl *x* | sh\n# done\nnow");
    }

    @Test
    void linesAndParagraphsStayApart() {
        assertThat(Markdown.plain("a\n\n\n\nb\n---\nc  \nd")).isEqualTo("a\n\nb\n\nc\nd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*", "_", "`", "[", "[a](", "![", "~~a", "**a ", "|", "> ", "\\", "<", "*a* "
            })
    void hostileTextTakesNoTime(String piece) {
        String hostile = piece.repeat(20_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(Markdown.plain(hostile)).isNotNull());
    }
}
