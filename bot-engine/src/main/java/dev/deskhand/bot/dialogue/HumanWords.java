package dev.deskhand.bot.dialogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The few words that stand around a value, by language. */
enum HumanWords {
    EN(
            "yes no morning afternoon evening until from year years month months day days hour"
                    + " hours minute minutes second seconds"),
    DE(
            "ja nein Morgen Nachmittag Abend bis ab Jahr Jahre Monat Monate Tag Tage Stunde Stunden"
                    + " Minute Minuten Sekunde Sekunden"),
    FR(
            "oui non matin après-midi soir jusqu'à dès an ans mois mois jour jours heure heures"
                    + " minute minutes seconde secondes"),
    ES(
            "sí no mañana tarde noche hasta desde año años mes meses día días hora horas minuto"
                    + " minutos segundo segundos");

    private final String inOrder;

    HumanWords(String inOrder) {
        this.inOrder = inOrder;
    }

    private static final Map<HumanWords, Map<String, String>> TABLES = tables();

    /** English for a language without words of its own. */
    static HumanWords of(String language) {
        for (HumanWords words : values()) {
            if (words.name().equalsIgnoreCase(language)) {
                return words;
            }
        }
        return EN;
    }

    /** By the English word. */
    String text(String english) {
        return TABLES.getOrDefault(this, Map.of()).getOrDefault(english, english);
    }

    private static Map<HumanWords, Map<String, String>> tables() {
        List<String> english = List.of(EN.inOrder.split(" "));
        Map<HumanWords, Map<String, String>> tables = new HashMap<>();
        for (HumanWords language : values()) {
            List<String> words = List.of(language.inOrder.split(" "));
            Map<String, String> table = new HashMap<>();
            for (int at = 0; at < english.size(); at++) {
                table.put(english.get(at), words.get(at));
            }
            tables.put(language, Map.copyOf(table));
        }
        return Map.copyOf(tables);
    }
}
