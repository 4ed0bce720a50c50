package dev.deskhand.bot.file;

import java.io.StringWriter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** YAML as the JSON that it stands for; what is written between quotes is a text. */
final class JsonOfYaml {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonOfYaml() {}

    static String text(Spot spot) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(spot.node(), json);
        }
        return text.toString();
    }

    private static void write(@Nullable Node node, JsonGenerator json) {
        switch (node) {
            case MappingNode mapping -> {
                json.writeStartObject();
                for (NodeTuple tuple : mapping.getValue()) {
                    json.writeName(Mapping.key(tuple));
                    write(tuple.getValueNode(), json);
                }
                json.writeEndObject();
            }
            case SequenceNode sequence -> {
                json.writeStartArray();
                sequence.getValue().forEach(item -> write(item, json));
                json.writeEndArray();
            }
            case ScalarNode scalar -> write(scalar, json);
            case null, default -> json.writeNull();
        }
    }

    private static void write(ScalarNode scalar, JsonGenerator json) {
        String value = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            json.writeNull();
        } else if (scalar.getTag().equals(Tag.BOOL)) {
            json.writeBoolean(Boolean.parseBoolean(value));
        } else if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            number(value, json);
        } else {
            json.writeString(value);
        }
    }

    /** YAML has numbers that JSON has not, such as {@code .inf}. */
    private static void number(String value, JsonGenerator json) {
        try {
            json.writeNumber(new BigDecimal(value));
        } catch (NumberFormatException e) {
            json.writeString(value);
        }
    }
}
