package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.entity.EntityReader;
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
    private final EntityReader reader;
    private final Meanings meanings;
    private final Picking picking;
    private final SmallTalkLibrary smallTalk;
    private final Languages languages;

    BotParts(Bot bot, Meanings meanings) {
        this.bot = bot;
        this.nodes = bot.nodesByName();
        bot.entities().forEach(entity -> entities.put(entity.name(), entity));
        this.reader = EntityReader.of(bot.entities().stream().map(BotEntity::entity).toList());
        this.meanings = meanings;
        this.picking = new Picking(bot, meanings);
        this.smallTalk = SmallTalkLibrary.of(bot);
        this.languages = Languages.of(bot);
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
