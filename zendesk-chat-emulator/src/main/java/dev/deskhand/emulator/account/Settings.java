package dev.deskhand.emulator.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an administrator sets for an account; immutable. Names and ranges of the routing part follow
 * the account routing settings of Zendesk's Chat REST API.
 *
 * @param chatLimit chats one agent may have at a time
 * @param reassignAfter how long an agent who was assigned a chat has to serve it
 * @param closedTab how long a visitor who closed the page may come back to the same chat
 * @param idle how long a visitor may be silent before the visit is over
 * @param mobileIdle the same in a mobile app
 * @param ipRestricted only agents at {@code allowedIps} may be online
 */
public record Settings(
        RoutingMode routingMode,
        ChatLimit chatLimit,
        boolean reassigns,
        Duration reassignAfter,
        Duration closedTab,
        Duration idle,
        Duration mobileIdle,
        boolean ipRestricted,
        List<String> allowedIps,
        OperatingHours operatingHours) {

    /** Who is notified of a chat: everyone eligible, or one agent at a time. */
    public enum RoutingMode {
        BROADCAST,
        ASSIGNED
    }

    /** Whether one number holds for all agents, or each has an own one. */
    public enum LimitType {
        ACCOUNT,
        AGENT
    }

    /** The number is also that of agents who have no own one. */
    public record ChatLimit(boolean enabled, int limit, LimitType type) {}

    /** Every caller is on this machine. */
    private static final List<String> HERE = List.of("127.0.0.1", "localhost", "::1");

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** A new account's. */
    public static Settings usual() {
        return new Settings(
                RoutingMode.BROADCAST,
                new ChatLimit(false, 3, LimitType.ACCOUNT),
                true,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofMinutes(20),
                Duration.ofHours(1),
                false,
                List.of(),
                OperatingHours.ALWAYS);
    }

    public Settings withClosedTab(Duration time) {
        return new Settings(
                routingMode,
                chatLimit,
                reassigns,
                reassignAfter,
                time,
                idle,
                mobileIdle,
                ipRestricted,
                allowedIps,
                operatingHours);
    }

    /** Whether this machine's address is one that agents may not come from. */
    boolean refusesThisMachine() {
        return ipRestricted && allowedIps.stream().noneMatch(HERE::contains);
    }

    boolean assigned() {
        return routingMode == RoutingMode.ASSIGNED;
    }

    /**
     * These settings with what is given changed.
     *
     * @throws Refused naming the field that will not do
     */
    Settings with(Map<String, ?> changes) {
        Fields all =
                new Fields("settings", changes)
                        .only(
                                "routing_mode",
                                "chat_limit",
                                "reassignment",
                                "visitor_timeouts",
                                "ip_restriction",
                                "operating_hours");
        Fields limit = all.fields("chat_limit").only("enabled", "limit", "limit_type");
        Fields reassignment = all.fields("reassignment").only("enabled", "timeout");
        Fields times =
                all.fields("visitor_timeouts").only("closed_tab_ms", "idle_ms", "mobile_idle_ms");
        Fields ips = all.fields("ip_restriction").only("enabled", "allowed");
        return new Settings(
                all.word("routing_mode", RoutingMode.class, routingMode),
                new ChatLimit(
                        limit.flag("enabled", chatLimit.enabled()),
                        (int) limit.number("limit", 0, 20, chatLimit.limit()),
                        limit.word("limit_type", LimitType.class, chatLimit.type())),
                reassignment.flag("enabled", reassigns),
                Duration.ofSeconds(
                        reassignment.number("timeout", 10, 120, reassignAfter.toSeconds())),
                millis(times, "closed_tab_ms", closedTab),
                millis(times, "idle_ms", idle),
                millis(times, "mobile_idle_ms", mobileIdle),
                ips.flag("enabled", ipRestricted),
                ips.texts("allowed", allowedIps),
                all.has("operating_hours")
                        ? operatingHours.with(all.fields("operating_hours"))
                        : operatingHours);
    }

    private static Duration millis(Fields times, String key, Duration otherwise) {
        return Duration.ofMillis(times.number(key, 0, DAY_MS, otherwise.toMillis()));
    }

    /** As the control API writes it; {@link #with} takes it back. */
    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("routing_mode", word(routingMode));
        view.put(
                "chat_limit",
                ordered(
                        "enabled", chatLimit.enabled(),
                        "limit", chatLimit.limit(),
                        "limit_type", word(chatLimit.type())));
        view.put(
                "reassignment",
                ordered("enabled", reassigns, "timeout", reassignAfter.toSeconds()));
        view.put(
                "visitor_timeouts",
                ordered(
                        "closed_tab_ms", closedTab.toMillis(),
                        "idle_ms", idle.toMillis(),
                        "mobile_idle_ms", mobileIdle.toMillis()));
        view.put("ip_restriction", ordered("enabled", ipRestricted, "allowed", allowedIps));
        view.put("operating_hours", operatingHours.view());
        return view;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
