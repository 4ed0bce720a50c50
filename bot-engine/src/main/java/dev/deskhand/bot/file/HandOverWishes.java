package dev.deskhand.bot.file;

import dev.deskhand.bot.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How visitors ask for a person, for bots whose author has written nothing about it. */
final class HandOverWishes {
    private static final Map<String, List<String>> BY_LANGUAGE =
            Map.of(
                    "en",
                    List.of(
                            "talk to a human",
                            "can I speak to a person",
                            "I want to talk to an agent",
                            "connect me to a real person please",
                            "chat with an agent",
                            "is there a human here",
                            "let me talk to someone from your team",
                            "speak to customer service representative",
                            "I need a live agent",
                            "human please"),
                    "de",
                    List.of(
                            "ich möchte mit einem Menschen sprechen",
                            "kann ich mit jemandem reden",
                            "Mitarbeiter bitte",
                            "verbinden Sie mich mit einem Berater",
                            "ich will keinen Bot",
                            "gibt es hier einen echten Menschen",
                            "bitte an einen Kollegen weiterleiten",
                            "Kundenservice sprechen",
                            "ich brauche einen Ansprechpartner",
                            "echte Person bitte"),
                    "fr",
                    List.of(
                            "parler à un humain",
                            "je veux parler à quelqu'un",
                            "je voudrais parler à un conseiller",
                            "passez-moi un agent",
                            "mettez-moi en relation avec une vraie personne",
                            "est-ce qu'il y a un humain ici",
                            "un conseiller s'il vous plaît",
                            "contacter le service client",
                            "je ne veux pas parler à un robot",
                            "une vraie personne svp"),
                    "es",
                    List.of(
                            "hablar con una persona",
                            "quiero hablar con un agente",
                            "puedo hablar con alguien",
                            "páseme con un asesor",
                            "quiero hablar con un humano",
                            "hay alguna persona ahí",
                            "un agente por favor",
                            "atención al cliente",
                            "no quiero hablar con un robot",
                            "una persona real por favor"));

    private HandOverWishes() {}

    /** Sentences in each of the languages that there are some for; if there is none, in English. */
    static List<Sentence> in(List<String> languages) {
        List<Sentence> wishes = new ArrayList<>();
        for (String language : languages) {
            List<String> known =
                    BY_LANGUAGE.getOrDefault(
                            Locale.forLanguageTag(language).getLanguage(), List.of());
            known.forEach(text -> wishes.add(new Sentence(text, language)));
        }
        if (wishes.isEmpty()) {
            BY_LANGUAGE
                    .getOrDefault("en", List.of())
                    .forEach(text -> wishes.add(new Sentence(text, languages.getFirst())));
        }
        return wishes;
    }
}
