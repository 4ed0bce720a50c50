package dev.deskhand.zendesk.chat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an agent may know of a visitor beyond the name: all that Zendesk's help centre lists as
 * readable, and what programs in use were seen to read. Each is empty when Zendesk told nothing.
 * These are personal data, so a profile prints none of them.
 *
 * @param notes what agents have noted down; it belongs to the visitor, not to one chat
 * @param externalId the website's own id for a visitor who has signed in there
 * @param city where the visitor is now, by Zendesk's reckoning, as are region and country
 * @param deviceType what the visitor uses now, in Zendesk's words
 * @param tags those of the running chat
 * @param userAgent of the visitor's browser
 */
public record VisitorProfile(
        Optional<String> email,
        Optional<String> phone,
        Optional<String> notes,
        Optional<String> externalId,
        Optional<String> city,
        Optional<String> region,
        Optional<String> country,
        Optional<String> deviceType,
        List<String> tags,
        Optional<String> ip,
        Optional<String> userAgent) {

    /** A profile that says nothing. */
    public static final VisitorProfile UNKNOWN =
            new VisitorProfile(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

    public VisitorProfile {
        tags = List.copyOf(tags);
    }

    @Override
    public String toString() {
        long known =
                Stream.of(
                                        email,
                                        phone,
                                        notes,
                                        externalId,
                                        city,
                                        region,
                                        country,
                                        deviceType,
                                        ip,
                                        userAgent)
                                .filter(Optional::isPresent)
                                .count()
                        + tags.size();
        return "VisitorProfile[%d known]".formatted(known);
    }
}
