package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a whole bot as one file. What is read back is equal to what was written. */
public final class BotWriter {
    private BotWriter() {}

    /** The file; what is as it would be if it were left out is left out, where that is plain. */
    public static String write(Bot bot) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setIndicatorIndent(2)
                        .setIndent(4)
                        .setIndentWithIndicator(false)
                        .setWidth(120)
                        .setSplitLines(false)
                        .setMaxSimpleKeyLength(1_000)
                        .build();
        return new Dump(settings).dumpToString(file(bot));
    }

    private static Map<String, Object> file(Bot bot) {
        SayingWriter sayings = new SayingWriter(bot.languages());
        NodeWriter nodes = new NodeWriter(bot.mainLanguage(), sayings);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", bot.name());
        file.put("languages", bot.languages());
        file.put("settings", new SettingsWriter(bot).settings());
        List<Object> entities = new ArrayList<>();
        for (BotEntity entity : bot.entities()) {
            entities.add(EntityWriter.entity(entity, sayings));
        }
        if (!entities.isEmpty()) {
            file.put("entities", entities);
        }
        int split = firstOfTheLastAnswers(bot.nodes());
        List<Map<String, Object>> first =
                bot.nodes().subList(0, split).stream().map(nodes::node).toList();
        List<Map<String, Object>> faq =
                bot.nodes().subList(split, bot.nodes().size()).stream().map(nodes::faq).toList();
        if (!first.isEmpty()) {
            file.put("nodes", first);
        }
        if (!faq.isEmpty()) {
            file.put("faq", faq);
        }
        return file;
    }

    /** From where on all nodes can be written in the short form. */
    private static int firstOfTheLastAnswers(List<Node> nodes) {
        int split = nodes.size();
        while (split > 0 && NodeWriter.isPlainFaq(nodes.get(split - 1))) {
            split--;
        }
        return split;
    }
}
