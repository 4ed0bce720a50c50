package dev.deskhand.bot.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.Sentence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaqImportTest {
    private static FaqImport.Result read(String name, String text) {
        return FaqImport.read(new SourceFile(name, text), "en", Set.of("taken"));
    }

    private static List<Node> entries(String name, String text) {
        return switch (read(name, text)) {
            case FaqImport.Result.Entries(List<Node> nodes) -> nodes;
            case FaqImport.Result.Refused(List<BotProblem> problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question,answer\nWhere are you?|your address,\"In Hull, by the sea\"\n",
                "\ufeffWhere are you?| your address ,\"In Hull, by the sea\"",
                "Where are you?|your address\tIn Hull, by the sea\r\n",
                "Question;Answer\nWhere are you?|your address;In Hull, by the sea\n"
            })
    void questionsAndAnswersAreReadWhateverTheTableIsCutBy(String table) {
        assertThat(entries(table.contains("\t") ? "a.tsv" : "a.csv", table))
                .containsExactly(
                        Node.faq(
                                "where_are_you",
                                List.of(
                                        new Sentence("Where are you?", "en"),
                                        new Sentence("your address", "en")),
                                List.of(Saying.of(BotMessage.text("In Hull, by the sea")))));
    }

    @Test
    void quotedCellsHoldQuotesAndLines() {
        List<Node> nodes = entries("a.csv", "a,\"say \"\"hi\"\"\nand {bye}\"\nb,c\n");

        assertThat(nodes.getFirst().botSays())
                .containsExactly(Saying.of(BotMessage.text("say \"hi\"\nand {{bye}}")));
        assertThat(nodes).hasSize(2);
    }

    @Test
    void eachEntryHasANameOfItsOwn() {
        assertThat(entries("a.csv", "Taken!,a\ntaken it?|x,b\n???,c\nÄpfel & Birnen,d\n"))
                .extracting(Node::name)
                .containsExactly("taken_2", "taken_it", "question", "apfel_birnen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            textBlock =
                    """
                    'a,b,c'                 ; 1 ; 3 cells
                    'question,answer\\na'   ; 2 ; 1 cells
                    'a,b\\n\\n,c'           ; 3 ; no question
                    'a,b\\nd,'              ; 2 ; no answer
                    'a,b\\nc,d\\nA!|e,f'    ; 3 ; stands on line 1
                    'a,"b'                  ; 1 ; cannot be read
                    ''                      ; 1 ; has no question
                    'question,answer'       ; 1 ; has no question
                    """)
    void aRowThatCannotBeUsedIsNamedWithItsLine(String table, int line, String words) {
        assertThat(read("faq.csv", table.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        FaqImport.Result.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .satisfies(problem -> {
                                            assertThat(problem.file()).isEqualTo("faq.csv");
                                            assertThat(problem.line()).isEqualTo(line);
                                            assertThat(problem.message()).contains(words);
                                            assertThat(problem.fix()).isNotBlank();
                                        }));
    }

    @Test
    void whatIsImportedIsAPartOfABot() {
        FaqImport.Result result = read("a.csv", "Where: are you?,In {Hull}\nyes,no\n");

        assertThat(result).isInstanceOf(FaqImport.Result.Entries.class);
        String yaml = ((FaqImport.Result.Entries) result).yaml();
        assertThat(
                        BotFile.parse(
                                List.of(
                                        new SourceFile("bot.yaml", "name: A\n"),
                                        new SourceFile("faq.yaml", yaml))))
                .isInstanceOfSatisfying(
                        BotFile.Valid.class,
                        valid ->
                                assertThat(valid.bot().nodes())
                                        .isEqualTo(((FaqImport.Result.Entries) result).nodes()));
    }
}
