package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.fault.ActiveRule;
import dev.deskhand.emulator.fault.BadRule;
import dev.deskhand.emulator.fault.FaultEntry;
import dev.deskhand.emulator.fault.FaultKind;
import dev.deskhand.emulator.fault.FaultMenu;
import dev.deskhand.emulator.fault.FaultRule;
import dev.deskhand.emulator.fault.Field;
import dev.deskhand.emulator.stream.Sockets;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Control API: what is to go wrong, and what did. */
final class FaultApi {

    private static final String FAULTS = "/emulator/v1/faults";

    private final AskedAccount asked;
    private final Sockets sockets;
    private final RandomGenerator seeds;

    /**
     * The face of every account's faults.
     *
     * @param seeds where the seed of a rule comes from that names none
     */
    FaultApi(AskedAccount asked, Sockets sockets, RandomGenerator seeds) {
        this.asked = asked;
        this.sockets = sockets;
        this.seeds = seeds;
    }

    void routes(RoutesConfig routes) {
        routes.exception(
                BadRule.class, (bad, http) -> Http.error(http, 422, "invalid", bad.getMessage()));
        routes.get(FAULTS, this::active);
        routes.post(FAULTS, this::add);
        routes.delete(
                FAULTS,
                http -> {
                    asked.of(http).faults().clear();
                    http.status(204);
                });
        routes.get(FAULTS + "/menu", http -> Http.json(http, menu()));
        routes.get(FAULTS + "/log", this::log);
        routes.delete(FAULTS + "/{id}", this::remove);
    }

    private void active(Context http) {
        Http.json(
                http,
                Map.of(
                        "faults",
                        asked.of(http).faults().active().stream().map(FaultApi::rule).toList()));
    }

    private void add(Context http) {
        Account account = asked.of(http);
        FaultRule rule = FaultMenu.read(Body.of(http).fields(), seeds);
        String agent = rule.scope().agent();
        if (agent != null) {
            account.roster().agent(agent);
        }
        ActiveRule added = account.faults().add(rule);
        if (rule.scope().atOnce()) {
            sockets.strikeNow(account, added);
        }
        Http.json(http, 201, rule(added));
    }

    private void remove(Context http) {
        String id = http.pathParam("id");
        boolean there;
        try {
            there = asked.of(http).faults().remove(Long.parseLong(id));
        } catch (NumberFormatException e) {
            there = false;
        }
        if (!there) {
            throw new Refused(
                    Refused.Kind.NOT_FOUND,
                    "unknown_fault",
                    "No fault with the id \"%s\" is active; it may have struck as often as it was to."
                            .formatted(id));
        }
        http.status(204);
    }

    private void log(Context http) throws InterruptedException {
        Account account = asked.of(http);
        List<?> entries =
                account
                        .faults()
                        .awaitLog(Http.number(http, "after", 0), Http.waitMillis(http))
                        .stream()
                        .map(entry -> entry(account, entry))
                        .toList();
        Http.json(http, Map.of("entries", entries));
    }

    private static Map<String, Object> entry(Account account, FaultEntry entry) {
        return Views.ordered(
                "number", entry.number(),
                "at", entry.at(),
                "fault_id", Long.toString(entry.faultId()),
                "fault", entry.fault(),
                "account", account.subdomain(),
                "agent", entry.agent(),
                "operation", entry.operation(),
                "detail", entry.detail());
    }

    private static Map<String, Object> rule(ActiveRule active) {
        FaultRule rule = active.rule();
        Duration lasting = rule.trigger().lasting();
        int most = rule.trigger().most();
        return Views.ordered(
                "id", Long.toString(active.id()),
                "fault", rule.fault().word(),
                "particulars", rule.fault().particulars(),
                "at", rule.scope().placeWords(),
                "operations", rule.scope().operations().stream().sorted().toList(),
                "agent", rule.scope().agent(),
                "count", most == 0 ? null : most,
                "for_ms", lasting == null ? null : lasting.toMillis(),
                "probability", rule.trigger().probability(),
                "seed", rule.seed(),
                "struck", active.struck(),
                "since", active.since());
    }

    private static Map<String, Object> menu() {
        return Views.ordered(
                "faults",
                        Arrays.stream(FaultKind.values())
                                .map(kind ->
                                        Views.ordered(
                                                "name", kind.word(),
                                                "does", kind.effect(),
                                                "at", kind.placeWords(),
                                                "fields",
                                                        kind.fields().stream()
                                                                .map(FaultApi::field)
                                                                .toList()))
                                .toList(),
                "fields", FaultMenu.fields().stream().map(FaultApi::field).toList());
    }

    private static Map<String, Object> field(Field field) {
        boolean bounded = field.type() == Field.Type.NUMBER;
        Map<String, Object> map =
                Views.ordered(
                        "name", field.name(),
                        "type", Views.word(field.type()),
                        "words", field.words(),
                        "default", field.usual());
        if (!field.values().isEmpty()) {
            map.put("values", field.values());
        }
        if (bounded) {
            map.put("least", field.least());
            map.put("most", field.most());
        }
        return map;
    }
}
