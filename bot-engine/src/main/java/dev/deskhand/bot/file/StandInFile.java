package dev.deskhand.bot.file;

import dev.deskhand.bot.check.StandIn;
import java.util.List;
import java.util.Set;

/** What a file of stand-ins turned out to hold: stand-ins, or every problem of it. */
public sealed interface StandInFile {
    /** The file can be used. */
    record Valid(List<StandIn> standIns) implements StandInFile {
        public Valid {
            standIns = List.copyOf(standIns);
        }
    }

    /** The file cannot be used; nothing of it is. In the order of the file, never empty. */
    record Invalid(List<BotProblem> problems) implements StandInFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file with the one key {@code api}, whose list is as in a file of tests. */
    static StandInFile parse(SourceFile file) {
        YamlDocument yaml = new YamlDocument();
        switch (YamlSource.read(file)) {
            case YamlSource.Tree.Unreadable(BotProblem problem) -> {
                return new Invalid(List.of(problem));
            }
            case YamlSource.Tree.Nothing _ -> {
                return new Invalid(
                        List.of(
                                BotProblem.empty(
                                        file.name(),
                                        "Begin with 'api:' and a list of stand-ins.")));
            }
            case YamlSource.Tree.Root(var node) -> {
                Mapping root = yaml.mapping(new Spot(node, null, ""), Set.of("api"));
                List<StandIn> all = new StandInReader(yaml).all(root.get("api"));
                return yaml.problemCount() == 0 ? new Valid(all) : new Invalid(yaml.problems());
            }
        }
    }
}
