package dev.deskhand.bot.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Values VALUES =
            gap ->
                    Optional.ofNullable(
                            Map.of("order", "AB-1", "when:time", "6 pm", "evil", "{order} *x*")
                                    .get(
                                            gap.part().isEmpty()
                                                    ? gap.name()
                                                    : gap.name() + ":" + gap.part()));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    Order {order}.             ; Order AB-1.
                    { order }                  ; AB-1
                    at {when:time}             ; at 6 pm
                    {none|a friend} and {none} ; a friend and
                    {none|}x                   ; x
                    {order|unused}             ; AB-1
                    {{order}}                  ; {order}
                    {{{order}}}                ; {AB-1}
                    a } b { c                  ; a } b { c
                    {no name!}                 ; {no name!}
                    {}                         ; {}
                    plain                      ; plain
                    """)
    void gapsAreFilledAndDoubledBracesStandForBraces(String text, String filled) {
        assertThat(Template.of(text).fill(VALUES, Escape.NONE).strip()).isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "a {b c}", "{}", "{a:}b}", "{a{b}", "{a|{b}}", "{:part}"})
    void whatIsNoTemplateHasAFault(String text) {
        assertThat(Template.of(text).faults())
                .isNotEmpty()
                .allSatisfy(fault -> {
                    assertThat(fault.message()).isNotBlank();
                    assertThat(fault.fix()).isNotBlank();
                });
    }

    @Test
    void aValueIsNeverReadAsATemplateOrAsMarkdown() {
        assertThat(Template.of("You said {evil}").fill(VALUES, Escape.MARKDOWN))
                .isEqualTo("You said {order} \\*x\\*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    [click](https://evil.example) ; \\[click\\](https://evil.example)
                    # Heading                     ; \\# Heading
                    > quote                       ; \\> quote
                    - item                        ; -item
                    `code`                        ; 'code'
                    ann_lee@example.org           ; ann\\_lee@example.org
                    AB-123456                     ; AB-123456
                    """)
    void markdownInAValueIsWords(String value, String escaped) {
        assertThat(Escape.MARKDOWN.apply(value)).isEqualTo(escaped.replace("\\\\", "\\"));
    }

    @Test
    void linesOfAValueBecomeOne() {
        assertThat(Escape.MARKDOWN.apply("a\n\n# b\r\n--\u2028c")).isEqualTo("a \\# b -- c");
        assertThat(Escape.LINE.apply("a\r\nX-Evil: 1\u0000")).isEqualTo("a X-Evil: 1");
    }

    @ParameterizedTest
    @CsvSource({
        "AB-1, AB-1",
        "a/b?c=d&e#f, a%2Fb%3Fc%3Dd%26e%23f",
        "'a b', a%20b",
        "ü, %C3%BC",
        ".., ",
        "'%2e', %252e"
    })
    void aValueInAnAddressIsEncoded(String value, String encoded) {
        assertThat(Escape.URL.apply(value)).isEqualTo(encoded == null ? "%2E%2E" : encoded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/",
                "https://shop.example/orders/{order}",
                "https://shop.example/?q={order|none at all}&t={when:time}",
                "https://shop.example/{{literal}}",
                "mailto:a@shop.example?subject={order}"
            })
    void anAddressKeepsItsTemplate(String template) throws URISyntaxException {
        assertThat(Address.template(Address.keep(template))).isEqualTo(template);
    }

    @Test
    void anAddressIsFilledWithEncodedValues() throws URISyntaxException {
        String template = "https://shop.example/{{a}}/{order}?q={evil}&d={none|x y}";
        String kept = Address.template(Address.keep(template));

        assertThat(Address.fill(kept, VALUES))
                .contains(
                        URI.create(
                                "https://shop.example/%7Ba%7D/AB-1?q=%7Border%7D%20%2Ax%2A&d=x%20y"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/{x}, true",
        "https://shop.example?x={x}, true",
        "mailto:{x}@shop.example, true",
        "https://shop.example{x}, false",
        "https://{x}.example/, false",
        "{x}, false",
        "https://a/{{b}}, true"
    })
    void noPlaceholderDecidesWhereAnAddressLeads(String template, boolean fixed) {
        assertThat(Address.hasFixedHost(template)).isEqualTo(fixed);
    }
}
