package dev.deskhand.bot.file;

import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.entity.Entity;
import dev.deskhand.bot.entity.EntityReader;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.entity.InvalidEntityException;
import dev.deskhand.bot.template.Placeholder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a bot's entities. */
final class EntitiesSection {
    private static final int MOST = 500;
    private static final List<String> OPTIONS_THAT_CAN_FAIL =
            List.of("pattern", "shapes", "values", "units", "min", "max", "max_length");

    private final YamlDocument yaml;
    private final SayingReader sayings;
    private final Offers offers;
    private final EntityTypeReader types;
    private final List<BotEntity> entities = new ArrayList<>();
    private final Map<String, BotFile.Place> places = new HashMap<>();

    EntitiesSection(YamlDocument yaml, Languages languages, SayingReader sayings, Offers offers) {
        this.yaml = yaml;
        this.sayings = sayings;
        this.offers = offers;
        this.types = new EntityTypeReader(yaml, languages);
    }

    /** All that were read without a problem of their own, in order. */
    List<BotEntity> entities() {
        return entities;
    }

    /** Where each that has a name is written. */
    Map<String, BotFile.Place> places() {
        return places;
    }

    void read(Spot list) {
        List<Spot> items = yaml.items(list);
        if (items.size() > MOST) {
            yaml.problem(
                    list,
                    "These are " + items.size() + " entities; at most " + MOST + " are read.",
                    "Put values that belong together into one dictionary.");
            return;
        }
        items.forEach(this::entity);
    }

    private void entity(Spot spot) {
        Set<String> known = new HashSet<>(Set.of("name", "type", "personal", "prompt", "reprompt"));
        EntityTypeReader.OPTIONS.values().forEach(known::addAll);
        int before = yaml.problemCount();
        Mapping mapping = yaml.mapping(spot, known);
        Optional<String> name = name(mapping);
        Optional<EntityType> type = types.read(mapping);
        boolean personal = yaml.flag(mapping.get("personal"), false);
        List<Saying> prompt = asked(name.orElse(""), mapping.get("prompt"));
        List<Saying> reprompt = asked(name.orElse(""), mapping.get("reprompt"));
        if (name.isEmpty()) {
            return;
        }
        BotFile.Place earlier = places.putIfAbsent(name.get(), spot.place());
        if (earlier != null) {
            yaml.problem(
                    mapping.get("name"),
                    "Two entities are named '"
                            + name.get()
                            + "'; the other is "
                            + earlier.words()
                            + ".",
                    "Give each entity a name of its own.");
            return;
        }
        Entity entity = new Entity(name.get(), type.orElse(new EntityType.FreeText(1)), personal);
        entities.add(new BotEntity(entity, prompt, reprompt));
        if (type.isPresent() && yaml.problemCount() == before) {
            check(entity, mapping);
        }
    }

    private List<Saying> asked(String entity, Spot spot) {
        List<Saying> says = sayings.sayings(spot);
        offers.fromPrompt(entity);
        return says;
    }

    private Optional<String> name(Mapping mapping) {
        String name =
                yaml.required(
                        mapping, "name", "An entity needs a name.", "Add 'name: order_number'.");
        Spot spot = mapping.get("name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!name.matches("[a-z][a-z0-9_]{0,49}")) {
            yaml.problem(
                    spot,
                    "'" + name + "' cannot be the name of an entity.",
                    "Write small letters, digits and underscores, such as order_number.");
            return Optional.empty();
        }
        if (Placeholder.BUILT_IN.contains(name) || ConditionReader.WORDS.contains(name)) {
            yaml.problem(
                    spot,
                    "'" + name + "' has a meaning of its own in bot files.",
                    "Choose another name, such as my_" + name + ".");
        }
        return Optional.of(name);
    }

    /** What only the one who uses the options can know. */
    private void check(Entity entity, Mapping mapping) {
        try {
            EntityReader.of(List.of(entity));
        } catch (InvalidEntityException e) {
            String option =
                    OPTIONS_THAT_CAN_FAIL.stream().filter(mapping::has).findFirst().orElse("type");
            yaml.problem(
                    mapping.get(option),
                    e.getMessage() == null ? "This entity cannot be used." : e.getMessage(),
                    "Change '" + option + "'.");
        }
    }
}
