package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A number with a unit behind it. */
final class QuantityRecogniser implements Recogniser {
    private final @Nullable Phrases own;

    QuantityRecogniser(EntityType.Quantity type) {
        own = type.units().isEmpty() ? null : new Phrases(table(type.units()));
    }

    private static Map<String, String> table(List<EntityType.Choice> units) {
        Map<String, String> table = new LinkedHashMap<>();
        for (EntityType.Choice unit : units) {
            table.put(unit.value(), unit.value());
            table.putIfAbsent(unit.value() + "s", unit.value());
            for (String variant : unit.variants()) {
                table.put(variant, unit.value());
                table.putIfAbsent(variant + "s", unit.value());
            }
        }
        return table;
    }

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        Phrases units = own == null ? reading.language().phrases("quantity") : own;
        Phrases between = reading.language().phrases("of between");
        List<Candidate> found = new ArrayList<>();
        Tokens tokens = reading.tokens();
        int i = 0;
        while (i < tokens.size()) {
            Numbers.At at = reading.numbers().at(i);
            boolean piece = tokens.at(i).glued() && tokens.at(i).isDigits() && runsIn(tokens, i);
            if (at == null || at.value().signum() < 0 || piece) {
                i++;
                continue;
            }
            int unitAt = between.contains(tokens.at(at.end()).word()) ? at.end() + 1 : at.end();
            Phrases.Hit unit = units.longest(tokens, unitAt);
            boolean cut = unit != null && isCut(tokens, unit.end());
            if (unit == null || cut) {
                i++;
                continue;
            }
            found.add(
                    reading.candidate(
                            i,
                            unit.end(),
                            new EntityValue.Quantity(at.value(), unit.value()),
                            false));
            i = unit.end();
        }
        return found;
    }

    private static boolean runsIn(Tokens tokens, int i) {
        Token before = tokens.at(i - 1);
        return (before.isWord() && !before.is("x")) || ".,/:-".contains(before.word());
    }

    /** "5m2", "3x4": the unit is a piece of something else. */
    private static boolean isCut(Tokens tokens, int end) {
        return tokens.at(end).glued() && tokens.at(end).isDigits();
    }
}
