package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.entity.EntityReader;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.entity.EntityValue;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a bot is made of, where it is found fast. Immutable, thread-safe. */
final class BotParts {
    private final Bot bot;
    private final Map<String, Node> nodes;
    private final Map<String, BotEntity> entities = new HashMap<>();
    private final Map<String, Map<String, EntityType.Choice>> choices = new HashMap<>();
    private final EntityReader reader;
    private final Meanings meanings;
    private final Picking picking;
    private final SmallTalkLibrary smallTalk;
    private final Languages languages;

    BotParts(Bot bot, Meanings meanings) {
        this.bot = bot;
        this.nodes = bot.nodesByName();
        bot.entities().forEach(entity -> entities.put(entity.name(), entity));
        bot.entities()
                .forEach(entity -> choices.put(entity.name(), choices(entity.entity().type())));
        this.reader = EntityReader.of(bot.entities().stream().map(BotEntity::entity).toList());
        this.meanings = meanings;
        this.picking = new Picking(bot, meanings);
        this.smallTalk = SmallTalkLibrary.of(bot);
        this.languages = Languages.of(bot);
    }

    private static Map<String, EntityType.Choice> choices(EntityType type) {
        Map<String, EntityType.Choice> byValue = new HashMap<>();
        if (type instanceof EntityType.Dictionary(var values, boolean _)) {
            values.forEach(choice -> byValue.put(choice.value(), choice));
        }
        return byValue;
    }

    Bot bot() {
        return bot;
    }

    /** A node that can be gone to. */
    Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name)).filter(Node::active);
    }

    Optional<BotEntity> entity(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    /** What a value of the author's list is called in a language; empty if it is none. */
    Optional<String> nameOf(String entity, EntityValue value, String language) {
        return value instanceof EntityValue.Text(String text)
                ? Optional.ofNullable(choices.getOrDefault(entity, Map.of()).get(text))
                        .map(choice -> choice.name(language))
                : Optional.empty();
    }

    EntityReader reader() {
        return reader;
    }

    Meanings meanings() {
        return meanings;
    }

    Picking picking() {
        return picking;
    }

    SmallTalkLibrary smallTalk() {
        return smallTalk;
    }

    Languages languages() {
        return languages;
    }

    /** What the clock on the business's wall shows. */
    ZonedDateTime now(TurnContext context) {
        return context.now().atZone(bot.settings().zone());
    }

    /** How that language is written where the business is. */
    Locale locale(String language) {
        Locale tag = Locale.forLanguageTag(language.isEmpty() ? bot.mainLanguage() : language);
        if (!tag.getCountry().isEmpty()) {
            return tag;
        }
        return new Locale.Builder().setLocale(tag).setRegion(bot.settings().region()).build();
    }

    /** The entities of the bot that a node asks for or that decide where it leads. */
    List<String> wanted(Node node) {
        return Wanted.of(node).stream().filter(entities::containsKey).toList();
    }
}
