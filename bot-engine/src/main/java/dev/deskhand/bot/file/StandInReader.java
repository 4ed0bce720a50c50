package dev.deskhand.bot.file;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.check.StandIn;
import dev.deskhand.bot.dialogue.ApiResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what answers in the place of services, in test files and files of its own. */
final class StandInReader {
    private static final Set<String> KEYS = Set.of("url", "method", "answers", "status", "fails");

    private final YamlDocument yaml;

    StandInReader(YamlDocument yaml) {
        this.yaml = yaml;
    }

    List<StandIn> all(Spot spot) {
        return yaml.itemsOrOne(spot).stream().map(this::one).toList();
    }

    private StandIn one(Spot spot) {
        Mapping standIn = yaml.mapping(spot, KEYS);
        String url =
                yaml.required(
                        standIn,
                        "url",
                        "A stand-in needs the address that it answers for.",
                        "Add 'url: https://api.example/orders/*'; a * stands for anything.");
        Optional<ApiCall.Method> method = CallReader.method(yaml, standIn.get("method"));
        return new StandIn(method, url, result(standIn));
    }

    private ApiResult result(Mapping standIn) {
        long given = Stream.of("answers", "status", "fails").filter(standIn::has).count();
        if (given != 1) {
            yaml.problem(
                    standIn.spot(),
                    given == 0
                            ? "This stand-in does nothing."
                            : "This stand-in can do only one thing.",
                    "Write either 'answers:' with the JSON that comes back, or 'status: 404', or"
                            + " 'fails: timed_out'.");
        }
        if (standIn.has("answers")) {
            return new ApiResult.Answered(JsonOfYaml.text(standIn.get("answers")));
        }
        Spot status = standIn.get("status");
        if (status.isThere()) {
            OptionalInt number =
                    yaml.whole(
                            status,
                            300,
                            599,
                            "For an answer that is well, write 'answers:' in its place.");
            return new ApiResult.Failed(
                    ApiResult.Kind.STATUS,
                    "The stand-in answered with status " + number.orElse(0) + ".");
        }
        ApiResult.Kind kind =
                yaml.constant(standIn.get("fails"), ApiResult.Kind.class)
                        .orElse(ApiResult.Kind.UNREACHABLE);
        return new ApiResult.Failed(kind, "The stand-in fails so.");
    }
}
