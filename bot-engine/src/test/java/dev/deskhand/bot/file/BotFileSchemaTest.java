package dev.deskhand.bot.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class BotFileSchemaTest {
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(BotFileSchema.json());
    private static final int BOTS = 50;

    private static List<Error> errors(String yaml) {
        Object loaded =
                new Load(LoadSettings.builder().setBufferSize(yaml.length() + 1).build())
                        .loadFromString(yaml);
        return SCHEMA.validate(JsonMapper.shared().writeValueAsString(loaded), InputFormat.JSON);
    }

    /** Every file beside the modules that is a bot. */
    static Stream<Path> bots() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            List<Path> bots =
                    files.filter(Files::isRegularFile)
                            .filter(file ->
                                    SourceFile.isPartOfABot(file.toString().replace('\\', '/')))
                            .filter(file -> !file.toString().contains("node_modules"))
                            .filter(file -> !file.toString().contains("target"))
                            .filter(BotFileSchemaTest::isABot)
                            .toList();
            return bots.stream();
        }
    }

    private static boolean isABot(Path file) {
        try {
            return BotFile.parse(Files.readString(file)) instanceof BotFile.Valid;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("bots")
    void aBotThatCanBeUsedFitsTheSchema(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
    }

    @Test
    void whateverCanBeWrittenFitsTheSchema() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + BOTS; seed++) {
            String written = BotWriter.write(RandomBots.bot(seed));

            assertThat(errors(written)).as("seed %d:%n%s", seed, written).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nmae: A",
                "name: [A]",
                "languages: en",
                "languages: [english]",
                "settings: {break_mesage: x}",
                "settings: {hand_over: {after_misses: 0}}",
                "settings: {burst: soon}",
                "settings: {human_assistance: maybe}",
                "settings: {business_hours: {monday: nine}}",
                "settings: {texts: {errors: x}}",
                "entities: [{name: Order, type: email}]",
                "entities: [{name: x, type: dictionry}]",
                "entities: [{name: x, type: email, pattern: b}]",
                "entities: [{name: x, type: shape}]",
                "nodes: [{type: start}]",
                "nodes: [{name: a, type: strat}]",
                "nodes: [{name: a, type: faq, bot_says: [b], connections: []}]",
                "nodes: [{name: a, type: step, user_says: [b]}]",
                "nodes: [{name: a, user_says: hi}]",
                "nodes: [{name: a, actions: [{handover: true}]}]",
                "nodes: [{name: a, actions: [{tag: [b], clear_context: true}]}]",
                "nodes: [{name: a, actions: [{hand_over: Support}]}]",
                "nodes: [{name: a, actions: [{call: {url: 'ftp://x'}}]}]",
                "nodes: [{name: a, actions: [{call: {url: 'https://x/', send: {a: b}}}]}]",
                "nodes: [{name: a, connections: [{user_says: [b]}]}]",
                "nodes: [{name: a, connections: [{to: b, when: {}}]}]",
                "nodes: [{name: a, connections: [{to: b, when: {business_hours: x}}]}]",
                "faq: [{name: a, user_says: [hi]}]",
                "faq: [{name: a, bot_says: [b]}]",
                "faq: [{name: a, user_says: [hi], bot_says: [{texxt: b}]}]",
                "faq: [{name: a, user_says: [hi], bot_says: [{text: b, card: {title: c}}]}]",
                "faq: [{name: a, user_says: [hi], bot_says: [{text: b, channels: [x]}]}]",
                "faq: [{name: a, user_says: [hi], bot_says: [{any_of: [{any_of: [b]}]}]}]",
                "faq: [{name: a, user_says: [hi], bot_says: [{text: b, buttons: [c], quick_replies: [d]}]}]",
                "faq: [{name: a, user_says: [hi], bot_says: [{image: 'https://x/'}]}]"
            })
    void anEditorMarksWhatTheReaderRefuses(String yaml) {
        assertThat(errors(yaml)).isNotEmpty();
        assertThat(BotFile.parse(yaml)).isInstanceOf(BotFile.Invalid.class);
    }

    @Test
    void itIsAValidSchemaItself() {
        Schema meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(BotFileSchema.json(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theOneOfTheDocumentationIsTheSame() throws IOException {
        String documented = Files.readString(Path.of("..", "docs", "bot-file.schema.json"));

        assertThat(documented).isEqualTo(BotFileSchema.json());
    }
}
