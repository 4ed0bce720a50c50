package dev.deskhand.emulator.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person on the shop's page; each has one channel, for good. */
public record Visitor(
        String id, String channelId, String name, String email, boolean online, Details details) {

    /** What shows the chat to the visitor. */
    public enum Sdk {
        WIDGET,
        /** Zendesk's Chat SDKs for Android and iOS: they show no structured messages. */
        MOBILE
    }

    /** What the account knows of a visitor beyond name and e-mail; empty where it does not. */
    public record Details(
            String phone,
            String notes,
            String externalId,
            String city,
            String region,
            String country,
            String deviceType,
            String ip,
            String userAgent,
            Sdk sdk) {

        static final Details USUAL =
                new Details(
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "desktop",
                        "127.0.0.1",
                        "Deskhand emulator",
                        Sdk.WIDGET);

        /** As the control API and seed files name them. */
        public static final List<String> KEYS =
                List.of(
                        "phone",
                        "notes",
                        "external_id",
                        "city",
                        "region",
                        "country",
                        "device_type",
                        "ip",
                        "user_agent",
                        "sdk");

        /** These details with what is given changed. */
        Details with(Fields fields) {
            return new Details(
                    fields.text("phone").orElse(phone),
                    fields.text("notes").orElse(notes),
                    fields.text("external_id").orElse(externalId),
                    fields.text("city").orElse(city),
                    fields.text("region").orElse(region),
                    fields.text("country").orElse(country),
                    fields.text("device_type").orElse(deviceType),
                    fields.text("ip").orElse(ip),
                    fields.text("user_agent").orElse(userAgent),
                    fields.word("sdk", Sdk.class, sdk));
        }
    }

    public Visitor(
            String id,
            String channelId,
            String name,
            String email,
            boolean online,
            @Nullable Details details) {
        this.id = id;
        this.channelId = channelId;
        this.name = name;
        this.email = email;
        this.online = online;
        // State files of the format before have none.
        this.details = details == null ? Details.USUAL : details;
    }

    Visitor with(boolean nowOnline) {
        return new Visitor(id, channelId, name, email, nowOnline, details);
    }

    /** This visitor with what is given changed. */
    Visitor with(Fields fields) {
        return new Visitor(
                id,
                channelId,
                fields.text("name").orElse(name),
                fields.text("email").orElse(email),
                online,
                details.with(fields));
    }
}
